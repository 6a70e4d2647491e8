import { isObject, type Json } from '@fiveones/definition';
import { expect, it } from 'vitest';
import { filesOf } from './template-files.ts';
import type { Files } from '../src/pack.ts';
import { newsOf, upstreamOf } from '../src/tabs/upstream.ts';

const common = filesOf('senior-allowance');
const [chart = ''] = Object.keys(common).filter(
  (file) => file.startsWith('processes/') && !file.endsWith('.layout.json'),
);

/** The files with the first named nodes of a chart renamed; an empty name leaves one as it is. */
const renamed = (files: Files, ...names: readonly string[]): Files => {
  const json = files[chart];
  const nodes = isObject(json) && Array.isArray(json['nodes']) ? (json['nodes'] as readonly Json[]) : [];
  const tasks = nodes.filter((node) => isObject(node) && typeof node['name'] === 'string');
  const of = (node: Json): Json => {
    const name = names[tasks.indexOf(node)] ?? '';
    return name === '' || !isObject(node) ? node : { ...node, name };
  };
  return { ...files, [chart]: { ...(isObject(json) ? json : {}), nodes: nodes.map(of) } };
};

const own = (files: Files): Files => {
  const template = files['template.json'];
  const upstream = { id: 'senior-allowance', version: '1.0.0' };
  return {
    ...files,
    'template.json': { ...(isObject(template) ? template : {}), id: 'local-1', name: '本县的', upstream },
  };
};

it('what upstream changed is told apart from what both changed; what a package is called is nobody else’s', () => {
  const ours = own(renamed(common, '我们改的'));
  expect(upstreamOf(ours)).toEqual({ id: 'senior-allowance', version: '1.0.0' });
  const news = newsOf(common, renamed(common, '上级改的', '也改了'), ours);
  expect(news?.count).toBe(2);
  expect(news?.theirs.map(({ sentence }) => sentence).join()).toContain('也改了');
  expect(news?.both).toHaveLength(1);
  expect(news?.both[0]?.theirs.join()).toContain('上级改的');
  expect(news?.both[0]?.ours.join()).toContain('我们改的');
});

it('a package that was made from none has nothing upstream, and one that upstream left alone has no news', () => {
  expect(upstreamOf(common)).toBeUndefined();
  expect(newsOf(common, common, own(renamed(common, '我们改的')))).toEqual({
    theirs: [],
    both: [],
    count: 0,
  });
});

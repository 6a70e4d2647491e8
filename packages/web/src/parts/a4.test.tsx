import type { RenderedBlock } from '@fiveones/documents';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { A4Page } from './a4.tsx';

const page = (block: RenderedBlock, part?: string): string =>
  renderToStaticMarkup(
    <A4Page
      demo={false}
      document={{
        id: 'd1',
        title: '公告',
        style: 'poster',
        blocks: [block],
        issuer: '样例村村民选举委员会',
        issuedOn: '2026年4月24日',
        seal: '样例村村民选举委员会',
        footer: [],
        checkNumber: 'AB12-CD34',
        checks: [],
        part,
      }}
    />,
  );

/** What stands in each line of a table's body. */
const linesOf = (html: string): readonly (readonly string[])[] =>
  [...(/<tbody>(.*)<\/tbody>/s.exec(html)?.[1] ?? '').matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, line = '']) =>
    [...line.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell),
  );

const people = Array.from({ length: 13 }, (_, place) => [`村民${place + 1}`, '一组']);

describe('a table on a sheet', () => {
  it('lays a long roll of short columns in two, side by side', () => {
    const lines = linesOf(page({ kind: 'table', head: ['姓名', '小组'], rows: people }));
    expect(lines[0]).toEqual(['村民1', '一组', '村民2', '一组']);
    expect(lines.at(-1)).toEqual(['村民13', '一组', '', '']);
  });

  it('keeps a short roll, and one with long texts, in lines of its own', () => {
    const few = linesOf(page({ kind: 'table', head: ['姓名', '小组'], rows: people.slice(0, 3) }));
    const long = people.map(([name = '']) => [name, '受委托超过三人，没有通过审核']);
    expect(few.map((line) => line.length)).toEqual([2, 2, 2]);
    expect(linesOf(page({ kind: 'table', head: ['委托人', '原因'], rows: long }))).toHaveLength(13);
  });

  it('says that there is nothing where it has no rows', () => {
    expect(linesOf(page({ kind: 'table', head: ['委托人', '受委托人'], rows: [] }))).toEqual([['无']]);
  });
});

it('a sheet of which its reader does not see all says so above everything and carries no seal', () => {
  const block = { kind: 'paragraph', text: '决定给予', indent: true } as const;
  expect(page(block)).toContain('印章');
  const part = page(block, '有内容未显示，不作送达用');
  expect(part).not.toContain('印章');
  expect(part.indexOf('有内容未显示')).toBeLessThan(part.indexOf('公告</h2>'));
});

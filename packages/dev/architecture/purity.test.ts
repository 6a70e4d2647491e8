import { expect, test } from 'vitest';
import { packageTable } from './package-table.ts';
import { isNode, lineAt, sources, walk, type Source, type SyntaxNode } from './sources.ts';

// `process` is also a word of the domain, so only members that Node's own has are meant.
const members: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now'],
  crypto: ['randomUUID', 'getRandomValues'],
  process: [
    'env',
    'argv',
    'cwd',
    'exit',
    'hrtime',
    'nextTick',
    'stdout',
    'stderr',
    'stdin',
    'uptime',
    'platform',
  ],
};
const calls = [
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
];

/** What tests stand on beside the sources keeps to the same, so that it is the same each time. */
const isExample = ({ path }: Source): boolean => /\/src\/.*\.example\.ts$/.test(path);

test('the core knows no clock, chance, timer, promise, environment, disk or network', () => {
  const core = sources.filter(
    (source) => packageTable[source.package]?.core && (!source.isTest || isExample(source)),
  );
  const impure = core.flatMap((source) => {
    const found = source.imports
      .filter(({ specifier }) => specifier.startsWith('node:'))
      .map(({ specifier }) => `${source.path} → ${specifier}`);
    walk(source.syntax, (node) => {
      const what = impurityOf(node);
      if (what !== undefined) found.push(`${source.path}:${lineAt(source.text, node.start)} ${what}`);
    });
    return found;
  });
  expect(impure).toEqual([]);
});

function impurityOf(node: SyntaxNode): string | undefined {
  if (node['async'] === true || node.type === 'AwaitExpression') return 'async';
  if (node.type === 'MemberExpression') {
    const owner = nameOf(node['object']);
    const member = nameOf(node['property']);
    return owner !== undefined && member !== undefined && members[owner]?.includes(member)
      ? `${owner}.${member}`
      : undefined;
  }
  const called = nameOf(node['callee']);
  if (node.type === 'NewExpression' && called === 'Promise') return 'new Promise';
  if (called === 'Date' && isEmpty(node['arguments'])) return 'Date()';
  return node.type === 'CallExpression' && called !== undefined && calls.includes(called)
    ? `${called}()`
    : undefined;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const nameOf = (value: unknown): string | undefined =>
  isNode(value) && value.type === 'Identifier' && typeof value['name'] === 'string'
    ? value['name']
    : undefined;

import { describe, expect, it } from 'vitest';
import { failuresOf } from './chart.example.ts';
import { patternsPage } from './coverage.example.ts';
import { patterns } from './patterns.example.ts';

const drawn = patterns.flatMap(({ number, name, example }) =>
  example ? [{ number, name, ...example }] : [],
);

describe('the workflow patterns', () => {
  it('are all there, each once', () =>
    expect(patterns.map(({ number }) => number)).toEqual(
      Array.from({ length: 43 }, (_, place) => place + 1),
    ));

  it.each(drawn)('$number $name', ({ pkg, script, then }) =>
    expect(failuresOf(pkg, script, then)).toEqual([]),
  );

  it('stand on a page that is what these tests say; run them with -u to write it again', () =>
    expect(patternsPage(patterns)).toMatchFileSnapshot('../../../docs/workflow-patterns.md'));
});

import { describe, expect, it } from 'vitest';
import { failuresOf, played } from './chart.example.ts';
import { constructs } from './constructs-more.example.ts';
import { coveragePage } from './coverage.example.ts';
import { tell } from './play/story.ts';

describe.each(constructs)('$bpmn', ({ example, script, then, extra }) => {
  it('means what the coverage page says', () => expect(failuresOf(example, script, then, extra)).toEqual([]));

  it('can be told in words', () => {
    const { timeline, world } = played(example, script, then, extra);
    for (const { event } of timeline)
      expect((world && tell(event, world)?.title) ?? '').not.toMatch(/undefined/);
  });
});

describe('the coverage page', () => {
  it('is what these tests say; run them with -u to write it again', () =>
    expect(coveragePage(constructs)).toMatchFileSnapshot('../../../docs/bpmn-coverage.md'));
});

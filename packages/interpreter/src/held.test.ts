import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@fiveones/definition';
import { chart, failuresOf, played } from './chart.example.ts';

const fill = (node: string, data: JsonObject = {}): JsonObject => ({ do: 'fill', node, data });
const none: readonly never[] = [];

describe('a condition that the data hold as a text', () => {
  const cards = (whenFailed?: string) =>
    chart(['begin > a > rule > after > end'], {
      rule: {
        kind: 'businessRuleTask',
        calculate: [
          {
            into: 'answers',
            each: 'form.cards',
            as: 'card',
            condition: {
              text: 'card.text',
              named: 'card.name',
              sees: ['facts', 'param'],
              ...(whenFailed ? { whenFailed } : {}),
            },
          },
        ],
      },
    });
  const held = (...texts: string[]) =>
    fill('a', { form: { cards: texts.map((text) => ({ name: '大额自付', text })) }, facts: { paid: 9 } });
  it('is worked out over what it may see; what was not delivered does not hold', () =>
    expect(
      failuresOf(cards(), [held('facts.paid > param.days', 'facts.paid < 1', 'facts.lost > 1')], {
        open: [{ node: 'after' }],
        data: { answers: [true, false, false] },
      }),
    ).toEqual(none));
  it('stops the step, in words, where it cannot be worked out', () => {
    const state = played(cards(), [held('facts.paid > 1', 'form.cards = null')]).states['s1'];
    expect(Object.values(state?.incidents ?? {})).toMatchObject([
      {
        code: 'condition-failed',
        params: { name: '大额自付', expression: 'form.cards = null', reason: '没有叫“form”的数据项' },
      },
    ]);
  });
  it('leaves its words in place of the answer, where the chart says so', () =>
    expect(
      failuresOf(cards('record'), [held('facts.paid', 'facts.paid > 1')], {
        open: [{ node: 'after' }],
        data: { answers: ['结果不是“是”或“否”', true] },
      }),
    ).toEqual(none));
});

import type { Decision } from '@fiveones/definition';
import type { Section } from '../block.ts';
import { cellWords } from '../feel-words.ts';
import { aggregateWords, hitPolicyWords } from '../words.ts';
import { basisWords, below, stacked, type Chapter } from './context.ts';
import { numbered } from './deed.ts';

/** A decision table with its cells in words; parameters stand with the value in force. */
export function decisionSection(chapter: Chapter, decision: Decision): Section {
  const { naming } = chapter;
  const { inputs, outputs, rules, hitPolicy, aggregate, note, basis } = decision;
  const columns = inputs.length + outputs.length;
  return below(chapter, `decision.${decision.id}`, numbered(decision.id, decision.name), [
    {
      kind: 'text',
      text: [
        `${hitPolicyWords[hitPolicy]}${aggregate === undefined ? '' : `，${aggregateWords[aggregate]}`}`,
        basis === undefined || basis.length === 0 ? '' : `依据：${basisWords(basis, naming)}`,
      ]
        .filter(Boolean)
        .join('。'),
    },
    ...(note === undefined ? [] : [{ kind: 'text' as const, text: note }]),
    {
      kind: 'table',
      columns: [
        { title: '行', width: 6 },
        ...inputs.map(({ label }) => ({ title: label, width: Math.max(12, 56 / columns) })),
        ...outputs.map(({ label }) => ({ title: label, width: Math.max(10, 36 / columns) })),
        { title: '说明、依据', width: 22 },
      ],
      rows: rules.map((rule) => ({
        of: `rule:${decision.id}/${rule.id}`,
        cells: [
          rule.id,
          ...inputs.map(({ expression }, place) => cellWords(rule.when[place] ?? '', naming, expression)),
          ...outputs.map(({ id }) => cellWords(rule.then[id] ?? '', naming, id)),
          stacked(
            rule.note,
            rule.basis !== undefined && basisWords(rule.basis, naming),
            ...(rule.fixed ?? []).map((fixed) => `法定数 ${fixed.number}：${fixed.basis}`),
          ),
        ],
      })),
    },
  ]);
}

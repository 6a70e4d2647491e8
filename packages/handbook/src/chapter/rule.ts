import type { Decision } from '@fiveones/definition';
import type { Section } from '../block.ts';
import { cellWords, type Members } from '../feel-words.ts';
import { covering, type Naming } from '../naming.ts';
import { aggregateWords, hitPolicyWords } from '../words.ts';
import { basisWords, below, rowNumber, stacked, type Chapter } from './context.ts';
import { numbered } from './deed.ts';

/** A decision table with its cells in words; parameters stand with the value in force. */
export function decisionSection(chapter: Chapter, decision: Decision): Section {
  const { naming } = chapter;
  const { inputs, outputs, rules, hitPolicy, aggregate, note, basis } = decision;
  const columns = inputs.length + outputs.length;
  const used = usesOf(decision, naming);
  const results = outputs.map(({ id, label }) => {
    const place = used.place(id);
    return {
      id,
      label,
      place,
      naming: covering(
        naming,
        place,
        rules.map(({ then }) => then[id] ?? ''),
      ),
    };
  });
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
        ...results.map(({ id, label }) => ({
          title: label,
          width: Math.max(10, 36 / columns, longestOf(rules, id)),
        })),
        { title: '说明、依据', width: 22 },
      ],
      rows: rules.map((rule, place) => ({
        of: `rule:${decision.id}/${rule.id}`,
        cells: [
          rowNumber(rule.id, place),
          ...inputs.map(({ expression }, column) =>
            cellWords(rule.when[column] ?? '', naming, expression, used.members),
          ),
          ...results.map((one) => cellWords(rule.then[one.id] ?? '', one.naming, one.place, used.members)),
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

/** Room for a column of results: a long formula needs more of the line. */
const longestOf = (rules: Decision['rules'], output: string): number =>
  Math.min(36, Math.max(...rules.map(({ then }) => (then[output] ?? '').length), 0) / 5);

interface Uses {
  /** What the table calls the rows that it is asked about one by one, and the lists they are of. */
  readonly members: Members;
  /** Where a column of results stands in the data. */
  readonly place: (output: string) => string;
}

/** How the steps of the package ask a table. */
export function usesOf({ id }: Decision, naming: Naming): Uses {
  const lines = Object.values(naming.package.processes)
    .flatMap(({ nodes }) => nodes.flatMap((node) => (node.kind === 'businessRuleTask' ? node.calculate : [])))
    .filter(({ decision }) => decision === id);
  const rows = lines.flatMap(({ each, as, into }) =>
    each === undefined ? [] : [[as ?? 'item', [each.replace(/^=/, '').trim(), into]] as const],
  );
  return {
    members: Object.fromEntries(rows),
    place: (output) =>
      lines
        .map(({ into }) => `${into}.${output}`)
        .find((path) => (naming.called(path)?.options.size ?? 0) > 0) ?? output,
  };
}

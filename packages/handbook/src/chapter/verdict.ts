import type { Decision } from '@fiveones/definition';
import type { Block, Inline, TableRow } from '../block.ts';
import { cellWords, feelWords } from '../feel-words.ts';
import { covering, type Naming } from '../naming.ts';
import { basisWords, idOf, stacked, type Chapter } from './context.ts';
import { formName, numbered } from './deed.ts';
import { usesOf } from './rule.ts';

type DecisionRule = Decision['rules'][number];
type Verdict = NonNullable<DecisionRule['verdict']>;

/** A row of a decision table that says whether something can be had. */
interface Ruling {
  readonly decision: Decision;
  readonly rule: DecisionRule;
  /** The row in a short sentence for the public. */
  readonly short: string;
  /** All its conditions, with the values in force. */
  readonly whole: string;
}

/** The rows of one verdict, table by table. */
export const rulingsOf = (naming: Naming, verdict: Verdict): readonly Ruling[] =>
  Object.values(naming.package.decisions).flatMap((decision) =>
    decision.rules
      .filter((rule) => rule.verdict === verdict)
      .map((rule) => {
        const conditions = conditionsOf(decision, rule, naming);
        const note = rule.note ?? '';
        const whole = conditions === '' ? othersOf[verdict](note) : joined(note, conditions);
        return { decision, rule, whole, short: stands(note, conditions) ? note : whole };
      }),
  );

/** A row of no conditions takes what the rows around it leave; what it is called says what becomes of that. */
const othersOf: Readonly<Record<Verdict, (note: string) => string>> = {
  eligible: (note) =>
    `没有“不能办的情形”的${note.length > 2 && !note.startsWith('其余') ? `（${note}）` : ''}`,
  refused: (note) => note || '“谁能办”各条都不符合的',
};

/** What a row is called says enough for the public when it has so many letters. */
const sentence = 7;

/** What a row is called stands for it where it is a sentence, or where its conditions speak of what has no name. */
const stands = (note: string, conditions: string): boolean =>
  conditions !== '' && (note.length >= sentence || (note !== '' && /[a-z]{3}/.test(conditions)));

const joined = (note: string, conditions: string): string =>
  [note, conditions].filter((text) => text !== '').join('：');

/** The conditions of a row in words. */
function conditionsOf(decision: Decision, { when }: DecisionRule, naming: Naming): string {
  const { inputs, rules } = decision;
  const { members } = usesOf(decision, naming);
  const said = inputs.flatMap(({ label, expression }, place) => {
    const cell = (when[place] ?? '').trim();
    if (cell === '' || cell === '-') return [];
    if (expression === undefined) return [feelWords(cell, naming, members)];
    if (cell === 'true') return [label];
    if (cell === 'false') return [`${label}：否`];
    const all = rules.map((rule) => rule.when[place] ?? '');
    const told = cellWords(cell, covering(naming, expression, all), expression, members);
    return [`${label}${/^[<>≤≥=≠]/.test(told) ? ` ${told}` : `是${told}`}`];
  });
  return said.join('，并且 ');
}

/** 谁能办: every row that leads to “yes”, in words. */
export const eligibleOf = ({ naming }: Chapter): readonly Block[] =>
  byTable(rulingsOf(naming, 'eligible')).flatMap(([decision, rulings]): readonly Block[] => [
    { kind: 'lead', text: decision.name },
    {
      kind: 'items',
      items: rulings.map(({ rule, whole }) => ({
        of: `rule:${decision.id}/${rule.id}`,
        text: runs(whole, rule.basis, naming),
      })),
    },
  ]);

const runs = (text: string, basis: string | undefined, naming: Naming): Inline => {
  const source = basisWords(basis, naming);
  return [{ text }, ...(source === '' ? [] : [{ text: `（${source}）`, tone: 'soft' as const }])];
};

function byTable(rulings: readonly Ruling[]): readonly (readonly [Decision, readonly Ruling[]])[] {
  const found = new Map<Decision, Ruling[]>();
  for (const ruling of rulings) found.set(ruling.decision, [...(found.get(ruling.decision) ?? []), ruling]);
  return [...found];
}

/** 不能办的情形: every row that refuses and every reason that a person may give, with its code and what can be done about it. */
export function refusedOf(chapter: Chapter): readonly Block[] {
  const rows = [
    ...rulingsOf(chapter.naming, 'refused').map((ruling) => rulingRow(ruling, chapter)),
    ...reasonRows(chapter),
  ];
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [
        { title: '不能办的情形', width: 50 },
        { title: '理由码', width: 14 },
        { title: '依据', width: 18 },
        { title: '哪里判定', width: 26 },
      ],
      rows,
    },
    {
      kind: 'text',
      text: [
        { text: '不予办理的要说明理由。认为不对的，按' },
        { text: '“变更后怎么办、不服怎么办”', to: idOf(chapter, 'remedy') },
        { text: '办：' },
      ],
    },
    ...(chapter.own.get('remedy')?.body ?? []),
  ];
}

function rulingRow({ decision, rule, whole }: Ruling, { naming }: Chapter): TableRow {
  const codes = decision.outputs
    .filter(({ id }) => codeLike.has(id))
    .map(({ id }) => cellWords(rule.then[id] ?? '', naming, id))
    .filter((text) => text !== '不论' && text !== '空');
  return {
    of: `rule:${decision.id}/${rule.id}`,
    cells: [whole, codes.join('、'), basisWords(rule.basis, naming), numbered(decision.id, decision.name)],
  };
}

/** Columns of a result that name a reason and not what follows from it. */
const codeLike: ReadonlySet<string> = new Set(['code', 'why', 'reason', 'basis', 'violation']);

/** The reasons that a person who refuses chooses from, of fields that the form marks as such. */
const reasonRows = ({ naming }: Chapter): readonly TableRow[] =>
  [...naming.forms.values()].flatMap((form) =>
    form.fields
      .filter(({ schema, options }) => schema['x-handbook'] === 'refusal' && options !== undefined)
      .flatMap(({ options = [], label }) =>
        options.map(({ value, label: name }) => ({
          of: `form:${form.id}`,
          cells: [name, String(value), '', stacked(`${formName(form.id, naming)}“${label}”`, '经办人选')],
        })),
      ),
  );

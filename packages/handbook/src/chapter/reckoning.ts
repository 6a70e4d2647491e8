import { valueWords, type Calculation, type Json, type Scenario } from '@fiveones/definition';
import type { Block } from '../block.ts';
import { limitWords } from '../limit-words.ts';
import { covering, type Naming } from '../naming.ts';
import type { Chapter } from './context.ts';
import { calculationWords } from './deed.ts';

/** Examples of a chapter, results of one, and letters of a formula at most; a longer one stands in its process. */
const mostExamples = 4;
const leastExamples = 2;
const mostResults = 6;
const longestFormula = 110;

/** A worked example: what is told of the household, and what came out. */
interface Example {
  readonly scenario: Scenario;
  readonly results: readonly Result[];
}
interface Result {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly how: string;
}

/** 算例: invented households that the package ships, with what its rules work out for them and how. */
export function reckoningOf({ naming }: Chapter): readonly Block[] {
  const examples = examplesIn(naming);
  if (examples.length === 0) return [];
  return [
    {
      kind: 'text',
      text: '下面的人和事都是虚构的，取自模板自带的样例；结果由在用的规则算出，每次发布都重新核对。',
    },
    ...examples.flatMap(({ scenario, results }, place): readonly Block[] => [
      { kind: 'lead', text: `例 ${place + 1}　${scenario.name}`, of: `scenario:${scenario.id}` },
      { kind: 'text', text: scenario.description ?? '' },
      {
        kind: 'table',
        columns: [
          { title: '算出', width: 30 },
          { title: '结果', width: 24 },
          { title: '怎么算', width: 54 },
        ],
        rows: results.map(({ label, value, how }) => ({
          cells: [label, [{ text: value, strong: true }], how],
        })),
      },
    ]),
  ];
}

/** Scenarios in which something is worked out; where there are few, those that tell which way a matter goes. */
function examplesIn(naming: Naming): readonly Example[] {
  const told = Object.values(naming.package.scenarios).filter(({ description = '' }) => description !== '');
  const telling = (resultsIn: (scenario: Scenario) => readonly Result[]): readonly Example[] =>
    told
      .map((scenario) => ({ scenario, results: resultsIn(scenario).slice(0, mostResults) }))
      .filter(({ results }) => results.length > 0)
      .sort((a, b) => b.results.length - a.results.length);
  const lines = calculationsIn(naming);
  const worked = fresh(
    telling((scenario) => [...sumsOf(scenario, lines, naming), ...daysOf(scenario, naming)]),
  );
  if (worked.length >= leastExamples) return worked;
  const known = new Set(worked.map(({ scenario }) => scenario.id));
  const ways = telling((scenario) => waysOf(scenario, naming)).filter(
    ({ scenario }) => !known.has(scenario.id),
  );
  return [...worked, ...ways.slice(0, leastExamples - worked.length)];
}

/** Examples that show something new come before those that show the same again. */
function fresh(examples: readonly Example[]): readonly Example[] {
  const shown = new Set<string>();
  const first = examples.filter(({ results }) => {
    const more = results.some(({ path }) => !shown.has(path));
    for (const { path } of results) shown.add(path);
    return more;
  });
  return [...first, ...examples.filter((one) => !first.includes(one))].slice(0, mostExamples);
}

/** Every line that works something out, by the place that it is written to. */
const calculationsIn = ({ package: pkg }: Naming): ReadonlyMap<string, Calculation> =>
  new Map(
    Object.values(pkg.processes).flatMap(({ nodes }) =>
      nodes.flatMap((node) =>
        node.kind === 'businessRuleTask' ? node.calculate.map((line) => [line.into, line] as const) : [],
      ),
    ),
  );

/** What a scenario says must come out, of what is worked out and has a name; nothing of a person is among it. */
function sumsOf(
  { then }: Scenario,
  lines: ReadonlyMap<string, Calculation>,
  naming: Naming,
): readonly Result[] {
  const units = new Map(naming.package.dataItems.map(({ id, unit }) => [id, unit]));
  return Object.entries(then.data ?? {}).flatMap(([path, value]): readonly Result[] => {
    const called = naming.called(path);
    const line = lineOf(path, lines);
    if (called === undefined || line === undefined || !isPlain(value)) return [];
    const how = calculationWords(line, naming);
    const told = called.options.get(String(value)) ?? valueOf(path, value, line, naming);
    return [
      {
        path,
        label: called.label,
        value: [told, units.get(path) ?? ''].filter(Boolean).join(' '),
        how: how.length > longestFormula || how.includes('{') ? '见流程的“怎么算”' : how,
      },
    ];
  });
}

const lineOf = (path: string, lines: ReadonlyMap<string, Calculation>): Calculation | undefined => {
  const line = lines.get(path);
  if (line !== undefined || !path.includes('.')) return line;
  return lineOf(path.slice(0, path.lastIndexOf('.')), lines);
};

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** A stored word as it is read: by what the decision table that gave it may give. */
function valueOf(path: string, value: Json, { decision }: Calculation, naming: Naming): string {
  if (typeof value !== 'string') return valueWords(value);
  const column = path.split('.').at(-1) ?? '';
  const table = decision === undefined ? undefined : naming.package.decisions[decision];
  const known = covering(naming, '', table?.rules.map(({ then }) => then[column] ?? '') ?? []);
  return known.choice(value) ?? value;
}

/** Days until which something must be done, as a scenario says. */
function daysOf({ process, then }: Scenario, naming: Naming): readonly Result[] {
  const clocks = naming.package.processes[process]?.clocks ?? [];
  return Object.entries(then.clocks ?? {}).flatMap(([id, { due }]): readonly Result[] => {
    const clock = clocks.find((one) => one.id === id);
    return clock === undefined || due === undefined
      ? []
      : [
          {
            path: `clock.${id}`,
            label: `${clock.name}到期日`,
            value: due,
            how: limitWords(clock.limit, naming),
          },
        ];
  });
}

/** Where a scenario ends, and the documents that it brings. */
function waysOf({ process, then }: Scenario, { package: pkg }: Naming): readonly Result[] {
  const end = pkg.processes[process]?.nodes.find(({ id }) => id === then.end)?.name;
  const papers = (then.documents ?? []).map((id) => pkg.documents[id]?.name ?? id);
  const row = (label: string, value: string): readonly Result[] =>
    value === '' ? [] : [{ path: label, label, value, how: '按流程图逐步办到这里' }];
  return [...row('办到', end ?? ''), ...row('出的文书', papers.join('、'))];
}

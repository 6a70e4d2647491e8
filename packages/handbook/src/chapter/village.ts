import {
  choiceName,
  figureKind,
  valueWords,
  type FigureSource,
  type Json,
  type Ledger,
  type List,
  type Table,
} from '@fiveones/definition';
import type { Block, Section } from '../block.ts';
import { feelWords } from '../feel-words.ts';
import type { Naming } from '../naming.ts';
import {
  figureWords,
  gateWords,
  levelWords,
  periodWords,
  stepWords,
  tierWords,
  totalWords,
} from '../words.ts';
import { basisWords, below, rowNumber, stacked, type Chapter } from './context.ts';

const opening = (
  chapter: Chapter,
  note: string | undefined,
  basis: readonly string[] | undefined,
  more = '',
): readonly Block[] =>
  [
    note ?? '',
    more,
    basis === undefined || basis.length === 0 ? '' : `依据：${basisWords(basis, chapter.naming)}`,
  ]
    .filter(Boolean)
    .map((text) => ({ kind: 'text' as const, text }));

/** A list (清单), row by row, with what it stops or lets in. */
export function listSection(chapter: Chapter, list: List): Section {
  const gate = list.gate === undefined ? '' : `作${gateWords[list.gate]}闸门用。`;
  const columns = list.columns.filter(({ code }) => code !== true);
  const weight = (type: string, label: string): number =>
    type === 'text' ? Math.max(12, label.length + 6) : 10;
  return below(
    chapter,
    `list.${list.id}`,
    list.name,
    [
      ...opening(chapter, list.note, list.basis, gate),
      {
        kind: 'table',
        columns: [
          { title: '行', width: 9 },
          ...columns.map(({ label, type }) => ({ title: label, width: weight(type, label) })),
        ],
        rows: list.rows.map((row, place) => ({
          of: `list:${list.id}/${row.id}`,
          cells: [
            `${rowNumber(row.id, place)}${row.active ? '' : '（停用）'}${row.until === undefined ? '' : `\n至 ${row.until}`}`,
            // Cells of a row stand under the ids of its columns, as JSON.
            ...columns.map((column) => {
              const cell = row[column.id] as Json | undefined;
              return cell === undefined ? '' : cellWords(column, cell);
            }),
          ],
        })),
      },
    ],
    { listed: true },
  );
}

/** A cell by the names of its column for what is stored; a cell with several, one after the other. */
const cellWords = (column: List['columns'][number], cell: Json): string =>
  Array.isArray(cell)
    ? (cell as readonly Json[]).map((one) => choiceName(column, one) ?? valueWords(one)).join('、')
    : (choiceName(column, cell) ?? valueWords(cell));

/** A ledger (台账): kinds of entries, and which step writes each by itself. */
export function ledgerSection(chapter: Chapter, ledger: Ledger): Section {
  const posts = postNames(chapter);
  return below(
    chapter,
    `ledger.${ledger.id}`,
    ledger.name,
    [
      ...opening(
        chapter,
        ledger.note,
        ledger.basis,
        `${tierWords(ledger.tier)}记；记账：${ledger.keepers.map(posts).join('、')}；关账依次签字：${ledger.signers.map(posts).join('、')}。`,
      ),
      {
        kind: 'table',
        columns: [
          { title: '分录', width: 20 },
          { title: '从哪里记来', width: 46 },
          { title: '佐证', width: 20 },
          { title: '说明', width: 22 },
        ],
        rows: ledger.entryTypes.map((entry) => ({
          of: `ledger:${ledger.id}/${entry.id}`,
          cells: [
            entry.name,
            stacked(
              ...entry.from.map(
                ({ package: pkg, process, node, name }) =>
                  `办完自动记：${name ?? stepName(chapter, { process, node, pkg })}`,
              ),
              entry.byHand && '人记',
            ),
            entry.evidence.join('、'),
            stacked(entry.note, entry.nameless && '只记人数，不记姓名'),
          ],
        })),
      },
    ],
    { listed: true },
  );
}

/** A step of a package that need not be at hand. */
function stepName(
  chapter: Chapter,
  { process, node, pkg }: { readonly process: string; readonly node: string; readonly pkg: string },
): string {
  const steps = chapter.namingFor(pkg)?.package.processes[process]?.nodes ?? [];
  return `${chapter.processName(process, pkg) ?? process} ${steps.find(({ id }) => id === node)?.name ?? node}`;
}

/** A table (报表): each figure with its one source. */
export function tableSection(chapter: Chapter, table: Table): Section {
  const names = new Map(table.indicators.map(({ id, name }) => [id, name]));
  return below(
    chapter,
    `table.${table.id}`,
    table.name,
    [
      ...opening(
        chapter,
        table.note,
        table.basis,
        `从${tierWords(table.tier)}起逐级汇总；确认：${table.keepers.map(postNames(chapter)).join('、')}。`,
      ),
      {
        kind: 'table',
        columns: [
          { title: '指标', width: 26 },
          { title: '单位', width: 8 },
          { title: '周期', width: 8 },
          { title: '怎么来', width: 40 },
          { title: '怎么填', width: 14 },
          { title: '怎么汇总', width: 14 },
        ],
        rows: table.indicators.map((indicator) => ({
          of: `table:${table.id}/${indicator.id}`,
          cells: [
            indicator.name,
            indicator.unit,
            periodWords[indicator.period],
            stacked(sourceWords(chapter, indicator.source, names), indicator.note),
            levelWords[indicator.level],
            totalWords[indicator.aggregate],
          ],
        })),
      },
      ...(table.upper ?? []).flatMap(({ name, columns }): readonly Block[] => [
        { kind: 'lead', text: `上级报表“${name}”` },
        {
          kind: 'table',
          columns: [
            { title: '栏目', width: 50 },
            { title: '取自指标', width: 50 },
          ],
          rows: columns.map(({ label, indicator }) => ({
            cells: [label, names.get(indicator) ?? indicator],
          })),
        },
      ]),
    ],
    { listed: true },
  );
}

function sourceWords(
  chapter: Chapter,
  source: Table['indicators'][number]['source'],
  names: ReadonlyMap<string, string>,
): string {
  const kind = figureKind(source);
  if (kind === undefined) return '';
  const query = source.cases ?? source.steps;
  const of = query?.of.map(({ package: pkg, process }) => chapter.processName(process, pkg) ?? process);
  const naming = countingIn(chapter.namingFor(query?.of[0]?.package) ?? chapter.naming);
  return stacked(
    stepsCounted(source) ?? figureWords[kind],
    of !== undefined && [...new Set(of)].join('、'),
    query?.where !== undefined && `只数：${feelWords(query.where, naming)}`,
    query?.sum !== undefined && `加总：${feelWords(query.sum, naming)}`,
    source.share !== undefined &&
      `${names.get(source.share.of) ?? source.share.of} ÷ ${names.get(source.share.in) ?? source.share.in}`,
    source.outside,
    source.typed,
  );
}

function stepsCounted({ steps }: FigureSource): string | undefined {
  const state = steps?.state ?? 'done';
  return state === 'done' ? undefined : stepWords[state];
}

/** What is known of a case or a step only when it is counted. */
const facts: Readonly<Record<string, string>> = {
  endedAt: '办结时间',
  performers: '办过各步的人',
  'performers.by': '办的人',
  'step.openedAt': '交办时间',
  'step.by': '办的人',
  'step.due': '这一步的期限',
  'step.hours': '这一步用了几小时',
};

/** Names in what is counted: those of every case, and the steps that were done. */
function countingIn(naming: Naming): Naming {
  const steps = Object.values(naming.package.processes).flatMap(({ nodes }) =>
    nodes.map(({ id, name }) => [id, name ?? id] as const),
  );
  const done = { label: '办过的步骤', options: new Map(steps) };
  const ended = { label: '办理结果', options: outcomesOf(naming) };
  return {
    ...naming,
    called: (path) => {
      const label = facts[path];
      if (path === 'done' || path === 'performers.node') return done;
      if (path === 'outcome') return ended;
      return label === undefined ? naming.called(path) : { label, options: new Map() };
    },
  };
}

/** What cases can come to, called as the ends of the charts are. */
function outcomesOf({ package: pkg }: Naming): ReadonlyMap<string, string> {
  const names = new Map<string, Set<string>>();
  for (const { nodes } of Object.values(pkg.processes))
    for (const node of nodes)
      if (node.kind === 'endEvent' && node.outcome !== undefined) {
        const called = names.get(node.outcome) ?? new Set();
        names.set(node.outcome, called.add(node.name ?? node.outcome));
      }
  return new Map([...names].map(([outcome, called]) => [outcome, [...called].join('、')]));
}

function postNames({ naming }: Chapter): (id: string) => string {
  const names = new Map(naming.package.template.posts.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

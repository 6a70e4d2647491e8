import { drawing, placingOf, readChart, stepRows, type StepRow } from '@fiveones/chart';
import type { Flow, Json, Node, Process } from '@fiveones/definition';
import type { Block, Section, TableRow } from '../block.ts';
import { amountWords, feelWords } from '../feel-words.ts';
import {
  calendarWords,
  limitWords,
  shortLimit,
  triggerWords,
  warnWords,
  type EventNames,
} from '../limit-words.ts';
import { kindWords, lockWords } from '../words.ts';
import { basisWords, below, idOf, ownAt, stacked, type Chapter } from './context.ts';
import { foundByWords } from './lookup-words.ts';
import { readerWords } from './reader-words.ts';
import { partsOf } from './parts.ts';
import { whoShort, whoWords } from './performer.ts';
import { calculationWords, deedWords, resultName } from './deed.ts';

/** A process: its chart, its steps in a table, its periods of time. */
export function processSection(told: Telling): Section {
  const { chapter, process } = told;
  const { naming } = chapter;
  const head: readonly Block[] = [
    ...(process.description === undefined
      ? []
      : [{ kind: 'text' as const, text: process.description, indent: true }]),
    ...(process.basis === undefined || process.basis.length === 0
      ? []
      : [{ kind: 'text' as const, text: `依据：${basisWords(process.basis, naming)}` }]),
    ...readerWords(process, chapter).map((text) => ({ kind: 'text' as const, text })),
    ...foundByWords(process, chapter).map((text) => ({ kind: 'text' as const, text })),
  ];
  const anchor = `process.${process.id}`;
  return below(chapter, anchor, process.name, head, {
    listed: true,
    sections: [
      { ...bare(chapter, `${anchor}.chart`, '流程图'), blocks: [chartOf(chapter, process)] },
      {
        ...bare(chapter, `${anchor}.steps`, '步骤表'),
        blocks: [
          stepTable(told),
          ...told.rows.flatMap(({ step, number }) =>
            ownAt(chapter, `node.${process.id}.${step.id}`, `${number} ${step.name}`),
          ),
        ],
      },
      ...calculationsOf(told),
      ...periodsOf(told),
    ],
  });
}

const bare = (chapter: Chapter, anchor: string, title: string): Section => ({
  id: idOf(chapter, anchor),
  title,
  number: '',
  listed: false,
  blocks: [],
  sections: [],
});

/** A process with what its steps are told by. */
export interface Telling {
  readonly chapter: Chapter;
  readonly process: Process;
  readonly rows: readonly StepRow[];
  readonly nodes: ReadonlyMap<string, Node>;
  readonly names: EventNames;
  /** `6 受理审查` */
  readonly step: (id: string) => string;
}

/** What every question to another system can come to. */
const noAnswer = { id: 'connector', name: '对方系统没有答复' };

/** A process made ready to be told. */
export function tellingOf(chapter: Chapter, process: Process): Telling {
  // A parsed process holds nothing but JSON.
  const rows = stepRows(readChart(process as unknown as Json));
  const called = new Map(rows.map(({ step, number }) => [step.id, `${number} ${step.name}`]));
  const nameIn = (list: readonly { readonly id: string; readonly name: string }[] | undefined) => {
    const names = new Map((list ?? []).map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  return {
    chapter,
    process,
    rows,
    nodes: new Map(process.nodes.map((node) => [node.id, node])),
    names: {
      message: nameIn(process.messages),
      signal: nameIn(process.signals),
      error: nameIn([...(process.errors ?? []), noAnswer]),
      escalation: nameIn(process.escalations),
      clock: nameIn(process.clocks),
      link: (id) => process.nodes.find((node) => partsOf(node).trigger?.link === id)?.name ?? id,
      linked: (id) => {
        const from = process.nodes.filter((node) => partsOf(node).throws?.link === id);
        return [...new Set(from.map(({ name }) => name))].join('、') || id;
      },
    },
    step: (id) => called.get(id) ?? id,
  };
}

function chartOf({ naming }: Chapter, process: Process): Block {
  const nodes = new Map(process.nodes.map((node) => [node.id, node]));
  const placing = placingOf(naming.package.layouts[process.id]);
  return {
    kind: 'chart',
    title: process.name,
    drawing: drawing(readChart(process as unknown as Json), placing, ({ id }) => {
      const node = nodes.get(id);
      return {
        who: node === undefined ? '' : whoShort(node, process.id, naming),
        limit: node === undefined ? '' : shortLimit(partsOf(node).limit, naming),
      };
    }),
  };
}

const stepTable = (told: Telling): Block => ({
  kind: 'table',
  columns: [
    { title: '步骤', width: 18 },
    { title: '谁办', width: 17 },
    { title: '做什么', width: 34 },
    { title: '时限', width: 14 },
    { title: '下一步', width: 27 },
  ],
  rows: told.rows.flatMap((row) => stepRow(row, told)),
});

function stepRow({ step, number }: StepRow, told: Telling): readonly TableRow[] {
  const node = told.nodes.get(step.id);
  if (node === undefined) return [];
  const { chapter, process } = told;
  const { naming } = chapter;
  const lock = node.lock === undefined ? '' : `【${lockWords[node.lock]}】`;
  const basis = basisWords(node.basis, naming);
  const { limit } = partsOf(node);
  return [
    {
      of: `node:${process.id}/${node.id}`,
      cells: [
        [
          { text: `${number} ${node.name}`, strong: true },
          { text: `\n${kindWords[node.kind]}${lock}`, tone: 'soft' },
          ...(basis === '' ? [] : [{ text: `\n${basis}`, tone: 'soft' as const }]),
        ],
        whoWords(node, process.id, naming),
        deedWords(node, told),
        limit === undefined ? '' : limitWords(limit, naming),
        stacked(...process.flows.filter(({ from }) => from === node.id).map((flow) => wayWords(flow, told))),
      ],
    },
  ];
}

export function wayWords({ to, name, condition, default: other }: Flow, { step, chapter }: Telling): string {
  const target = `→ ${step(to)}`;
  const when =
    condition === undefined
      ? other === true
        ? (name ?? '其他情况')
        : (name ?? '')
      : name === undefined || name === ''
        ? feelWords(condition, chapter.naming)
        : `${name}（${feelWords(condition, chapter.naming)}）`;
  return when === '' ? target : `${when} ${target}`;
}

/** What the system works out at its steps, and how. */
function calculationsOf(told: Telling): readonly Section[] {
  const { chapter, process, rows, nodes } = told;
  const lines = rows.flatMap(({ step }) => {
    const node = nodes.get(step.id);
    return node?.kind !== 'businessRuleTask'
      ? []
      : node.calculate.map((line) => ({
          cells: [
            told.step(step.id),
            resultName(line.into, chapter.naming),
            calculationWords(line, chapter.naming),
          ],
        }));
  });
  if (lines.length === 0) return [];
  const columns = [
    { title: '步骤', width: 20 },
    { title: '算出', width: 22 },
    { title: '怎么算', width: 68 },
  ];
  return [
    {
      ...bare(chapter, `process.${process.id}.calculations`, '怎么算'),
      blocks: [{ kind: 'table', columns, rows: lines }],
    },
  ];
}

/** Every period that runs in the process: of the whole, of a step, until an event. */
function periodsOf(told: Telling): readonly Section[] {
  const { chapter, process } = told;
  const rows = [
    ...process.clocks.map((clock) => clockRow(clock, told)),
    ...told.rows.flatMap(({ step }) => limitRow(told.nodes.get(step.id), told)),
  ];
  if (rows.length === 0) return [];
  return [
    {
      ...bare(chapter, `process.${process.id}.clocks`, '时限表'),
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: '时限', width: 18 },
            { title: '多久', width: 20 },
            { title: '历法', width: 14 },
            { title: '从哪里起、到哪里止', width: 24 },
            { title: '暂停', width: 20 },
            { title: '预警和到期', width: 22 },
            { title: '依据', width: 12 },
          ],
          rows,
        },
        { kind: 'text', text: ofEvery },
        ...process.clocks.flatMap(({ id, name }) => ownAt(chapter, `clock.${process.id}.${id}`, name)),
      ],
    },
  ];
}

function clockRow(clock: Process['clocks'][number], told: Telling): TableRow {
  const { naming } = told.chapter;
  const mark = ({ node, at }: Process['clocks'][number]['start']) =>
    `${at === 'entered' ? '到达' : '办完'}“${told.step(node)}”`;
  return {
    of: `clock:${told.process.id}/${clock.id}`,
    cells: [
      [{ text: clock.name, strong: true }],
      limitWords(clock.limit, naming),
      calendarWords(clock.limit, naming),
      `${mark(clock.start)}起\n${clock.stop.map(mark).join('、或')}止`,
      pausesOf(clock, told).join('\n') || '不暂停',
      stacked(warnWords(clock, naming, postIn(naming)), ...whenDue(clock.id, told)),
      basisWords(clock.basis, naming),
    ],
  };
}

/** When a period rests, and why. */
export const pausesOf = (
  { pause = [] }: Process['clocks'][number],
  { step, chapter }: Telling,
): readonly string[] =>
  pause.map(
    ({ while: node, reason, when }) =>
      `在“${step(node)}”时停表：${reason}${when === undefined ? '' : `（${feelWords(when, chapter.naming)}时）`}`,
  );

/** What the chart does when a period is used up. */
const whenDue = (clock: string, { process, step, chapter, names }: Telling): readonly string[] =>
  process.nodes.flatMap((node) => {
    const { trigger } = partsOf(node);
    if (trigger?.clock !== clock) return [];
    const next = process.flows.find(({ from }) => from === node.id)?.to;
    return [
      `${triggerWords(trigger, chapter.naming, names)}：${next === undefined ? node.name : `办“${step(next)}”`}`,
    ];
  });

/** What holds of every period; nothing is decided by its lapse. */
const ofEvery = '工作日扣除周末和法定节假日，算上调休上班的日子。超期都记在办件上，不因此自动通过或不通过。';

const postIn = ({ package: pkg }: Chapter['naming']): ((id: string) => string) => {
  const posts = new Map(pkg.template.posts.map(({ id, name }) => [id, name]));
  return (id) => posts.get(id) ?? id;
};

function limitRow(node: Node | undefined, told: Telling): readonly TableRow[] {
  if (node === undefined) return [];
  const { naming } = told.chapter;
  const basis = basisWords(node.basis, naming);
  const { limit, trigger, alarms = [] } = partsOf(node);
  const post = postIn(naming);
  const handed = alarms.flatMap(({ at, handTo }) =>
    handTo === undefined ? [] : [`用到 ${amountWords(at, naming)} 倍时交给${post(handTo)}办`],
  );
  if (limit !== undefined)
    return [
      {
        cells: [
          told.step(node.id),
          limitWords(limit, naming),
          calendarWords(limit, naming),
          '到达这一步起，办完止',
          '',
          stacked(
            warnWords({ alarms: alarms.filter(({ tell }) => tell !== undefined) }, naming, post),
            ...handed,
          ),
          basis,
        ],
      },
    ];
  if (trigger?.timer !== undefined)
    return [
      {
        cells: [
          told.step(node.id),
          triggerWords(trigger, naming, told.names),
          calendarWords(trigger.timer, naming),
          node.kind === 'boundaryEvent' && node.attachedTo !== undefined
            ? `到达“${told.step(node.attachedTo)}”起`
            : '到达这一步起',
          '',
          node.kind === 'boundaryEvent'
            ? node.interrupting
              ? '到时停下原步骤，另办'
              : '到时另办，原步骤照办'
            : '到时往下走',
          basis,
        ],
      },
    ];
  return [];
}

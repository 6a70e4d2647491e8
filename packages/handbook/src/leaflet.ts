import type { Block, Inline, Report, Section } from './block.ts';
import { plain } from './block.ts';
import type { Chapter } from './chapter/context.ts';
import { idOf } from './chapter/context.ts';
import { materialsIn, type Material } from './chapter/material.ts';
import { partsOf } from './chapter/parts.ts';
import { pausesOf, tellingOf, type Telling } from './chapter/process.ts';
import { turnsOf } from './chapter/remedy.ts';
import { rulingsOf } from './chapter/verdict.ts';
import { plainLimit } from './limit-words.ts';
import { easyWords } from './feel-words.ts';
import { heightOf, leafletSizes, measures, panel } from './typeset/leaflet.ts';

/** What a sheet says beside what its package says. */
interface Imprint {
  readonly state: string;
  readonly office: string;
  readonly phone: string;
  readonly place: string;
  readonly day: string;
}

type Part = { readonly title: string; readonly blocks: readonly Block[] };

/** A leaflet of a package: one sheet, for the public; `left` tells what it had no room for. */
export function leafletOf(
  chapter: Chapter,
  imprint: Imprint,
): { readonly section: Section; readonly left: NonNullable<Report['shortened']> } {
  const { template } = chapter.naming.package;
  const parts = publicParts(chapter).filter(({ blocks }) => blocks.length > 0);
  const { size, panels, left } = fitted(parts);
  const named = (blocks: readonly Block[], inner: readonly Part[], number: number): Section => ({
    id: idOf(chapter, `panel.${number}`),
    title: `第 ${number} 面`,
    number: '',
    listed: false,
    blocks,
    sections: inner.map((part, place) => ({
      id: idOf(chapter, `panel.${number}.${place + 1}`),
      title: part.title,
      number: '',
      listed: false,
      blocks: part.blocks,
      sections: [],
    })),
  });
  return {
    section: {
      id: template.id,
      title: template.name,
      number: '',
      listed: true,
      blocks: [],
      size,
      sections: [
        named(coverOf(chapter, imprint), [], 1),
        ...panels.map((inner, place) => named([], inner, place + 2)),
        named([], [contactOf(chapter, imprint)], 6),
      ],
    },
    left: left.map((one) => ({ package: template.id, ...one })),
  };
}

/** The parts that the public needs: who, what to bring, how long, and what if it changes or is refused. */
function publicParts(chapter: Chapter): readonly Part[] {
  const { naming } = chapter;
  const told = Object.values(naming.package.processes).map((process) => tellingOf(chapter, process));
  return [
    { title: '谁能办', blocks: [...ownBody(chapter, 'eligible'), ...eligibleIn(chapter)] },
    { title: '要带什么', blocks: [...ownBody(chapter, 'materials'), ...broughtIn(chapter)] },
    { title: '多久办完', blocks: periodsIn(told) },
    { title: '变更后怎么办、不服怎么办', blocks: [...ownBody(chapter, 'remedy'), ...turnsIn(told)] },
  ];
}

const items = (texts: readonly string[]): readonly Block[] =>
  texts.length === 0 ? [] : [{ kind: 'items', items: [...new Set(texts)].map((text) => ({ text })) }];

const lead = (text: string, below: readonly Block[]): readonly Block[] =>
  below.length === 0 ? [] : [{ kind: 'lead', text }, ...below];

/** What the office wrote, as plain as a sheet has room for: a table becomes lines. */
const ownBody = ({ own }: Chapter, anchor: string): readonly Block[] =>
  (own.get(anchor)?.body ?? []).flatMap((block): readonly Block[] =>
    block.kind === 'table'
      ? items(block.rows.map(({ cells }) => cells.map(plain).join('　')))
      : block.kind === 'text'
        ? [{ kind: 'text', text: block.text }]
        : block.kind === 'lead' || block.kind === 'items'
          ? [block]
          : [],
  );

function eligibleIn({ naming }: Chapter): readonly Block[] {
  const rulings = rulingsOf(naming, 'eligible');
  const tables = [...new Set(rulings.map(({ decision }) => decision))];
  return tables.flatMap((table) => {
    const lines = items(
      rulings.filter(({ decision }) => decision === table).map(({ short }) => easyWords(short)),
    );
    return tables.length > 1 ? lead(table.name, lines) : lines;
  });
}

const nothing = '不用带材料，当场填表、签字。';

function broughtIn(chapter: Chapter): readonly Block[] {
  const { own, shared, later } = materialsIn(chapter.naming);
  const told = (all: readonly Material[]) =>
    items(all.map(({ name, when }) => (when === '' ? name : `${name}（这时要：${easyWords(when)}）`)));
  return [
    ...lead('要带的', own.length > 0 ? told(own) : chapter.own.has('materials') ? [] : items([nothing])),
    ...lead('不用带，系统去查', items(shared.map(({ name }) => name.split('；')[0] ?? name))),
    ...lead('可以先办、以后补', told(later)),
  ];
}

/** Periods of whole matters, then those of the steps of the process that has the first of them, or most steps. */
function periodsIn(told: readonly Telling[]): readonly Block[] {
  const several = told.length > 1;
  const of = ({ process }: Telling): string => (several ? `（${process.name}）` : '');
  const clocks = told.flatMap((one) =>
    one.process.clocks.map(
      (clock) =>
        `${clock.name}${of(one)}：${plainLimit(clock.limit, one.chapter.naming)}${pausesOf(clock, one).length > 0 ? '；停表的日子不算' : ''}`,
    ),
  );
  const [main] = told.toSorted(
    (a, b) =>
      Number(b.process.clocks.length > 0) - Number(a.process.clocks.length > 0) ||
      b.process.nodes.length - a.process.nodes.length,
  );
  const steps = (main === undefined ? [] : main.rows).flatMap(({ step }) => {
    const node = main?.nodes.get(step.id);
    const limit = node === undefined ? undefined : partsOf(node).limit;
    return limit === undefined || main === undefined
      ? []
      : [`${step.name}：${plainLimit(limit, main.chapter.naming)}`];
  });
  return [
    ...lead('全程', items(clocks)),
    ...lead(`各步骤${main === undefined ? '' : of(main)}`, items(steps.slice(0, mostSteps))),
    { kind: 'text', text: '工作日按国家公布的放假、调休安排算。超期不等于同意或不同意，可以催办、投诉。' },
  ];
}

/** Steps whose periods a leaflet tells at most. */
const mostSteps = 14;

const turnsIn = (told: readonly Telling[]): readonly Block[] =>
  lead('还可以提出', items(told.flatMap(turnsOf).map(({ when }) => when)));

function coverOf({ naming, own }: Chapter, { state, place, office }: Imprint): readonly Block[] {
  const { name } = naming.package.template;
  const sentence = own.get('intro')?.body.find(({ kind }) => kind === 'text');
  const text = (line: string): readonly Block[] => (line === '' ? [] : [{ kind: 'text', text: line }]);
  return [
    ...text(state === '' ? '' : `【${state}】`),
    { kind: 'lead', text: name },
    ...text('办事折页'),
    ...(sentence?.kind === 'text' ? text(plain(sentence.text)) : []),
    ...text(place),
    ...text(office),
  ];
}

function contactOf({ naming }: Chapter, { office, phone, day, place }: Imprint): Part {
  const { name, version } = naming.package.template;
  return {
    title: '到哪里问',
    blocks: [
      ...items([
        office === '' ? '本地民政部门、乡镇（街道）窗口、村（居）委会' : office,
        ...(phone === '' ? [] : [`咨询电话：${phone}`]),
        ...(place === '' ? [] : [`适用地区：${place}`]),
      ]),
      {
        kind: 'text',
        text: `取自《${name}操作规程手册》${version}，${day} 印。与法律法规不一致的，以法律法规为准。申请不收费；有人收钱、刁难，请举报。`,
      },
    ],
  };
}

/** Letters of this size are worth more than a panel for each part. */
const comfortable = 10;
/** Panels 2 to 5 hold the parts. */
const inner = 4;

/** The main letters with which everything has room, a part a panel where that is possible; else it is made shorter. */
function fitted(parts: readonly Part[]): {
  readonly size: number;
  readonly panels: readonly (readonly Part[])[];
  readonly left: readonly { readonly part: string; readonly left: number }[];
} {
  for (const size of leafletSizes.filter((one) => one >= comfortable))
    if (parts.length <= inner && parts.every((part) => heightOfPart(part, size) <= panel.height))
      return { size, panels: filled(parts.map((part) => [part])), left: [] };
  for (const size of leafletSizes) {
    const panels = flowed(parts, size);
    if (panels !== undefined) return { size, panels: filled(panels), left: [] };
  }
  const [size = 9] = leafletSizes.toReversed();
  for (let most = 14; most > 0; most--) {
    const shorter = parts.map((part) => shortened(part, most));
    const panels = flowed(
      shorter.map(({ part }) => part),
      size,
    );
    if (panels !== undefined)
      return {
        size,
        panels: filled(panels),
        left: shorter.flatMap(({ part: { title }, left }) => (left > 0 ? [{ part: title, left }] : [])),
      };
  }
  return { size, panels: filled([]), left: parts.map(({ title }) => ({ part: title, left: 1 })) };
}

const filled = (panels: readonly (readonly Part[])[]): readonly (readonly Part[])[] =>
  Array.from({ length: inner }, (_, place) => panels[place] ?? []);

const headOf = (size: number): number => measures(size).head.pitch + measures(size).head.after;
const gapOf = (size: number): number => measures(size).pitch * 0.5;

const heightOfPart = ({ blocks }: Part, size: number): number =>
  headOf(size) + gapOf(size) + blocks.reduce((sum, block) => sum + heightOf(block, size), 0);

/** Parts one after the other down the panels; nothing when they have no room. */
function flowed(parts: readonly Part[], size: number): readonly (readonly Part[])[] | undefined {
  const panels: { title: string; blocks: Block[] }[][] = [[]];
  let room: number = panel.height;
  const turn = (): void => {
    panels.push([]);
    room = panel.height;
  };
  for (const { title, blocks } of parts) {
    const pieces = blocks.flatMap(piecesOf);
    const open = (name: string): void => {
      panels.at(-1)?.push({ title: name, blocks: [] });
      room -= headOf(size) + gapOf(size);
    };
    const [first] = pieces;
    if (first !== undefined && room < headOf(size) + gapOf(size) + 3 * heightOf(first, size)) turn();
    open(title);
    for (const [place, piece] of pieces.entries()) {
      const next = pieces[place + 1];
      const height = heightOf(piece, size);
      // A lead does not stand alone at the foot of a panel.
      const wanted = height + (piece.kind === 'lead' && next !== undefined ? heightOf(next, size) : 0);
      if (wanted > room) {
        turn();
        open(`${title}（续）`);
        if (height > room) return undefined;
      }
      append(panels.at(-1)?.at(-1)?.blocks ?? [], piece);
      room -= height;
    }
  }
  return panels.length <= inner ? panels : undefined;
}

/** A block as pieces that are not divided. */
const piecesOf = (block: Block): readonly Block[] =>
  block.kind === 'items' ? block.items.map((item) => ({ kind: 'items', items: [item] })) : [block];

/** Items that follow each other are one list again. */
function append(blocks: Block[], piece: Block): void {
  const last = blocks.at(-1);
  if (last?.kind === 'items' && piece.kind === 'items')
    blocks[blocks.length - 1] = { kind: 'items', items: [...last.items, ...piece.items] };
  else blocks.push(piece);
}

/** Letters of one item at most, when there is little room. */
const longestItem = 90;

/** A part with no more than so many items, and how many it had more. */
function shortened({ title, blocks }: Part, most: number): { readonly part: Part; readonly left: number } {
  let count = 0;
  let left = 0;
  const kept = blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'items') return [block];
    const there = block.items.slice(0, Math.max(0, most - count));
    count += block.items.length;
    left += block.items.length - there.length;
    return there.length === 0
      ? []
      : [{ kind: 'items', items: there.map((item) => ({ text: cut(item.text) })) }];
  });
  const whole = kept.filter(
    (block, place) =>
      block.kind !== 'lead' || (kept[place + 1] !== undefined && kept[place + 1]?.kind !== 'lead'),
  );
  const more: readonly Block[] =
    left === 0 ? [] : [{ kind: 'text', text: `还有 ${left} 条，见手册的“${title}”，或者到窗口问。` }];
  return { part: { title, blocks: [...whole, ...more] }, left };
}

const cut = (text: Inline): Inline => {
  const letters = plain(text);
  return letters.length <= longestItem ? text : `${letters.slice(0, longestItem)}…（详见手册）`;
};

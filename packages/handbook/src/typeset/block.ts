import { smallestScale, tilesOf, type Drawing, type Sheet, type Tiling } from '@fiveones/chart';
import type { Block, Section } from '../block.ts';
import { tileName } from '../html.ts';
import type { Flow } from './flow.ts';
import { linesOf } from './lines.ts';
import { paper, pixel, type Mark } from './page.ts';
import { flowSheet, sheetRoom } from './sheet.ts';
import { flowTable, tableRoom } from './table.ts';

/** Puts a block on the pages. */
export const flowBlock = (flow: Flow, block: Block): void => writers[block.kind](flow, block as never);

type Writers = {
  readonly [K in Block['kind']]: (flow: Flow, block: Extract<Block, { kind: K }>) => void;
};

const writers: Writers = {
  text: (flow, { text, indent }) => {
    const { body } = flow.paper;
    const look = { size: body.size, indent: indent === true ? body.size * 2 : 0 };
    flow.lines(linesOf(text, flow.width, look, flow.metrics), body.size, body.pitch);
    flow.space(3);
  },
  lead: (flow, { text }) => {
    const { body } = flow.paper;
    flow.space(6);
    flow.need(60);
    flow.lines(
      linesOf(text, flow.width, { size: body.size, bold: true }, flow.metrics),
      body.size,
      body.pitch,
    );
    flow.space(2);
  },
  items: (flow, { items, numbered }) => {
    const { body } = flow.paper;
    const hang = numbered === true ? 6 : 13;
    for (const { text } of items) {
      const lines = linesOf(text, flow.width - hang, { size: body.size }, flow.metrics);
      flow.need(Math.min(lines.length, 2) * body.pitch);
      if (numbered !== true)
        flow.put({
          kind: 'text',
          x: flow.left + 2,
          y: flow.y + 12.5,
          text: '·',
          size: 13,
          bold: true,
          ink: 'ink',
        });
      flow.lines(lines, body.size, body.pitch, hang);
    }
    flow.space(3);
  },
  table: (flow, { columns, rows }) => flowTable(flow, columns, rows),
  sheet: flowSheet,
  chart: (flow, { title, drawing }) => flowChart(flow, title, drawing),
  specimen: (flow, { title, number, body: inner, foot }) => {
    flow.space(4);
    flow.need(150);
    const ends = bordered(flow, 14);
    flow.y += 10;
    centred(flow, title);
    if (number !== '') {
      const [line = []] = linesOf(number, flow.width, { size: 9.5 }, flow.metrics);
      const wide = line.reduce((sum, piece) => sum + piece.width, 0);
      flow.line(line, flow.left + flow.width - wide, flow.y + 12, 9.5);
      flow.y += 20;
    }
    for (const block of inner) flowBlock(flow, block);
    for (const line of foot)
      flow.lines(linesOf(line, flow.width, { size: 9.5, ink: 'soft' }, flow.metrics), 9.5, 15);
    flow.y += 6;
    ends();
    flow.space(8);
  },
  own: (flow, { about, body: inner }) => {
    flow.space(4);
    flow.need(50);
    const ends = barred(flow);
    const tag = `本单位补充${about === '' ? '' : `：${about}`}`;
    flow.lines(linesOf(tag, flow.width, { size: 8.5, ink: 'soft' }, flow.metrics), 8.5, 14);
    for (const block of inner) flowBlock(flow, block);
    ends();
    flow.space(6);
  },
};

function centred(flow: Flow, title: string): void {
  for (const line of linesOf(title, flow.width, { size: 14, bold: true }, flow.metrics)) {
    const wide = line.reduce((sum, piece) => sum + piece.width, 0);
    flow.need(22);
    flow.line(line, flow.left + (flow.width - wide) / 2, flow.y + 16, 14);
    flow.y += 22;
  }
  flow.y += 6;
}

/** A stretch of a page beside which something runs down: the first, the last, or one between. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly first: boolean;
  readonly last: boolean;
}

/** Begins a part that something runs down beside; the answer ends it, on whichever page that is. */
function beside(flow: Flow, inset: number, marksOf: (stretch: Stretch) => readonly Mark[]): () => void {
  const start = flow.leaves.length - 1;
  const from = flow.y;
  flow.inset += inset;
  return () => {
    flow.inset -= inset;
    const leaves = flow.leaves.slice(start);
    leaves.forEach((leaf, place) => {
      const [first, last] = [place === 0, place === leaves.length - 1];
      const { short, long, top, bottom: foot } = flow.paper;
      const bottom = (leaf.landscape ? short : long) - foot;
      leaf.marks.push(...marksOf({ from: first ? from : top, to: last ? flow.y : bottom, first, last }));
    });
  };
}

function bordered(flow: Flow, inset: number): () => void {
  const [left, right] = [flow.left, flow.left + flow.width];
  const line = (from: readonly [number, number], to: readonly [number, number]): Mark => ({
    kind: 'line',
    from,
    to,
    width: 0.7,
    ink: 'line',
  });
  return beside(flow, inset, ({ from, to, first, last }) => [
    line([left, from], [left, to]),
    line([right, from], [right, to]),
    ...(first ? [line([left, from], [right, from])] : []),
    ...(last ? [line([left, to], [right, to])] : []),
  ]);
}

function barred(flow: Flow): () => void {
  const x = flow.left + 2;
  return beside(flow, 10, ({ from, to }) => [
    { kind: 'line', from: [x, from], to: [x, to], width: 2.5, ink: 'own' },
  ]);
}

/** Room for a chart, upright below a heading and lying down below the heads of its section, in CSS pixels. */
const sheets: readonly Sheet[] = [
  {
    width: (paper.short - paper.left - paper.right) / pixel,
    height: (paper.long - paper.top - paper.bottom - 112) / pixel,
    landscape: false,
  },
  {
    width: (paper.long - paper.left - paper.right) / pixel,
    height: (paper.short - paper.top - paper.bottom - 76) / pixel,
    landscape: true,
  },
];
const tilings = new WeakMap<Drawing, Tiling>();

/** How a chart is divided over A4. */
export function tilingOf(drawing: Drawing): Tiling {
  const known = tilings.get(drawing) ?? tilesOf(drawing, sheets);
  tilings.set(drawing, known);
  return known;
}

/** Whether a chart is printed on pages that lie down. */
export const chartLiesDown = (drawing: Drawing): boolean => tilingOf(drawing).landscape;

/** The chart with which a section begins, below nothing but a few words. */
export function leadingChart({ blocks, sections }: Section): Drawing | undefined {
  const [first] = blocks.filter(({ kind }) => kind !== 'text');
  if (first !== undefined) return first.kind === 'chart' ? first.drawing : undefined;
  return sections[0] === undefined ? undefined : leadingChart(sections[0]);
}

const captionRoom = 18;
/** At the smallest scale a part is made smaller by at most so much to stand below the heading of its chart. */
const mostSqueezed = 0.87;
/** How small a part may be made for that, its chart being printed at a scale. */
const leastShrunk = (scale: number): number => (mostSqueezed * smallestScale) / scale;

/** A chart on one page or several; each part says which it is. */
function flowChart(flow: Flow, title: string, drawing: Drawing): void {
  const tiling = tilingOf(drawing);
  const scale = tiling.scale * pixel;
  tiling.tiles.forEach((tile, place) => {
    const wanted = tile.height * scale;
    const left =
      flow.leaves.length === 0 || flow.landscape !== tiling.landscape ? 0 : flow.room - captionRoom - 4;
    if (left < wanted * leastShrunk(tiling.scale)) flow.turn(tiling.landscape);
    const shrunk = Math.min(1, (flow.room - captionRoom - 4) / wanted) * scale;
    const x = flow.left + Math.max(0, (flow.width - tile.width * shrunk) / 2);
    flow.put({ kind: 'drawing', drawing, tile, x, y: flow.y, scale: shrunk });
    flow.y += tile.height * shrunk + 3;
    const [line = []] = linesOf(
      tileName(title, tiling, place),
      flow.width,
      { size: 8.5, ink: 'soft' },
      flow.metrics,
    );
    const wide = line.reduce((sum, piece) => sum + piece.width, 0);
    flow.line(line, flow.left + (flow.width - wide) / 2, flow.y + 10, 8.5);
    flow.y += captionRoom;
  });
}

/** Room that the beginning of a section needs below its heading, so that no heading stands alone at the foot of a page. */
export function leadRoom(flow: Flow, { blocks, sections }: Section): number {
  let room = 0;
  for (const block of blocks) {
    const { height, goesOn } = rooms[block.kind](flow, block as never);
    room += height;
    if (!goesOn) return room;
  }
  const [first] = sections;
  return room + (first === undefined ? 0 : 40 + leadRoom(flow, first));
}

type Room = { readonly height: number; readonly goesOn: boolean };
type Rooms = { readonly [K in Block['kind']]: (flow: Flow, block: Extract<Block, { kind: K }>) => Room };

const rooms: Rooms = {
  text: (flow, { text, indent }) => {
    const { body } = flow.paper;
    const look = { size: body.size, indent: indent === true ? body.size * 2 : 0 };
    return {
      height: linesOf(text, flow.width, look, flow.metrics).length * body.pitch + 3,
      goesOn: true,
    };
  },
  lead: () => ({ height: 26, goesOn: true }),
  items: ({ paper: { body } }) => ({ height: 2 * body.pitch, goesOn: false }),
  table: (flow, { columns, rows }) => ({ height: tableRoom(flow, columns, rows) + 3, goesOn: false }),
  sheet: (flow, block) => ({ height: sheetRoom(flow, block), goesOn: false }),
  chart: (_, { drawing }) => {
    const { tiles, scale } = tilingOf(drawing);
    return {
      height: (tiles[0]?.height ?? 0) * scale * pixel * leastShrunk(scale) + captionRoom + 6,
      goesOn: false,
    };
  },
  specimen: () => ({ height: 150, goesOn: false }),
  own: () => ({ height: 60, goesOn: false }),
};

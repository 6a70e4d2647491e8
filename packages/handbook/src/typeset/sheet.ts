import {
  sheetUnits,
  type Block,
  type Inline,
  type SheetCell,
  type SheetGroup,
  type SheetRow,
} from '../block.ts';
import { sampleFrom } from '../html.ts';
import { baseline, type Flow } from './flow.ts';
import { linesOf, type Line } from './lines.ts';
import { millimetre } from './page.ts';

const size = 9;
const pitch = 12.5;
const pad = 3;
const sideWidth = 22;
const titleRoom = 30;
const sampleTitleRoom = 20;
const headHeight = 18;

interface Ready {
  readonly cells: readonly {
    readonly cell: SheetCell;
    readonly lines: readonly Line[];
    readonly width: number;
  }[];
  readonly height: number;
}

type Sheet = Extract<Block, { kind: 'sheet' }>;

const sideOf = ({ groups }: Sheet): number => (groups.some(({ side }) => side) ? sideWidth : 0);

const readyGroups = (flow: Flow, sheet: Sheet) =>
  sheet.groups.map((group) => ({
    group,
    rows: group.rows.map((row) => readyRow(row, flow, flow.width - sideOf(sheet))),
  }));

const tallOf = (groups: ReturnType<typeof readyGroups>): number =>
  groups.reduce(
    (sum, { group, rows }) =>
      sum + rows.reduce((part, { height }) => part + height, group.side ? 0 : headHeight),
    titleRoom,
  );

/** Room that a form takes where it begins: all of it when it is not to be divided. */
export function sheetRoom(flow: Flow, sheet: Sheet): number {
  const tall = tallOf(readyGroups(flow, sheet)) + 6;
  return staysWhole(flow, sheet, tall) ? tall : longSheet;
}

const longSheet = 160;
/** An example may go on overleaf unless it is no more than such a share of a page: it stands below its blank form. */
const shortSample = 0.4;

const staysWhole = (flow: Flow, { sample }: Sheet, tall: number): boolean =>
  tall <= flow.whole * (sample === undefined ? 1 : shortSample);

/** Whether a cell asks, rather than being where the answer stands. */
const isAsked = ({ role }: SheetCell): boolean => role === 'label' || role === 'head';

/** A form. A blank one that a page can hold is never divided, nor a short example; a longer one is divided between its rows. */
export function flowSheet(flow: Flow, sheet: Sheet): void {
  const ready = readyGroups(flow, sheet);
  const tall = tallOf(ready);
  flow.space(6);
  flow.need(staysWhole(flow, sheet, tall) ? tall : longSheet);
  if (sheet.sample === undefined) drawTitle(flow, sheet.title, sheet.number);
  else drawSampleTitle(flow, sheet.title, sampleFrom(sheet.sample));
  top(flow);
  for (const { group, rows } of ready) flowGroup(flow, group, rows, sideOf(sheet));
  flow.space(10);
}

function drawTitle(flow: Flow, title: string, number: string): void {
  const y = flow.y + 19;
  const [line = []] = linesOf(title, flow.width - 60, { size: 13, bold: true }, flow.metrics);
  const wide = line.reduce((sum, { width }) => sum + width, 0);
  flow.line(line, flow.left + (flow.width - wide) / 2, y, 13);
  const [no = []] = linesOf(number, 120, { size: 8, ink: 'soft' }, flow.metrics);
  flow.line(no, flow.left + flow.width - no.reduce((sum, { width }) => sum + width, 0), y, 8);
  flow.y += titleRoom;
}

function drawSampleTitle(flow: Flow, title: string, from: string): void {
  const runs: Inline = [
    { text: `${title}　`, strong: true },
    { text: from, tone: 'soft' },
  ];
  const [line = []] = linesOf(runs, flow.width, { size: 9.5 }, flow.metrics);
  flow.line(line, flow.left, flow.y + 14, 9.5);
  flow.y += sampleTitleRoom;
}

function readyRow(row: SheetRow, flow: Flow, width: number): Ready {
  const cells = row.cells.map((cell) => {
    const own = (cell.span / sheetUnits) * width;
    return {
      cell,
      width: own,
      lines:
        cell.text === ''
          ? []
          : linesOf(
              cell.text,
              own - 2 * pad,
              { size, bold: cell.role === 'head', ink: cell.role === 'filled' ? 'hand' : 'ink' },
              flow.metrics,
            ),
    };
  });
  const lines = Math.max(1, ...cells.map((cell) => cell.lines.length));
  return { cells, height: Math.max(row.height * millimetre, lines * pitch + 2 * pad) };
}

function flowGroup(flow: Flow, group: SheetGroup, rows: readonly Ready[], side: number): void {
  if (!group.side) {
    if (flow.room < headHeight + heightFrom(rows, 0)) turn(flow);
    drawHead(flow, group.title);
  }
  let begun = flow.y;
  const close = (): void => {
    if (side > 0) drawSide(flow, group.side ? group.title : '', begun, side);
  };
  rows.forEach((row, place) => {
    if (heightFrom(rows, place) > flow.room && !flow.fresh) {
      close();
      turn(flow);
      begun = flow.y;
    }
    drawRow(flow, row, side);
  });
  close();
}

/** The height of a row with what has to stand on the same page: names of lists and columns go with the first line below. */
function heightFrom(rows: readonly Ready[], place: number): number {
  const row = rows[place];
  if (row === undefined) return 0;
  return row.height + (row.cells.every(({ cell }) => isAsked(cell)) ? heightFrom(rows, place + 1) : 0);
}

function turn(flow: Flow): void {
  flow.turn();
  top(flow);
}

const top = (flow: Flow): void =>
  flow.put({
    kind: 'line',
    from: [flow.left, flow.y],
    to: [flow.left + flow.width, flow.y],
    width: 0.8,
    ink: 'strong-line',
  });

function drawHead(flow: Flow, title: string): void {
  flow.put({ kind: 'fill', x: flow.left, y: flow.y, width: flow.width, height: headHeight, shade: 'head' });
  const [line = []] = linesOf(title, flow.width - 8, { size, bold: true }, flow.metrics);
  const wide = line.reduce((sum, { width }) => sum + width, 0);
  flow.line(line, flow.left + (flow.width - wide) / 2, flow.y + baseline(size, headHeight), size);
  frame(flow, flow.left, flow.width, headHeight);
  flow.y += headHeight;
}

function drawRow(flow: Flow, { cells, height }: Ready, side: number): void {
  let x = flow.left + side;
  for (const { cell, lines, width } of cells) {
    if (isAsked(cell))
      flow.put({ kind: 'fill', x, y: flow.y, width, height, shade: cell.role === 'head' ? 'head' : 'label' });
    const from = flow.y + (height - lines.length * pitch) / 2;
    lines.forEach((line, at) => {
      const wide = line.reduce((sum, piece) => sum + piece.width, 0);
      const shift = !isAsked(cell) ? 0 : (width - 2 * pad - wide) / 2;
      flow.line(line, x + pad + shift, from + at * pitch + baseline(size, pitch), size);
    });
    frame(flow, x, width, height);
    x += width;
  }
  flow.y += height;
}

/** The narrow column at the left, with its title written downwards as far as there is room. */
function drawSide(flow: Flow, title: string, from: number, width: number): void {
  const height = flow.y - from;
  if (height <= 0) return;
  flow.put({ kind: 'fill', x: flow.left, y: from, width, height, shade: 'label' });
  const letters = [...title].slice(0, Math.floor(height / 12));
  const first = from + (height - letters.length * 12) / 2;
  letters.forEach((text, place) =>
    flow.put({
      kind: 'text',
      x: flow.left + (width - size) / 2,
      y: first + place * 12 + 10,
      text,
      size,
      bold: true,
      ink: 'ink',
    }),
  );
  const { y } = flow;
  flow.y = from;
  frame(flow, flow.left, width, height);
  flow.y = y;
}

/** The lines around a cell that begins at the flow's height; its top is the bottom of the one above. */
function frame(flow: Flow, x: number, width: number, height: number): void {
  const { y } = flow;
  const line = (from: readonly [number, number], to: readonly [number, number]) =>
    flow.put({ kind: 'line', from, to, width: 0.6, ink: 'strong-line' });
  line([x, y], [x, y + height]);
  line([x + width, y], [x + width, y + height]);
  line([x, y + height], [x + width, y + height]);
}

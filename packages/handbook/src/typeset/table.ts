import type { Inline, TableColumn, TableRow } from '../block.ts';
import { baseline, type Flow } from './flow.ts';
import { linesOf, type Line } from './lines.ts';

const size = 8.5;
const pitch = 12.2;
const pad = { x: 3.5, y: 2.8 };

/** What a page can hold is not divided. */
const wholeRow = (height: number, flow: Flow): number => (height <= flow.whole * 0.55 ? height : 3 * pitch);

function headOf(columns: readonly TableColumn[], widths: readonly number[], flow: Flow): Cells | undefined {
  const titles = columns.map(({ title }) => title);
  return titles.some((title) => title !== '') ? cellsOf(titles, widths, flow, true) : undefined;
}

/** Room that a table takes where it begins: its head and its first row. */
export function tableRoom(flow: Flow, columns: readonly TableColumn[], [first]: readonly TableRow[]): number {
  const widths = widthsOf(columns, flow.width);
  const head = headOf(columns, widths, flow);
  const row = first === undefined ? 0 : wholeRow(heightOf(cellsOf(first.cells, widths, flow)), flow);
  return (head === undefined ? 0 : heightOf(head)) + row + 3;
}

/** A table: its head again on every page, a row whole wherever a page can hold it. */
export function flowTable(flow: Flow, columns: readonly TableColumn[], rows: readonly TableRow[]): void {
  const widths = widthsOf(columns, flow.width);
  const head = headOf(columns, widths, flow);
  const headHeight = head === undefined ? 0 : heightOf(head);
  flow.need(tableRoom(flow, columns, rows) + 3);
  flow.space(3);
  const begin = (): void => {
    if (head !== undefined) drawRow(flow, head, widths, { head: true, first: true });
  };
  begin();
  let top = head === undefined;
  for (const row of rows) {
    let cells = cellsOf(row.cells, widths, flow);
    while (heightOf(cells) > flow.room) {
      const there = Math.floor((flow.room - 2 * pad.y) / pitch);
      const longest = Math.max(...cells.map((lines) => lines.length));
      // A longer row than that is divided, with at least three lines on either side.
      if (heightOf(cells) <= (flow.whole - headHeight) * 0.55 || there < 3 || longest - there < 3) {
        if (flow.fresh) break;
        flow.turn();
        begin();
        top = head === undefined;
        if (heightOf(cells) <= flow.room) break;
        continue;
      }
      drawRow(
        flow,
        cells.map((lines) => lines.slice(0, there)),
        widths,
        { head: false, first: top },
      );
      cells = cells.map((lines) => lines.slice(there));
      flow.turn();
      begin();
      top = head === undefined;
    }
    drawRow(flow, cells, widths, { head: false, first: top });
    top = false;
  }
  flow.space(7);
}

type Cells = readonly (readonly Line[])[];

function widthsOf(columns: readonly TableColumn[], width: number): readonly number[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) => (column.width / total) * width);
}

const cellsOf = (cells: readonly Inline[], widths: readonly number[], flow: Flow, bold = false): Cells =>
  widths.map((width, place) =>
    cells[place] === undefined || cells[place] === ''
      ? []
      : linesOf(cells[place], width - 2 * pad.x, { size, bold }, flow.metrics),
  );

const heightOf = (cells: Cells): number =>
  Math.max(1, ...cells.map((lines) => lines.length)) * pitch + 2 * pad.y;

function drawRow(
  flow: Flow,
  cells: Cells,
  widths: readonly number[],
  { head, first }: { readonly head: boolean; readonly first: boolean },
): void {
  const height = heightOf(cells);
  const { y, left, width } = flow;
  if (head) flow.put({ kind: 'fill', x: left, y, width, height, shade: 'head' });
  let x = left;
  for (const [place, lines] of cells.entries()) {
    lines.forEach((line, at) =>
      flow.line(line, x + pad.x, y + pad.y + at * pitch + baseline(size, pitch), size),
    );
    upright(flow, x, y, height);
    x += widths[place] ?? 0;
  }
  upright(flow, left + width, y, height);
  if (first) across(flow, y);
  across(flow, y + height);
  flow.y += height;
}

const upright = (flow: Flow, x: number, y: number, height: number): void =>
  flow.put({ kind: 'line', from: [x, y], to: [x, y + height], width: 0.5, ink: 'line' });
const across = (flow: Flow, y: number): void =>
  flow.put({ kind: 'line', from: [flow.left, y], to: [flow.left + flow.width, y], width: 0.5, ink: 'line' });

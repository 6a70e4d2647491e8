import { laneOf, type Chart, type Step } from './chart.ts';
import { captionWidth, labelWidth, shortLabel } from './labels.ts';
import { settleRows, type Cell } from './layout-rows.ts';
import { order, type Order } from './order.ts';

/** A place on the canvas, in CSS pixels at 100 %. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle on the canvas: its top left corner and its size. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The horizontal band of one lane. */
export interface Band {
  readonly lane: string;
  readonly y: number;
  readonly height: number;
}

/** Where everything of a chart stands. */
export interface Plan {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly bands: readonly Band[];
  readonly width: number;
  readonly height: number;
}

/** Positions people chose: id of a step → top left corner. They never move. */
export type Positions = Readonly<Record<string, Point>>;

/** The measures of the chart in pixels. */
export const measures = {
  card: { width: 114, height: 64 },
  start: { width: 114, height: 44 },
  gateway: { width: 30, height: 30 },
  end: { width: 20, height: 20 },
  event: { width: 24, height: 24 },
  columnGap: 46,
  rowPitch: 106,
  laneOne: 112,
  lanePad: 24,
  left: 36,
  frameHead: 30,
  framePad: 18,
} as const;

const small: Readonly<Partial<Record<Step['kind'], { readonly width: number; readonly height: number }>>> = {
  startEvent: measures.start,
  exclusiveGateway: measures.gateway,
  parallelGateway: measures.gateway,
  inclusiveGateway: measures.gateway,
  eventBasedGateway: measures.gateway,
  boundaryEvent: measures.event,
  endEvent: measures.end,
};

/** The size of a step that stands for itself. */
export const sizeOf = (step: Step): { readonly width: number; readonly height: number } =>
  small[step.kind] ?? measures.card;

/** Room that a drawing needs at its left for the names of the lanes, and below for names of small steps. */
export const laneRoom = measures.left - 8;
export const captionRoom = 16;

/** The part of the canvas where lanes lie, right of their names. */
export const paperOf = (plan: Plan): Box => {
  const { x, y } = cornerOf(plan);
  return { x: x + laneRoom, y, width: plan.width - x - laneRoom, height: plan.height - y };
};

/** The plan moved so far down and to the right that nothing in it stands above or left of the paper. */
export const onPaper = (plan: Plan): Plan => {
  const corner = cornerOf(plan);
  return {
    boxes: new Map(
      [...plan.boxes].map(([id, box]) => [id, { ...box, x: box.x - corner.x, y: box.y - corner.y }]),
    ),
    bands: plan.bands.map((band) => ({ ...band, y: band.y - corner.y })),
    width: plan.width - corner.x,
    height: plan.height - corner.y,
  };
};

/** Where the paper begins: at 0, or farther up or to the left where a step has been put there. */
const cornerOf = ({ boxes, bands }: Plan): Point => ({
  x: Math.min(0, ...[...boxes.values()].map((box) => box.x - measures.left)),
  y: Math.min(0, ...bands.map((band) => band.y)),
});

interface Item {
  readonly id: string;
  readonly lane: string;
  readonly width: number;
  readonly height: number;
}

const maxRows = 3;
const pitchX = measures.card.width + measures.columnGap;
const spanX = (width: number): number => Math.max(1, Math.ceil((width + measures.columnGap) / pitchX));
const spanY = (height: number): number =>
  Math.max(1, Math.ceil((height + measures.rowPitch - measures.card.height) / measures.rowPitch));

/** Lays out a chart: people's positions stay, everything else finds a place. Same chart, same plan. */
export const layout = (chart: Chart, positions: Positions = {}): Plan => {
  const inner = innerPlans(chart, positions);
  const tops = chart.steps.filter((step) => step.parent === undefined && step.attachedTo === undefined);
  const items = tops.map((step) => {
    const frame = inner.get(step.id);
    return {
      id: step.id,
      lane: laneOf(chart, step),
      ...(frame === undefined ? sizeOf(step) : { width: frame.width, height: frame.height }),
    };
  });
  const fixed = new Map<string, Box>();
  for (const item of items) {
    const at = inner.get(item.id)?.at ?? positions[item.id];
    if (at !== undefined) fixed.set(item.id, { ...at, width: item.width, height: item.height });
  }
  const placed = fixed.size === 0 ? gridPlan(chart, items) : fillPlan(chart, items, fixed);
  const boxes = new Map(placed.boxes);
  for (const [id, frame] of inner) {
    const box = boxes.get(id);
    if (box === undefined) continue;
    for (const [child, at] of frame.children) boxes.set(child, { ...at, x: at.x + box.x, y: at.y + box.y });
  }
  attach(chart, boxes);
  const all = [...boxes.values()];
  const last = placed.bands.at(-1);
  return {
    boxes,
    bands: placed.bands,
    width: Math.max(0, ...all.map((box) => box.x + box.width)) + measures.left,
    height: last === undefined ? 0 : last.y + last.height,
  };
};

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly at: Point | undefined;
  readonly children: ReadonlyMap<string, Box>;
}

/** The inside of each sub-process that has children, relative to its frame. */
const innerPlans = (chart: Chart, positions: Positions): ReadonlyMap<string, Frame> => {
  const frames = new Map<string, Frame>();
  for (const step of chart.steps) {
    const children = chart.steps.filter(
      (child) => child.parent === step.id && child.attachedTo === undefined,
    );
    if (children.length > 0) frames.set(step.id, frameOf(chart, step, children, positions));
  }
  return frames;
};

const frameOf = (chart: Chart, step: Step, children: readonly Step[], positions: Positions): Frame => {
  const items = children.map((child) => ({ id: child.id, lane: '', ...sizeOf(child) }));
  const cells = assign(items, order(chart, children));
  const { framePad, frameHead } = measures;
  const gaps = gapsFor(chart, cells, new Map(items.map(({ id, lane }) => [id, lane])));
  const boxes = cellBoxes(items, cells, framePad, () => frameHead, gaps);
  const chosen = children.filter((child) => positions[child.id] !== undefined);
  if (chosen.length === children.length) {
    const absolute = children.map((child) => ({
      ...(positions[child.id] ?? { x: 0, y: 0 }),
      ...sizeOf(child),
    }));
    const at = {
      x: Math.min(...absolute.map((box) => box.x)) - framePad,
      y: Math.min(...absolute.map((box) => box.y)) - frameHead,
    };
    children.forEach((child, index) => {
      const box = absolute[index];
      if (box !== undefined) boxes.set(child.id, { ...box, x: box.x - at.x, y: box.y - at.y });
    });
    return { ...extent(boxes), at, children: boxes };
  }
  return { ...extent(boxes), at: positions[step.id], children: boxes };
};

const extent = (boxes: ReadonlyMap<string, Box>): { readonly width: number; readonly height: number } => ({
  width:
    Math.max(measures.card.width, ...[...boxes.values()].map((box) => box.x + box.width)) + measures.framePad,
  height:
    Math.max(measures.card.height, ...[...boxes.values()].map((box) => box.y + box.height)) +
    measures.framePad,
});

/** Boundary events sit on the lower edge of their host from the right, in the order in which their ways do not cross. */
const attach = (chart: Chart, boxes: Map<string, Box>): void => {
  const events = new Map<string, Step[]>();
  for (const step of chart.steps)
    if (step.attachedTo !== undefined)
      events.set(step.attachedTo, [...(events.get(step.attachedTo) ?? []), step]);
  for (const [id, steps] of events) {
    const host = boxes.get(id);
    if (host === undefined) continue;
    const { width, height } = measures.event;
    for (const [index, step] of fromTheRight(chart, host, steps, boxes).entries())
      boxes.set(step.id, {
        x: host.x + host.width - 18 - index * 30,
        y: host.y + host.height - height / 2,
        width,
        height,
      });
  }
};

/** Those first whose way turns farthest to the right, seen from below the host; declared order where they do not differ. */
const fromTheRight = (
  chart: Chart,
  host: Box,
  steps: readonly Step[],
  boxes: ReadonlyMap<string, Box>,
): readonly Step[] => {
  const from = { x: host.x + host.width - 18, y: host.y + host.height };
  const turn = ({ id }: Step): number => {
    const flow = chart.flows.find((one) => one.from === id);
    const to = flow === undefined ? undefined : boxes.get(flow.to);
    return to === undefined
      ? 0
      : Math.atan2(to.x + to.width / 2 - from.x, Math.max(1, to.y + to.height / 2 - from.y));
  };
  return steps
    .map((step, index) => ({ step, index, turn: turn(step) }))
    .sort((a, b) => b.turn - a.turn || a.index - b.index)
    .map(({ step }) => step);
};

/** A free grid in the lanes, where nobody has placed anything yet. */
const gridPlan = (
  chart: Chart,
  items: readonly Item[],
): { readonly boxes: ReadonlyMap<string, Box>; readonly bands: readonly Band[] } => {
  const tops = chart.steps.filter((step) => step.parent === undefined && step.attachedTo === undefined);
  const sorted = order(chart, tops);
  const lanes = chart.lanes.length === 0 ? [''] : chart.lanes.map((lane) => lane.id);
  const laneOfItem = new Map(items.map((item) => [item.id, item.lane]));
  const first = assign(items, sorted);
  const cells = settleRows(first, lanes, (id) => laneOfItem.get(id) ?? '', sorted.before);
  let y = 0;
  const bands = lanes.map((lane) => {
    const rows = Math.max(
      1,
      ...items.filter((item) => item.lane === lane).map((item) => bottomRow(cells.get(item.id))),
    );
    const band = { lane, y, height: measures.laneOne + (rows - 1) * measures.rowPitch };
    y += band.height;
    return band;
  });
  const topOf = (lane: string): number =>
    (bands.find((band) => band.lane === lane)?.y ?? 0) + measures.lanePad;
  // Ways may run down between the names of the lanes and the first column.
  const left = measures.left + 2 * trackWidth;
  return { boxes: cellBoxes(items, cells, left, topOf, gapsFor(chart, cells, laneOfItem)), bands };
};

/** Room for one way up or down between two columns. */
const trackWidth = 8;

/** Whether the name of a step stands beside it, and about how wide it is there with its number. */
const hasCaption = ({ kind }: Step): boolean => kind === 'endEvent' || kind.endsWith('Gateway');
const captionRoomOf = ({ name }: Step): number => Math.min(captionWidth, labelWidth(`26.1 ${name}`));

/**
 * Wider gaps behind columns from which a way leads straight on: its name has room before the other ways from there turn
 * up or down, and the names of two small steps do not meet.
 */
const gapsFor = (
  chart: Chart,
  cells: ReadonlyMap<string, Cell>,
  lanes: ReadonlyMap<string, string>,
): ReadonlyMap<number, number> => {
  const gaps = new Map<number, number>();
  const steps = new Map(chart.steps.map((step) => [step.id, step]));
  for (const { from, to, name } of chart.flows) {
    const [a, b] = [cells.get(from), cells.get(to)];
    const [before, behind] = [steps.get(from), steps.get(to)];
    if (a === undefined || b === undefined || before === undefined || behind === undefined) continue;
    const straight =
      lanes.get(from) === lanes.get(to) && a.row === b.row && a.column + a.columns === b.column;
    if (!straight) continue;
    const others = chart.flows.filter((flow) => flow.from === from).length - 1;
    const forName = name === '' ? 0 : labelWidth(shortLabel(name)) + 16 + others * trackWidth;
    const forCaptions =
      hasCaption(before) && hasCaption(behind)
        ? captionRoomOf(before) + (captionRoomOf(behind) - sizeOf(behind).width) / 2
        : 0;
    const room = Math.ceil(Math.max(measures.columnGap, forName, forCaptions) / 2) * 2;
    gaps.set(b.column - 1, Math.max(gaps.get(b.column - 1) ?? 0, room));
  }
  return gaps;
};

const bottomRow = (cell: Cell | undefined): number => (cell === undefined ? 1 : cell.row + cell.rows);

/** Gives each item a column and, in its lane, a row: predecessors left, main line straight, side steps below. */
const assign = (items: readonly Item[], sorted: Order): ReadonlyMap<string, Cell> => {
  const byId = new Map(items.map((item) => [item.id, item]));
  const cells = new Map<string, Cell>();
  const taken = new Set<string>();
  const ways = new Map<string, number>();
  for (const froms of sorted.before.values())
    for (const from of froms) ways.set(from, (ways.get(from) ?? 0) + 1);
  const key = (lane: string, column: number, row: number): string => `${lane}|${column}|${row}`;
  for (const id of sorted.ids) {
    const item = byId.get(id);
    if (item === undefined) continue;
    const before = (sorted.before.get(id) ?? []).flatMap((from) => {
      const cell = cells.get(from);
      const other = byId.get(from);
      return cell === undefined || other === undefined
        ? []
        : [{ cell, same: other.lane === item.lane, splits: (ways.get(from) ?? 0) > 1 }];
    });
    const columns = spanX(item.width);
    const rows = spanY(item.height);
    const free = (column: number, row: number): boolean => {
      for (let c = column; c < column + columns; c++)
        for (let r = row; r < row + rows; r++) if (taken.has(key(item.lane, c, r))) return false;
      return true;
    };
    const cell = { ...findCell(before, sorted.returns.has(id), free), columns, rows };
    cells.set(id, cell);
    for (let c = cell.column; c < cell.column + columns; c++)
      for (let r = cell.row; r < cell.row + rows; r++) taken.add(key(item.lane, c, r));
  }
  return cells;
};

const findCell = (
  before: readonly { readonly cell: Cell; readonly same: boolean; readonly splits: boolean }[],
  returns: boolean,
  free: (column: number, row: number) => boolean,
): { readonly column: number; readonly row: number } => {
  const side = returns && before.length === 1 && before[0]?.same === true;
  const column = side
    ? (before[0]?.cell.column ?? 0)
    : Math.max(
        0,
        ...before.map(({ cell, same, splits }) => cell.column + cell.columns - (same || splits ? 0 : 1)),
      );
  const near = before.find(({ same }) => same)?.cell.row ?? 0;
  const wanted = side ? near + 1 : near;
  const rows = [
    wanted,
    ...Array.from({ length: maxRows + 1 }, (_, row) => row).sort(
      (a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || b - a,
    ),
  ];
  for (let c = column; ; c++) for (const row of rows) if (free(c, row)) return { column: c, row };
};

const cellBoxes = (
  items: readonly Item[],
  cells: ReadonlyMap<string, Cell>,
  left: number,
  topOf: (lane: string) => number,
  gaps: ReadonlyMap<number, number> = new Map(),
): Map<string, Box> => {
  const widths: number[] = [];
  for (const item of items) {
    const cell = cells.get(item.id);
    if (cell?.columns === 1) widths[cell.column] = Math.max(widths[cell.column] ?? 0, item.width);
  }
  for (const item of items) {
    const cell = cells.get(item.id);
    if (cell !== undefined && cell.columns > 1) widen(widths, cell, item.width);
  }
  const xs = [left];
  for (let c = 0; c < widths.length; c++)
    xs[c + 1] = (xs[c] ?? 0) + (widths[c] ?? measures.gateway.width) + (gaps.get(c) ?? measures.columnGap);
  const boxes = new Map<string, Box>();
  for (const item of items) {
    const cell = cells.get(item.id);
    if (cell === undefined) continue;
    const room = cell.columns === 1 ? (widths[cell.column] ?? item.width) : item.width;
    boxes.set(item.id, {
      x: (xs[cell.column] ?? 0) + (room - item.width) / 2,
      y:
        topOf(item.lane) +
        cell.row * measures.rowPitch +
        (cell.rows === 1 ? (measures.card.height - item.height) / 2 : 0),
      width: item.width,
      height: item.height,
    });
  }
  return boxes;
};

/** Makes the columns below a frame wide enough for it. */
const widen = (widths: number[], cell: Cell, width: number): void => {
  let room = -measures.columnGap;
  for (let c = cell.column; c < cell.column + cell.columns; c++)
    room += (widths[c] ??= measures.card.width) + measures.columnGap;
  const last = cell.column + cell.columns - 1;
  if (room < width) widths[last] = (widths[last] ?? 0) + width - room;
};

/** The plan where some steps have been placed by hand: the others go to the nearest free place beside their neighbours. */
const fillPlan = (
  chart: Chart,
  items: readonly Item[],
  fixed: ReadonlyMap<string, Box>,
): { readonly boxes: ReadonlyMap<string, Box>; readonly bands: readonly Band[] } => {
  const boxes = new Map(fixed);
  const bands = bandsAround(chart, items, fixed);
  for (const item of items) {
    if (boxes.has(item.id)) continue;
    const band = bands.find((one) => one.lane === item.lane) ?? bands[0];
    const wanted = besideNeighbour(chart, item, boxes, band);
    boxes.set(
      item.id,
      nearestFree({ ...wanted, width: item.width, height: item.height }, [...boxes.values()], band),
    );
  }
  return { boxes, bands: bandsAround(chart, items, boxes) };
};

const besideNeighbour = (
  chart: Chart,
  item: Item,
  boxes: ReadonlyMap<string, Box>,
  band: Band | undefined,
): Point => {
  const inBand = (box: Box): number =>
    band !== undefined && box.y >= band.y && box.y + box.height <= band.y + band.height
      ? box.y + (box.height - item.height) / 2
      : (band?.y ?? 0) + measures.lanePad + (measures.card.height - item.height) / 2;
  for (const flow of chart.flows) {
    const box = flow.to === item.id ? boxes.get(flow.from) : undefined;
    if (box !== undefined) return { x: box.x + box.width + measures.columnGap, y: inBand(box) };
  }
  for (const flow of chart.flows) {
    const box = flow.from === item.id ? boxes.get(flow.to) : undefined;
    if (box !== undefined) return { x: box.x - item.width - measures.columnGap, y: inBand(box) };
  }
  const last = Math.max(
    measures.left - measures.columnGap,
    ...[...boxes.values()]
      .filter((box) => band !== undefined && box.y >= band.y && box.y < band.y + band.height)
      .map((box) => box.x + box.width),
  );
  return { x: last + measures.columnGap, y: (band?.y ?? 0) + measures.lanePad };
};

const overlaps = (a: Box, b: Box, room: number): boolean =>
  a.x < b.x + b.width + room &&
  b.x < a.x + a.width + room &&
  a.y < b.y + b.height + room &&
  b.y < a.y + a.height + room;

/** The free place nearest to the wanted one that stays in the band, by steps of half a column and one row. */
const nearestFree = (wanted: Box, others: readonly Box[], band: Band | undefined): Box => {
  const top = band?.y ?? -Infinity;
  const bottom = band === undefined ? Infinity : band.y + band.height;
  const tries: Box[] = [];
  for (let dx = 0; dx < 60; dx++)
    for (let dy = -3; dy <= 3; dy++)
      for (const sign of dx === 0 ? [1] : [1, -1])
        tries.push({
          ...wanted,
          x: wanted.x + (sign * dx * pitchX) / 2,
          y: wanted.y + dy * measures.rowPitch,
        });
  const distance = (box: Box): number => Math.abs(box.x - wanted.x) + Math.abs(box.y - wanted.y) * 1.2;
  tries.sort((a, b) => distance(a) - distance(b));
  return (
    tries.find(
      (box) =>
        box.x >= measures.left &&
        box.y >= top &&
        box.y + box.height <= bottom &&
        !others.some((other) => overlaps(box, other, 20)),
    ) ?? wanted
  );
};

/** Bands that hold the placed steps of each lane; between two lanes the border lies halfway. */
const bandsAround = (
  chart: Chart,
  items: readonly Item[],
  boxes: ReadonlyMap<string, Box>,
): readonly Band[] => {
  const lanes = chart.lanes.length === 0 ? [''] : chart.lanes.map((lane) => lane.id);
  const spans = lanes.map((lane) => {
    const own = items.flatMap((item) => (item.lane === lane ? (boxes.get(item.id) ?? []) : []));
    return own.length === 0
      ? undefined
      : {
          top: Math.min(...own.map((box) => box.y)),
          bottom: Math.max(...own.map((box) => box.y + box.height)),
        };
  });
  let y = Math.min(0, ...spans.map((span) => (span === undefined ? 0 : span.top - measures.lanePad)));
  return lanes.map((lane, index) => {
    const span = spans[index];
    const next = spans.slice(index + 1).find((other) => other !== undefined);
    const adjacent = spans[index + 1] !== undefined;
    const wish = span === undefined ? y + measures.laneOne : span.bottom + measures.lanePad;
    const limit =
      next === undefined
        ? Infinity
        : adjacent && span !== undefined
          ? Math.max(y + 40, (span.bottom + next.top) / 2)
          : next.top - measures.lanePad;
    const bottom = adjacent && span !== undefined ? limit : Math.max(y + 40, Math.min(wish, limit));
    const band = { lane, y, height: bottom - y };
    y = bottom;
    return band;
  });
};

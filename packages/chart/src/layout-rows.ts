/** A cell of the grid of a lane: its column and row, and how many of each it takes. */
export interface Cell {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A crossing weighs as much as a way that is so many rows longer. */
const crossing = 6;
/** A card in the way weighs a little more: the way must go around it, twice. */
const blocked = 4;
const passes = 4;

/**
 * Moves steps up or down within their lane and column where that takes away crossings; a lane never gets more rows.
 * Steps behind the same step keep their order, for people know it. The same cells always give the same answer.
 */
export const settleRows = (
  cells: ReadonlyMap<string, Cell>,
  lanes: readonly string[],
  laneOf: (id: string) => string,
  before: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, Cell> => {
  const grid = new Grid(cells, lanes, laneOf, before);
  for (let pass = 0; pass < passes; pass++) {
    let better = false;
    for (const id of cells.keys()) if (grid.settle(id)) better = true;
    if (!better) break;
  }
  return grid.cells;
};

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly a: Moving;
  readonly b: Moving;
}

/** A place that changes with its step. */
interface Moving {
  x: number;
  y: number;
}

class Grid {
  readonly cells: Map<string, Cell>;
  private readonly laneOf: (id: string) => string;
  private readonly before: ReadonlyMap<string, readonly string[]>;
  private readonly place: ReadonlyMap<string, number>;
  private readonly top = new Map<string, number>();
  private readonly rows = new Map<string, number>();
  private readonly spots = new Map<string, Moving>();
  private readonly edges: readonly Edge[];
  private readonly touching = new Map<string, Edge[]>();
  /** Steps by lane and column; one that takes several columns stands in each of them. */
  private readonly columns = new Map<string, string[]>();

  constructor(
    cells: ReadonlyMap<string, Cell>,
    lanes: readonly string[],
    laneOf: (id: string) => string,
    before: ReadonlyMap<string, readonly string[]>,
  ) {
    this.cells = new Map(cells);
    this.laneOf = laneOf;
    this.before = before;
    this.place = new Map([...cells.keys()].map((id, index) => [id, index]));
    let y = 0;
    for (const lane of lanes) {
      const own = [...cells].filter(([id]) => laneOf(id) === lane);
      const rows = Math.max(1, ...own.map(([, cell]) => cell.row + cell.rows));
      this.top.set(lane, y);
      this.rows.set(lane, rows);
      y += rows;
    }
    for (const [id, cell] of cells) {
      this.spots.set(id, { x: cell.column + (cell.columns - 1) / 2, y: this.heightOf(id, cell) });
      for (let column = cell.column; column < cell.column + cell.columns; column++)
        add(this.columns, `${laneOf(id)}|${column}`, id);
    }
    this.edges = [...before].flatMap(([to, froms]) => froms.flatMap((from) => this.edge(from, to) ?? []));
    for (const edge of this.edges) {
      add(this.touching, edge.from, edge);
      add(this.touching, edge.to, edge);
    }
  }

  private edge(from: string, to: string): Edge | undefined {
    const a = this.spots.get(from);
    const b = this.spots.get(to);
    return a === undefined || b === undefined ? undefined : { from, to, a, b };
  }

  private heightOf(id: string, cell: Cell): number {
    return (this.top.get(this.laneOf(id)) ?? 0) + cell.row + (cell.rows - 1) / 2;
  }

  /** Tries every other row for a step, changing places with whoever stands there; keeps the best. */
  settle(id: string): boolean {
    const cell = this.cells.get(id);
    if (cell === undefined || cell.rows > 1 || cell.columns > 1) return false;
    let best: { readonly row: number; readonly gain: number } | undefined;
    for (let row = 0; row < (this.rows.get(this.laneOf(id)) ?? 1); row++) {
      const gain = row === cell.row ? 0 : this.gainOf(id, cell.row, row);
      if (gain > (best?.gain ?? 0.01)) best = { row, gain };
    }
    if (best === undefined) return false;
    this.move(id, best.row);
    return true;
  }

  private gainOf(id: string, from: number, row: number): number {
    const other = this.standing(id, row);
    if (other !== undefined && !this.mayChange(id, other)) return 0;
    const moved = other === undefined ? [id] : [id, other];
    const was = this.cost(moved);
    this.move(id, row);
    const is = this.inOrder(id) ? this.cost(moved) : Infinity;
    this.move(id, from);
    return was - is;
  }

  private move(id: string, row: number): void {
    const from = this.cells.get(id)?.row ?? 0;
    const other = this.standing(id, row);
    if (other !== undefined) this.put(other, from);
    this.put(id, row);
  }

  private put(id: string, row: number): void {
    const cell = this.cells.get(id);
    const spot = this.spots.get(id);
    if (cell === undefined || spot === undefined) return;
    const moved = { ...cell, row };
    this.cells.set(id, moved);
    spot.y = this.heightOf(id, moved);
  }

  private beside(id: string): readonly string[] {
    return this.columns.get(`${this.laneOf(id)}|${this.cells.get(id)?.column ?? 0}`) ?? [];
  }

  /** Who stands in that row of the step's lane and column. */
  private standing(id: string, row: number): string | undefined {
    return this.beside(id).find((one) => {
      const at = this.cells.get(one);
      return one !== id && at !== undefined && row >= at.row && row < at.row + at.rows;
    });
  }

  private mayChange(id: string, other: string): boolean {
    const at = this.cells.get(other);
    return at?.rows === 1 && at.columns === 1 && !this.siblings(id, other);
  }

  private siblings(a: string, b: string): boolean {
    const of = this.before.get(b) ?? [];
    return (this.before.get(a) ?? []).some((from) => of.includes(from));
  }

  /** Whether steps behind the same step in one lane and column still stand in their order. */
  private inOrder(id: string): boolean {
    const row = this.cells.get(id)?.row ?? 0;
    const index = this.place.get(id) ?? 0;
    return this.beside(id).every(
      (one) =>
        one === id ||
        !this.siblings(id, one) ||
        (this.place.get(one) ?? 0) < index === (this.cells.get(one)?.row ?? 0) < row,
    );
  }

  /** What the ways of some steps cost: their height, what they cross, and the cards that stand in them. */
  private cost(ids: readonly string[]): number {
    const own = new Set(ids.flatMap((id) => this.touching.get(id) ?? []));
    let sum = 0;
    for (const edge of own) {
      const { from, to, a, b } = edge;
      sum += Math.abs(a.y - b.y);
      if (a.y === b.y || a.x === b.x)
        for (const [id, spot] of this.spots)
          if (id !== from && id !== to && between(a, b, spot)) sum += blocked;
      for (const other of this.edges)
        if (
          other.from !== from &&
          other.from !== to &&
          other.to !== from &&
          other.to !== to &&
          cross(a, b, other)
        )
          sum += crossing;
    }
    for (const id of ids) {
      const spot = this.spots.get(id);
      for (const { from, to, a, b } of this.edges)
        if (spot !== undefined && from !== id && to !== id && between(a, b, spot)) sum += blocked;
    }
    return sum;
  }
}

const add = <T>(lists: Map<string, T[]>, key: string, one: T): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
};

const cross = (a: Spot, b: Spot, { a: c, b: d }: Edge): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

const side = (a: Spot, b: Spot, c: Spot): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** Whether a card stands on the straight level or upright way between two others. */
const between = (a: Spot, b: Spot, c: Spot): boolean =>
  (a.y === b.y && c.y === a.y && c.x > Math.min(a.x, b.x) && c.x < Math.max(a.x, b.x)) ||
  (a.x === b.x && c.x === a.x && c.y > Math.min(a.y, b.y) && c.y < Math.max(a.y, b.y));

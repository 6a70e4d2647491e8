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

class Grid {
  readonly cells: Map<string, Cell>;
  private readonly ids: readonly string[];
  private readonly laneOf: (id: string) => string;
  private readonly before: ReadonlyMap<string, readonly string[]>;
  private readonly top = new Map<string, number>();
  private readonly rows = new Map<string, number>();
  private readonly edges: readonly (readonly [string, string])[];
  private readonly touching = new Map<string, (readonly [string, string])[]>();

  constructor(
    cells: ReadonlyMap<string, Cell>,
    lanes: readonly string[],
    laneOf: (id: string) => string,
    before: ReadonlyMap<string, readonly string[]>,
  ) {
    this.cells = new Map(cells);
    this.ids = [...cells.keys()];
    this.laneOf = laneOf;
    this.before = before;
    let y = 0;
    for (const lane of lanes) {
      const rows = Math.max(
        1,
        ...[...cells].filter(([id]) => laneOf(id) === lane).map(([, cell]) => cell.row + cell.rows),
      );
      this.top.set(lane, y);
      this.rows.set(lane, rows);
      y += rows;
    }
    this.edges = [...before].flatMap(([to, froms]) =>
      cells.has(to) ? froms.filter((from) => cells.has(from)).map((from) => [from, to] as const) : [],
    );
    for (const edge of this.edges)
      for (const id of edge) this.touching.set(id, [...(this.touching.get(id) ?? []), edge]);
  }

  /** Tries every other row for a step, changing places with whoever stands there; keeps the best. */
  settle(id: string): boolean {
    const cell = this.cells.get(id);
    if (cell === undefined || cell.rows > 1 || cell.columns > 1) return false;
    let best: { readonly row: number; readonly gain: number } | undefined;
    for (let row = 0; row < (this.rows.get(this.laneOf(id)) ?? 1); row++) {
      const gain = row === cell.row ? 0 : this.gainOf(id, row);
      if (gain > (best?.gain ?? 0.01)) best = { row, gain };
    }
    if (best === undefined) return false;
    this.move(id, best.row);
    return true;
  }

  private gainOf(id: string, row: number): number {
    const from = this.cells.get(id)?.row ?? 0;
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
    const cell = this.cells.get(id);
    const other = this.standing(id, row);
    if (cell === undefined) return;
    if (other !== undefined) {
      const there = this.cells.get(other);
      if (there !== undefined) this.cells.set(other, { ...there, row: cell.row });
    }
    this.cells.set(id, { ...cell, row });
  }

  /** Who stands in that row of the step's lane and column. */
  private standing(id: string, row: number): string | undefined {
    const cell = this.cells.get(id);
    return this.ids.find((one) => {
      const at = this.cells.get(one);
      return (
        one !== id &&
        cell !== undefined &&
        at !== undefined &&
        this.laneOf(one) === this.laneOf(id) &&
        cell.column >= at.column &&
        cell.column < at.column + at.columns &&
        row >= at.row &&
        row < at.row + at.rows
      );
    });
  }

  private mayChange(id: string, other: string): boolean {
    const at = this.cells.get(other);
    return at !== undefined && at.rows === 1 && at.columns === 1 && !this.siblings(id, other);
  }

  private siblings(a: string, b: string): boolean {
    const of = this.before.get(b) ?? [];
    return (this.before.get(a) ?? []).some((from) => of.includes(from));
  }

  /** Whether steps behind the same step in one lane and column still stand in their order. */
  private inOrder(id: string): boolean {
    const cell = this.cells.get(id);
    return this.ids.every((one) => {
      const at = this.cells.get(one);
      if (one === id || at === undefined || cell === undefined) return true;
      if (at.column !== cell.column || this.laneOf(one) !== this.laneOf(id) || !this.siblings(id, one))
        return true;
      return this.ids.indexOf(one) < this.ids.indexOf(id) === at.row < cell.row;
    });
  }

  private spot(id: string): Spot {
    const cell = this.cells.get(id);
    return {
      x: (cell?.column ?? 0) + ((cell?.columns ?? 1) - 1) / 2,
      y: (this.top.get(this.laneOf(id)) ?? 0) + (cell?.row ?? 0) + ((cell?.rows ?? 1) - 1) / 2,
    };
  }

  /** What the ways of some steps cost: their height, what they cross, and the cards that stand in them. */
  private cost(ids: readonly string[]): number {
    const own = [...new Set(ids.flatMap((id) => this.touching.get(id) ?? []))];
    let sum = 0;
    for (const [from, to] of own) {
      const a = this.spot(from);
      const b = this.spot(to);
      sum += Math.abs(a.y - b.y);
      for (const id of this.ids) if (id !== from && id !== to && between(a, b, this.spot(id))) sum += blocked;
      for (const edge of this.edges)
        if (!edge.includes(from) && !edge.includes(to) && this.cross(a, b, edge)) sum += crossing;
    }
    for (const id of ids)
      for (const [from, to] of this.edges)
        if (from !== id && to !== id && between(this.spot(from), this.spot(to), this.spot(id)))
          sum += blocked;
    return sum;
  }

  private cross(a: Spot, b: Spot, [from, to]: readonly [string, string]): boolean {
    const c = this.spot(from);
    const d = this.spot(to);
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  }
}

const side = (a: Spot, b: Spot, c: Spot): number =>
  Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));

/** Whether a card stands on the straight level or upright way between two others. */
const between = (a: Spot, b: Spot, c: Spot): boolean =>
  (a.y === b.y && c.y === a.y && c.x > Math.min(a.x, b.x) && c.x < Math.max(a.x, b.x)) ||
  (a.x === b.x && c.x === a.x && c.y > Math.min(a.y, b.y) && c.y < Math.max(a.y, b.y));

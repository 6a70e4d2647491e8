import { tooClose } from './route-grid.ts';
import type { Link, Route } from './route-net.ts';

interface Piece {
  readonly id: string;
  /** The place across the piece: y of a level one, x of an upright one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Two ways that a reader may mix up, and at how many places. */
export interface Clash {
  readonly a: string;
  readonly b: string;
  readonly times: number;
}

/** The pairs of ways that cross, or that touch or seem to run on one line although they share neither end. */
export const clashesOf = (
  routes: ReadonlyMap<string, Route>,
  links: ReadonlyMap<string, Pick<Link, 'from' | 'to'>>,
): readonly Clash[] => {
  const { level, upright } = piecesOf(routes);
  const times = new Map<string, number>();
  const meet = (a: string, b: string): void => {
    const pair = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    times.set(pair, (times.get(pair) ?? 0) + 1);
  };
  const strangers = (a: string, b: string): boolean => {
    const [one, other] = [links.get(a), links.get(b)];
    return a !== b && one?.from !== other?.from && one?.to !== other?.to;
  };
  for (const one of level)
    for (const other of upright)
      if (one.id !== other.id && (crosses(one, other) || (strangers(one.id, other.id) && touch(one, other))))
        meet(one.id, other.id);
  for (const pieces of [level, upright])
    for (const [index, one] of pieces.entries())
      for (let next = index + 1; next < pieces.length; next++) {
        const other = pieces[next];
        if (other === undefined || other.at - one.at >= tooClose) break;
        if (strangers(one.id, other.id) && Math.min(one.to, other.to) - Math.max(one.from, other.from) > 0.5)
          meet(one.id, other.id);
      }
  return [...times].map(([pair, count]) => {
    const [a = '', b = ''] = pair.split('\n');
    return { a, b, times: count };
  });
};

const piecesOf = (
  routes: ReadonlyMap<string, Route>,
): { readonly level: readonly Piece[]; readonly upright: readonly Piece[] } => {
  const level: Piece[] = [];
  const upright: Piece[] = [];
  for (const [id, points] of routes)
    for (let index = 1; index < points.length; index++) {
      const [a, b] = [points[index - 1], points[index]];
      if (a === undefined || b === undefined) continue;
      if (a.y === b.y) level.push({ id, at: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) });
      else upright.push({ id, at: a.x, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) });
    }
  const sorted = (pieces: Piece[]): readonly Piece[] => pieces.sort((a, b) => a.at - b.at);
  return { level: sorted(level), upright: sorted(upright) };
};

const crosses = (level: Piece, upright: Piece): boolean =>
  upright.at > level.from + 1 &&
  upright.at < level.to - 1 &&
  level.at > upright.from + 1 &&
  level.at < upright.to - 1;

/** Whether a corner of one lies on the other, or right beside it. */
const touch = (level: Piece, upright: Piece): boolean =>
  upright.at > level.from - 1 &&
  upright.at < level.to + 1 &&
  level.at > upright.from - 1 &&
  level.at < upright.to + 1;

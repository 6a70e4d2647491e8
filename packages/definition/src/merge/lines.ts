import type { Json } from '../basics.ts';
import { canonicalJson } from '../canonical.ts';

/** Longest list that is compared place by place: the comparison takes time by its square. */
const longest = 2_000;

/** Two changed lists as one, when no two changes touch; `undefined` when they do, or when a list is too long to tell. */
export function mergedLines<T extends Json>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
): readonly T[] | undefined {
  if (Math.max(base.length, ours.length, theirs.length) > longest) return undefined;
  const [a, b] = [changes(base, ours), changes(base, theirs)];
  const all = [...a, ...b.filter((one) => !a.some((other) => sameChange(one, other)))].sort(
    (x, y) => x.from - y.from || x.to - y.to,
  );
  if (all.some((one, index) => index > 0 && one.from <= (all[index - 1]?.to ?? -1))) return undefined;
  const out: T[] = [];
  let at = 0;
  for (const { from, to, put } of all) {
    out.push(...base.slice(at, from), ...put);
    at = to;
  }
  return [...out, ...base.slice(at)];
}

/** In place of what stood from `from` up to `to`. */
interface Replaced<T> {
  readonly from: number;
  readonly to: number;
  readonly put: readonly T[];
}

const sameChange = <T extends Json>(a: Replaced<T>, b: Replaced<T>): boolean =>
  a.from === b.from && a.to === b.to && canonicalJson([...a.put]) === canonicalJson([...b.put]);

/** The stretches in which a list differs from the one before, by the longest common part. */
function changes<T extends Json>(before: readonly T[], after: readonly T[]): readonly Replaced<T>[] {
  const kept = common(before.map(canonicalJson), after.map(canonicalJson));
  const found: Replaced<T>[] = [];
  let [a, b] = [0, 0];
  for (const [i, j] of [...kept, [before.length, after.length] as const]) {
    if (i > a || j > b) found.push({ from: a, to: i, put: after.slice(b, j) });
    [a, b] = [i + 1, j + 1];
  }
  return found;
}

/** Pairs of places that hold the same in both, as many as can be without crossing. */
function common(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] =
        a[i] === b[j]
          ? (length[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

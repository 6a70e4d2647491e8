/** Several measurements of one thing. */
export type Measured = readonly number[];

export const median = (values: Measured): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
    : (sorted[Math.floor(middle)] ?? NaN);
};

/** The quotients of measurements that were made in the same round. */
const ratios = (above: Measured, below: Measured): Measured =>
  below.length === 0 ? [] : above.map((value, round) => value / (below[round] ?? NaN));

/** A median with its smallest and greatest. */
export function spread(values: Measured, digits: number): string {
  if (values.length === 0) return '–';
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)].map((value) =>
    value.toFixed(digits),
  );
  return `${middle} (${least}–${most})`;
}

/** One line of the table. `wanted` tells the least and the goal of the ratio. */
export interface Line {
  readonly what: string;
  readonly unit: string;
  readonly ours: Measured;
  readonly floor: Measured;
  readonly digits: number;
  readonly wanted: string;
}

/** The lines as one table in Markdown. */
export const tableOf = (lines: readonly Line[]): string =>
  [
    '| 量的是什么 | 单位 | 五个一 | 手写底线 | 比值 | 要求 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines.map(({ what, unit, ours, floor, digits, wanted }) =>
      [
        '',
        what,
        unit,
        spread(ours, digits),
        spread(floor, digits),
        spread(ratios(ours, floor), 2),
        wanted,
        '',
      ]
        .join(' | ')
        .trim(),
    ),
  ].join('\n');

export const now = (): number => Number(process.hrtime.bigint()) / 1e6;

import type { Indicator } from '@fiveones/definition';

/** A month, quarter or year that figures are told for: `2026-11`, `2026-Q4`, `2026`. */
export interface Period {
  readonly id: string;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const satisfies Record<Indicator['period'], number>;

/** The period of a kind that a month lies in. */
export function periodOf(kind: Indicator['period'], month: string): Period {
  const length = monthsOf[kind];
  const [year = 0, number = 1] = month.split('-').map(Number);
  const first = number - ((number - 1) % length);
  const last = first + length - 1;
  const two = (value: number) => String(value).padStart(2, '0');
  const id = { month, quarter: `${year}-Q${Math.ceil(number / 3)}`, year: String(year) }[kind];
  return {
    id,
    from: `${year}-${two(first)}-01`,
    to: `${year}-${two(last)}-${two(new Date(Date.UTC(year, last, 0)).getUTCDate())}`,
  };
}

/** The month before a month. */
export function monthBefore(month: string, by = 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const all = year * 12 + number - 1 - by;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

/** The period of the same kind just before. */
export const periodBefore = (kind: Indicator['period'], month: string): Period =>
  periodOf(kind, monthBefore(month, monthsOf[kind]));

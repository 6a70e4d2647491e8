import type { Benefit } from '@fiveones/casework';
import { words } from '../words.ts';
import { householdWords as say } from './household-words.ts';

/** A bar of a lane: where it begins and ends, in hundredths of the whole. */
interface Bar {
  readonly benefit: Benefit;
  readonly left: number;
  readonly width: number;
  readonly text: string;
}

/** A day or the first of a month. */
export const dayOf = (date: string): string => (date.length === 7 ? `${date}-01` : date.slice(0, 10));

/** The bar of a benefit, on an axis that ends today. */
export function barOf(benefit: Benefit, at: (date: string) => number, today: string): Bar {
  const left = at(benefit.from);
  const until = isOver(benefit) ? (benefit.until ?? today) : today;
  return { benefit, left, width: Math.max(1, at(until) - left), text: textOf(benefit) };
}

/** What a bar says beside it. */
const saysOf = {
  granted: ({ amount, from, until, outcome, status = '' }) =>
    amount === undefined
      ? say.ended((until ?? from).slice(0, 10), words.case.outcomes[outcome ?? ''] ?? say.given)
      : say.monthly(String(amount), from.slice(0, 7), words.case.paymentWords[status] ?? ''),
  applied: ({ from }) => say.applied(from.slice(0, 10), ''),
  ended: ({ until, from, outcome }) =>
    say.ended((until ?? from).slice(0, 10), words.case.outcomes[outcome ?? ''] ?? words.case.closed),
} satisfies Record<Benefit['state'], (benefit: Benefit) => string>;

const textOf = (benefit: Benefit): string => saysOf[benefit.state](benefit);

/** What goes on after its case has ended is paid by the month; other help was given once. */
const isOver = ({ state, amount }: Benefit): boolean =>
  state === 'ended' || (state === 'granted' && amount === undefined);

import { addDays, inShanghai, milliseconds } from '@fiveones/calendar';
import type { Condition, NewEvent, RowChange, RowOf } from '@fiveones/store';
import { handling, lookReasons } from './look-reasons.ts';
import { refused } from './refused.ts';
import type { lookTable } from './tables.ts';
import type { Refused } from './views.ts';

/** Looks of one person in an hour; whoever needs more is asked to do it one case at a time. */
export const mostLooksAnHour = 30;
const hour = 3_600_000;
const shortest = 4;

/** A kept look: who looked at which field of which case, when and why. Never what stood there. */
export type LookRow = RowOf<typeof lookTable>;

/** What the store keeps of somebody's looks: when those of the last hour were. */
export interface RecentLooks {
  readonly recent: readonly string[];
  readonly [key: string]: readonly string[];
}

/** Why somebody looks: one of the reasons, and own words. */
export interface LookWhy {
  readonly reason: string;
  readonly words?: string | undefined;
}

/** Each person's looks are a stream of their own, chained like the history of a case. */
export const lookStream = (person: string): string => `looks/${person}`;

/** What is wrong with a reason. */
export function reasonRefused({ reason, words = '' }: LookWhy): Refused | undefined {
  const known = lookReasons.find(({ id }) => id === reason);
  if (!known) return refused('look-reason-missing');
  const said = [...words.trim()].length;
  return known.words && said < shortest ? refused('look-words-missing', { least: shortest }) : undefined;
}

/** Writes a look down, unless there have been too many in the last hour. */
export function looked(
  before: RecentLooks | undefined,
  row: LookRow,
):
  | {
      readonly events: readonly NewEvent[];
      readonly snapshot: RecentLooks;
      readonly rows: readonly RowChange[];
    }
  | { readonly refused: Refused } {
  const at = row.at ?? '';
  const since = inShanghai(milliseconds(at) - hour);
  const recent = (before?.recent ?? []).filter((one) => one > since && one <= at);
  if (recent.length >= mostLooksAnHour) {
    const free = milliseconds(recent[0] ?? at) + hour - milliseconds(at);
    return {
      refused: refused('look-too-often', {
        most: mostLooksAnHour,
        minutes: Math.max(1, Math.ceil(free / 60_000)),
      }),
    };
  }
  const { person, at: _, ...body } = row;
  return {
    events: [{ type: 'looked', at, by: person ?? '', body }],
    snapshot: { recent: [...recent, at] },
    rows: [{ table: 'look', put: row }],
  };
}

/** Writes down that somebody read a case; it does not count among the looks of the hour. */
export function noted(
  before: RecentLooks | undefined,
  row: LookRow,
): {
  readonly events: readonly NewEvent[];
  readonly snapshot: RecentLooks;
  readonly rows: readonly RowChange[];
} {
  const { person, at, ...body } = row;
  return {
    events: [{ type: 'looked', at: at ?? '', by: person ?? '', body }],
    snapshot: before ?? { recent: [] },
    rows: [{ table: 'look', put: row }],
  };
}

/** A period of days, both included. */
export const looksWithin = (from: string, until: string): Condition => ({
  and: [{ ge: ['at', from] }, { lt: ['at', addDays(until, 1)] }],
});

/** The reason of a look in words. */
export const reasonOf = ({ reason, words }: Pick<LookRow, 'reason' | 'words'>): string => {
  const name = [...lookReasons, handling].find(({ id }) => id === reason)?.name ?? reason ?? '';
  return words ? `${name.replace('（写明）', '')}：${words}` : name;
};

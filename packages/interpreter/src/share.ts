import { inShanghai, milliseconds } from '@fiveones/calendar';
import type { Alarm } from '@fiveones/definition';
import type { Run } from './run.ts';
import { isFailure, valueOf } from './scope.ts';
import type { Instant } from './state.ts';

/** An alarm with the moment at which it rings. */
export interface Ringing {
  readonly alarm: number;
  readonly at: Instant;
}

/**
 * When the alarms of a limit ring: what has rung rings again only when its time has moved on, and of those that are past
 * already only the last; one that a later has overtaken never does.
 */
export function ringing(
  run: Run,
  alarms: readonly Alarm[] | undefined,
  rung: readonly number[] | undefined,
  momentOf: (share: number) => Instant,
): readonly Ringing[] {
  const all = (alarms ?? []).flatMap(({ at }, alarm): readonly Ringing[] => {
    const share = shareOf(run, at);
    return share === undefined ? [] : [{ alarm, at: momentOf(share) }];
  });
  const later = all.filter(({ at }) => at > run.at);
  const past = all.findLast(({ at }) => at <= run.at);
  return past === undefined || rung?.includes(past.alarm) ? later : [past, ...later];
}

/** An alarm's share as a number; `undefined` when it cannot be worked out. */
export function shareOf(run: Run, at: Alarm['at'] | undefined): number | undefined {
  const share = valueOf(at, run.scope(), run.world);
  return !isFailure(share) && typeof share.value === 'number' && share.value > 0 ? share.value : undefined;
}

/** The moment between two at which a share of the way is gone. */
export const between = (start: Instant, due: Instant, share: number): Instant =>
  inShanghai(milliseconds(start) + (milliseconds(due) - milliseconds(start)) * share);

/** Days of the law are counted whole; of months and years the share of the days between. */
export const countsWhole = (unit: string): boolean => unit !== 'month' && unit !== 'year';

/** How much a share of a period is, in whole units; at least one. */
export const wholeShare = (value: number, share: number): number => Math.max(1, Math.ceil(value * share));

import { deadline, inShanghai } from '@fiveones/calendar';
import type { Json, PublicNotice } from '@fiveones/definition';
import { readPath } from './data.ts';
import { evaluate, isFailure, scopeOf, valueOf } from './scope.ts';
import type { Run } from './run.ts';
import type { Instant, InstanceState, IssuedDocument, Posted } from './state.ts';
import type { World } from './world.ts';

/** A public notice of a case: what was issued, when and where it was posted, until when it stands. */
export interface NoticeState {
  /** The issued document that it shows. */
  readonly issued: string;
  readonly notice: PublicNotice;
  readonly name: string;
  readonly issuedAt: Instant;
  /** Where it is to be posted. */
  readonly wanted: readonly string[];
  readonly posted?: Posted;
  /** The last instant of its period; absent while it is not posted, or when it stands for good. */
  readonly until?: Instant;
  /** Its period could not be worked out: it is shown to nobody. */
  readonly periodless?: true;
  readonly ended?: Ended;
}

/** Why a notice is no longer shown although its period may not be over. */
export interface Ended {
  readonly why: 'takenDown' | 'withdrawn' | 'replaced';
  readonly at: Instant;
  readonly by?: string;
  readonly reason?: string;
}

/** Every public notice that was issued in a case, the earliest first. */
export function publicNoticesOf(state: InstanceState, world: World): readonly NoticeState[] {
  if (state.documents.length === 0) return [];
  const own = Object.values(world.chart.package.publicNotices).filter(
    ({ process }) => process === world.chart.process.id,
  );
  if (own.length === 0) return [];
  return state.documents.flatMap((issued, place) => {
    const notice = own.find(({ document }) => document === issued.document);
    return notice ? [noticeState(notice, issued, state.documents.slice(place + 1), state, world)] : [];
  });
}

/** Whether a notice could be shown at an instant, as far as the case goes: posted, within its period, not taken down. */
export const standsStill = ({ posted, until, periodless, ended }: NoticeState, at: Instant): boolean =>
  posted !== undefined &&
  Date.parse(posted.at) <= Date.parse(at) &&
  ended === undefined &&
  periodless !== true &&
  (until === undefined || Date.parse(at) <= Date.parse(until));

function noticeState(
  notice: PublicNotice,
  issued: IssuedDocument,
  later: readonly IssuedDocument[],
  state: InstanceState,
  world: World,
): NoticeState {
  const ended = endOf(issued, later, state);
  const posted = state.posted?.[issued.id];
  const until = posted ? untilOf(notice, posted.at, state, world) : undefined;
  return {
    issued: issued.id,
    notice,
    name: notice.name,
    issuedAt: issued.at,
    wanted: wantedPlaces(notice, state, world, issued.at),
    ...(posted ? { posted } : {}),
    ...(typeof until === 'string' ? { until } : {}),
    ...(until === 'unknown' ? { periodless: true } : {}),
    ...(ended ? { ended } : {}),
  };
}

function endOf(
  issued: IssuedDocument,
  later: readonly IssuedDocument[],
  state: InstanceState,
): Ended | undefined {
  const taken = state.takenDown?.[issued.id];
  if (taken) return { why: 'takenDown', ...taken };
  const next = later.find(({ document }) => document === issued.document);
  if (next) return { why: 'replaced', at: next.at };
  const gone = state.status === 'terminated' || state.outcome === 'withdrawn';
  return gone ? { why: 'withdrawn', at: state.endedAt ?? issued.at } : undefined;
}

/** A step was done: what it proves of notices that were issued before is written down, as its form says now. */
export function tellPosted(run: Run, node: string, by: string | undefined): void {
  const { state, world } = run;
  for (const { issued, notice, ended } of publicNoticesOf(state, world)) {
    const { proof } = notice;
    if (proof?.step !== node || ended) continue;
    const postedAt = instantOf(readPath(state.data, proof.at));
    const photos = listAt(state, proof.photos);
    // Without a day, or without the photographs that are asked for, nothing is proved and nothing is shown.
    if (postedAt === undefined || (proof.photos !== undefined && photos.length === 0)) continue;
    run.emit('noticePosted', {
      issued,
      name: notice.name,
      ...(by === undefined ? {} : { by }),
      postedAt,
      places: listAt(state, proof.places).map(String),
      photos,
    });
  }
}

function listAt(state: InstanceState, path: string | undefined): readonly Json[] {
  const value = path === undefined ? undefined : readPath(state.data, path);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** A day is taken as its first instant. */
function instantOf(value: Json | undefined): Instant | undefined {
  if (typeof value !== 'string') return undefined;
  const instant = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00+08:00` : value);
  return Number.isNaN(instant) ? undefined : inShanghai(instant);
}

/** The last instant of the period, `unknown` when no number of days comes out, nothing when it stands for good. */
function untilOf(
  { days, lasting }: PublicNotice,
  from: Instant,
  state: InstanceState,
  world: World,
): Instant | undefined {
  if (!days) return lasting === true ? undefined : 'unknown';
  const value = valueOf(days.value, scopeOf(state, world, from), world);
  if (isFailure(value) || typeof value.value !== 'number' || !(value.value > 0)) return 'unknown';
  return deadline({
    calendar: world.calendar,
    start: from,
    period: { value: value.value, unit: days.unit },
    from: 'nextDay',
  }).due;
}

function wantedPlaces(
  { places }: PublicNotice,
  state: InstanceState,
  world: World,
  at: Instant,
): readonly string[] {
  if (typeof places !== 'string') return places ?? [];
  const found = evaluate(places.slice(1), scopeOf(state, world, at), world);
  if (isFailure(found)) return [];
  return Array.isArray(found.value)
    ? (found.value as readonly Json[]).map(String)
    : typeof found.value === 'string'
      ? [found.value]
      : [];
}

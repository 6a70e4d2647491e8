import type { JsonObject, Node, NodeOf, Process, Tier } from '@fiveones/definition';
import type { CommandOf } from './command.ts';
import { started, startOf } from './commands/start.ts';
import { writePath } from './data.ts';
import { evolve } from './evolve.ts';
import { indexOf, isRegion, regionAt, type Organisation } from './organisation.ts';
import { evaluate, isFailure, scopeOf, valueOf } from './scope.ts';
import type { World } from './world.ts';

/** Where a case that nobody chose a place for was put. Not there when its data name the place where it was begun. */
export interface Placing {
  /** Where it was begun from. */
  readonly from: string;
  /** The code that its data name, when they name one. */
  readonly named?: string;
  /** Why it stays where it was begun; absent: it stands where its data say. */
  readonly stays?: StayReason;
}

/** Why a case stays where it was begun, in words. */
const stayWords = {
  'none-named': '资料里没有写明属于哪里，先由{from}办；属于别处的，请{from}办理时核对',
  'no-such-place': '资料里写的{named}在本县没有这个地方，先由{from}办，请核对区划',
  'other-county': '资料里写的{named}不在本县，先由{from}办，请核对是不是要转给那里',
  'beyond-sender': '资料里写的{named}不归发起的{from}管，先由{from}办，请核对该由哪里办',
} as const;
/** Why a case stays where it was begun. */
export type StayReason = keyof typeof stayWords;

/** Whether the data of a case name a place where it does not stand: somebody must look. */
export const isMisplaced = (placing: Placing | undefined): boolean =>
  placing?.stays !== undefined && placing.stays !== 'none-named';

/** Tells how the place of a case was found, or why it is not where its data say. */
export function placingText({ from, named, stays }: Placing, { regions }: Organisation): string {
  const name = (code: string) => nameOfPlace(code, regions);
  return (stays === undefined ? '按资料归{named}办，由{from}发起' : stayWords[stays])
    .replaceAll('{from}', name(from))
    .replaceAll('{named}', named === undefined ? '区划' : name(named));
}

function nameOfPlace(code: string, regions: Organisation['regions']): string {
  const found = (tier: 'town' | 'village' | 'county') =>
    regions.find((region) => region.code === regionAt(code, tier) && region.tier === tier)?.name ?? '';
  const place = code.length > 6 ? found('town') + (code.length > 9 ? found('village') : '') : found('county');
  return place === '' || !regions.some((region) => region.code === code) ? `“${code}”` : place;
}

/**
 * The same start, put where the data of the case say that it belongs (`subject.region`). Only what begins without a
 * person's choosing is put: by a message, a call, a signal, a condition, a cycle. It goes nowhere but to a place that
 * there is, in the same county, in what the place of its beginning answers for; else it stays, and says why. What is
 * found goes into the event, so that no later look at the organisation moves the case.
 */
export function placed(command: CommandOf<'start'>, world: World): CommandOf<'start'> {
  const source = world.chart.process.subject?.region;
  const start = startOf(world, command);
  if (source === undefined || !start || !(start.trigger || command.parent)) return command;
  const named = namedPlace(source, start, command, world);
  if (named === command.region) return command;
  const from = command.region;
  if (named === undefined) return { ...command, placing: { from, stays: 'none-named' } };
  const stays = stayReason(named, from, world);
  // What is no code may be anything, a name or a number of somebody: it is not written down.
  const told = isRegion(named) ? { named } : {};
  return stays
    ? { ...command, placing: { from, ...told, stays } }
    : { ...command, region: named, placing: { from, named } };
}

function stayReason(named: string, from: string, { organisation }: World): StayReason | undefined {
  if (!isRegion(named)) return 'no-such-place';
  if (regionAt(named, 'county') !== regionAt(from, 'county')) return 'other-county';
  if (!indexOf(organisation).regions.has(named)) return 'no-such-place';
  return named.startsWith(from) ? undefined : 'beyond-sender';
}

/** What the data of the case that begins say, once the start has taken over what was brought. */
function namedPlace(
  source: string,
  { trigger, set = [] }: NodeOf<'startEvent'>,
  command: CommandOf<'start'>,
  world: World,
): string | undefined {
  const state = evolve(undefined, { type: 'instanceStarted', at: command.at, body: started(command, world) });
  const brought: JsonObject = trigger ? { message: command.data ?? {} } : {};
  let scope = scopeOf(state, world, command.at, undefined, brought);
  for (const { into, value } of set) {
    const written = valueOf(value, scope, world);
    // The start itself will say so, as an incident.
    if (isFailure(written)) return undefined;
    scope = { ...writePath(scope, into, written.value), ...brought };
  }
  const found = evaluate(source, scope, world);
  if (isFailure(found) || found.value === null || found.value === '') return undefined;
  return typeof found.value === 'string' ? found.value : JSON.stringify(found.value);
}

/** At places of which tier cases of a process begin: a start that sets itself off goes by its lane, where the process says nothing. */
export function tierBegun(process: Process, start: Node | undefined): Tier {
  const cycle = start?.kind === 'startEvent' && start.trigger?.cycle !== undefined;
  const lane = process.lanes.find(({ id }) => id === start?.lane);
  return process.tier ?? (cycle ? (lane?.tier ?? 'county') : 'village');
}

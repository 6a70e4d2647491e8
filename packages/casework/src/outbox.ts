import { conditionsMet, type InstanceEvent, type InstanceState, type World } from '@fiveones/interpreter';
import type { RowChange } from '@fiveones/store';
import { countyOf, newlyAwaited } from './projection.ts';
import { entriesAsked, type EntrySources } from './village/entries.ts';

/** What the system itself must do after these events, kept with them so that it cannot be lost. */
export function outbox(
  before: InstanceState | undefined,
  after: InstanceState,
  events: readonly InstanceEvent[],
  world: World,
  sources: EntrySources,
): readonly RowChange[] {
  const county = countyOf(after.region);
  const at = events.at(-1)?.at ?? after.startedAt;
  const asked = [
    ...events.flatMap((event, place) => askedBy(event, after, place)),
    // A process that begins when the data of another fulfil a condition: once for each instance.
    ...conditionsMet(before, after, world).map((start): Asked => ({
      id: `${start.process}.${start.node}`,
      kind: 'condition',
      body: { ...start, package: after.pins.package },
    })),
    // What came before it was waited for.
    ...newlyAwaited(before, after, world).map((wait): Asked => ({
      id: `letter-${wait.message}-${wait.key}`,
      kind: 'letter',
      body: wait,
    })),
    // A step that a ledger counts is written down in the ledger of the place.
    ...entriesAsked(before, after, events, world, sources).map((body, place): Asked => ({
      id: `entry-${after.next}-${place}`,
      kind: 'entry',
      body,
    })),
  ];
  return asked.map(({ id, kind, body }) => ({
    table: 'outbox',
    put: { county, instance: after.id, id, kind, at, body: body as never },
  }));
}

interface Asked {
  readonly id: string;
  readonly kind: string;
  readonly body: object;
}

function askedBy(event: InstanceEvent, { parent, next }: InstanceState, place: number): readonly Asked[] {
  const own = `${next}-${place}`;
  if (event.type === 'connectorAsked') return [{ id: event.body.token, kind: 'connector', body: event.body }];
  if (event.type === 'childStarted') return [{ id: event.body.token, kind: 'child', body: event.body }];
  if (event.type === 'withdrawn' && event.body.child !== undefined)
    return [{ id: `cancel-${event.body.child}`, kind: 'cancel', body: { child: event.body.child } }];
  if (event.type === 'countAsked')
    return [{ id: `count-${event.body.token}`, kind: 'count', body: event.body }];
  if (event.type === 'signalSent') return [{ id: `signal-${own}`, kind: 'signal', body: event.body }];
  if (event.type === 'messageSent' && event.body.deliver)
    return [{ id: `message-${own}`, kind: 'message', body: event.body }];
  if (event.type === 'escalationThrown' && event.body.outward && parent)
    return [{ id: `escalation-${own}`, kind: 'escalation', body: { ...event.body, ...parent } }];
  if (event.type === 'instanceEnded' && parent) return [{ id: 'end', kind: 'parent', body: parent }];
  return [];
}

import {
  conditionsMet,
  type EventOf,
  type EventType,
  type InstanceEvent,
  type InstanceState,
  type World,
} from '@fiveones/interpreter';
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
  const asked: Asked[] = [];
  for (const [place, event] of events.entries()) {
    const own = askedBy(event, after, place);
    if (own) asked.push(own);
  }
  // A process that begins when the data of another fulfil a condition: once for each instance.
  for (const start of conditionsMet(before, after, world))
    asked.push({
      id: `${start.process}.${start.node}`,
      kind: 'condition',
      body: { ...start, package: after.pins.package },
    });
  // What came before it was waited for.
  for (const wait of newlyAwaited(before, after, world))
    asked.push({ id: `letter-${wait.message}-${wait.key}`, kind: 'letter', body: wait });
  // A step that a ledger counts is written down in the ledger of the place.
  for (const [place, body] of entriesAsked(before, after, events, world, sources).entries())
    asked.push({ id: `entry-${after.next}-${place}`, kind: 'entry', body });
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

type Asks<T extends EventType> = (event: EventOf<T>, state: InstanceState, own: string) => Asked | undefined;

/** By which events something is asked, under an id of its own among those of the instance where it has none. */
const askedByType: { readonly [T in EventType]?: Asks<T> } = {
  connectorAsked: ({ body }) => ({ id: body.token, kind: 'connector', body }),
  childStarted: ({ body }) => ({ id: body.token, kind: 'child', body }),
  withdrawn: ({ body: { child } }) =>
    child === undefined ? undefined : { id: `cancel-${child}`, kind: 'cancel', body: { child } },
  countAsked: ({ body }) => ({ id: `count-${body.token}`, kind: 'count', body }),
  signalSent: ({ body }, _state, own) => ({ id: `signal-${own}`, kind: 'signal', body }),
  messageSent: ({ body }, _state, own) =>
    body.deliver ? { id: `message-${own}`, kind: 'message', body } : undefined,
  escalationThrown: ({ body }, { parent }, own) =>
    body.outward && parent
      ? { id: `escalation-${own}`, kind: 'escalation', body: { ...body, ...parent } }
      : undefined,
  // By its id behind what a case tells its caller before it ends.
  instanceEnded: (_event, { parent }) => parent && { id: 'parent', kind: 'parent', body: parent },
};

function askedBy(event: InstanceEvent, state: InstanceState, place: number): Asked | undefined {
  // The record is keyed by the event's own type, which the compiler cannot follow through the union.
  const asks = askedByType[event.type] as Asks<EventType> | undefined;
  return asks?.(event, state, `${state.next}-${place}`);
}

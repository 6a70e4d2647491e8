import { changed } from './changed.ts';
import type { EventOf, EventType, InstanceEvent } from './event.ts';
import type { InstanceState } from './state.ts';

type People<T extends EventType> = (
  event: EventOf<T>,
  hands: readonly string[],
) => readonly (string | undefined)[];

const by = ({ body }: { readonly body: { readonly by?: string | undefined } }) => [body.by];

/** By which events somebody comes to have had a hand in a case. */
const peopleIn: { readonly [T in EventType]?: People<T> } = {
  taskDone: by,
  taskSkipped: by,
  taskReturned: by,
  taskTransferred: by,
  taskDelegated: by,
  taskHandedBack: by,
  signerDone: by,
  told: ({ body }) => (body.why === 'copied' || body.why === 'mentioned' ? [body.to] : []),
  // Whoever comes in somebody's place has had their hand in it.
  personReplaced: ({ body: { person, to } }, hands) => (hands.includes(person) ? [to] : []),
};

/** The state with whoever had a hand in an event among those who had one, where they are kept. */
export function withHands(state: InstanceState, event: InstanceEvent): InstanceState {
  const { hands } = state;
  if (!hands) return state;
  // The record is keyed by the event's own type, which the compiler cannot follow through the union.
  const people = peopleIn[event.type] as People<EventType> | undefined;
  if (!people) return state;
  const added = people(event, hands).filter(
    (person): person is string => person !== undefined && !hands.includes(person),
  );
  return added.length === 0 ? state : changed(state, { hands: [...hands, ...added] });
}

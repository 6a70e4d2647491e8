import { evolve, type Assignment, type InstanceEvent, type InstanceState } from '@fiveones/interpreter';
import type { Actor } from './access.ts';

/** A step that somebody did for another region, and the case as it stood when they had done it. */
export interface PastStep {
  readonly node: string;
  readonly at: string;
  readonly state: InstanceState;
  readonly events: readonly InstanceEvent[];
}

/**
 * The last step that an actor did at their office for a case of another region. What the case became afterwards is not
 * in it; who has left that office finds nothing, and neither do their colleagues.
 */
export function pastStepOf(actor: Actor, events: readonly InstanceEvent[]): PastStep | undefined {
  const assignments = new Map<string, Assignment>();
  let place = -1;
  let node = '';
  for (const [index, event] of events.entries()) {
    note(assignments, event);
    if (!isPart(event) || event.body.by !== actor.id) continue;
    const token = event.type === 'signerDone' ? event.body.host : event.body.token;
    if (!isElsewhere(actor, assignments.get(token))) continue;
    place = index;
    ({ node } = event.body);
  }
  if (place < 0) return undefined;
  const until = events.slice(0, place + 1);
  const state = until.reduce<InstanceState | undefined>((past, event) => evolve(past, event), undefined);
  return state && { node, at: until.at(-1)?.at ?? '', state, events: until };
}

/** Found in another region than the case's own, at an office in which the actor still sits. */
const isElsewhere = ({ holdings }: Actor, assignment: Assignment | undefined): boolean =>
  assignment?.region !== undefined && holdings.some(({ unit }) => unit === assignment.unit);

function note(assignments: Map<string, Assignment>, event: InstanceEvent): void {
  if (event.type === 'taskOpened' || event.type === 'taskEscalated')
    assignments.set(event.body.token, event.body.assignment);
  if (event.type === 'migrated')
    for (const [token, assignment] of Object.entries(event.body.assignments))
      assignments.set(token, assignment);
}

/** Somebody has finished their part of a step, whatever came of it. */
const parts = ['taskDone', 'taskReturned', 'taskSkipped', 'signerDone', 'taskHandedBack'] as const;
type Part = Extract<InstanceEvent, { readonly type: (typeof parts)[number] }>;
const isPart = (event: InstanceEvent): event is Part => (parts as readonly string[]).includes(event.type);

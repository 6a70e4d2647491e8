import { tiers } from '@fiveones/definition';
import { holdersOf, type Assignment, type InstanceState, type World } from '@fiveones/interpreter';

/** Where a case is, and who may read it: what a row of it tells, and what its state tells. */
export interface Placed {
  readonly region: string | null;
  readonly instance?: string | null;
  /** Marks of the readers of a case that not everybody of its region reads; null: everybody does. */
  readonly readers?: string | null;
}

/** How a reader is marked. A queue, `post@region` or `#person`, is its own mark. */
export const readerMark = {
  tier: (tier: string) => `@${tier}`,
  post: (post: string) => `^${post}`,
  person: (person: string) => `#${person}`,
  /** Reads it once they have said why. */
  asking: (post: string) => `?${post}`,
} as const;

/** A mark as it stands in a row, so that a part of another is not taken for it. */
export const marked = (mark: string): string => `|${mark}|`;

/** The marks of everybody who may read a case, in one text; null where its region decides alone. */
export function readersOf(state: InstanceState, world: World): string | null {
  const { readers } = world.chart.process;
  if (!readers) return null;
  const marks = new Set<string>();
  if (readers.tiers)
    for (const tier of tiers) if (!readers.tiers.includes(tier)) marks.add(readerMark.tier(tier));
  for (const post of readers.posts ?? []) marks.add(readerMark.post(post));
  for (const post of readers.withReason ?? []) marks.add(readerMark.asking(post));
  for (const person of peopleOf(state)) marks.add(readerMark.person(person));
  for (const { assignment } of Object.values(state.tasks))
    for (const mark of takersOf(assignment, world)) marks.add(mark);
  return marked([...marks].join('|'));
}

/** Whoever may take a task that nobody has; where somebody must stand aside, the others one by one. */
function takersOf({ person, queues, excluded }: Assignment, world: World): readonly string[] {
  if (person !== undefined) return [];
  if (excluded.length === 0) return queues;
  const barred = new Set(excluded.map((one) => one.person));
  return queues
    .flatMap((queue) => holdersOf(world.organisation, queue))
    .filter(({ id }) => !barred.has(id))
    .map(({ id }) => readerMark.person(id));
}

/** Who took part in a case, has work of it or has been told of it. */
function* peopleOf(state: InstanceState): Iterable<string> {
  if (state.startedBy !== undefined) yield state.startedBy;
  yield* state.hands ?? [];
  for (const { by } of Object.values(state.done)) if (by !== undefined) yield by;
  for (const { assignment } of Object.values(state.tasks))
    if (assignment.person !== undefined) yield assignment.person;
  for (const { to } of Object.values(state.notices ?? {})) yield to;
}

/** What the state of a case tells of its place and its readers, as its rows do. */
export const placedOf = (state: InstanceState, world: World): Placed => ({
  region: state.region,
  instance: state.id,
  readers: readersOf(state, world),
});

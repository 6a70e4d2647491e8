import { seatName, type TaskNode } from '@fiveones/definition';
import { exclusionOf } from '../assign.ts';
import { holdersOf, indexOf, queueOf, regionAt, type Person } from '../organisation.ts';
import type { Run } from '../run.ts';
import type { Task } from '../state.ts';
import { nodeOf } from '../walk.ts';
import type { Choice } from './operation.ts';

/** Who may take a task over for good: the same post in the same place, nobody who must stand aside. */
export function peersAt(run: Run, task: Task): readonly Person[] {
  const { assignment } = task;
  const queues =
    assignment.queues.length > 0 || !assignment.post || !assignment.tier
      ? assignment.queues
      : [queueOf(assignment.post, regionAt(assignment.region ?? run.state.region, assignment.tier))];
  return free(
    run,
    task,
    queues.flatMap((queue) => holdersOf(run.world.organisation, queue)),
  );
}

/** Who may prepare a task or sign for it: everyone of its office and its posts, nobody who must stand aside. */
export function colleaguesAt(run: Run, task: Task): readonly Person[] {
  const office = run.world.organisation.people.filter((person) =>
    person.holdings.some(({ unit }) => unit === task.assignment.unit),
  );
  return [...new Set([...peersAt(run, task), ...free(run, task, office)])];
}

/** Who may be shown the case: those whose office answers for its place. */
export function readersOf(run: Run): readonly Person[] {
  const { units } = indexOf(run.world.organisation);
  return run.world.organisation.people.filter((person) =>
    person.holdings.some(({ unit }) => {
      const region = units.get(unit)?.region;
      return region !== undefined && run.state.region.startsWith(region);
    }),
  );
}

function free(run: Run, task: Task, people: readonly Person[]): readonly Person[] {
  const token = run.token(task.id);
  const node = nodeOf(run, token) as TaskNode; // only user tasks open tasks
  return [...new Set(people)].filter(
    (person) => person.id !== task.assignment.person && exclusionOf(run, node, token, person) === undefined,
  );
}

/** People as they are chosen: with their office and chair when the chart's package names it. */
export function choicesOf(run: Run, people: readonly Person[], without?: string): readonly Choice[] {
  const { units } = indexOf(run.world.organisation);
  const posts = run.world.chart.package.template.posts;
  return people
    .filter(({ id }) => id !== without)
    .map(({ id, name, holdings: [first] }) => ({
      id,
      name,
      note: seatName(units.get(first?.unit ?? '')?.name, posts.find((post) => post.id === first?.post)?.name),
    }));
}

/** A person's name. */
export const nameOf = (run: Run, person: string | undefined): string =>
  person === undefined ? '' : (indexOf(run.world.organisation).people.get(person)?.name ?? person);

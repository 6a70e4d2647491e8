import { type TaskNode, opensTask } from '@fiveones/definition';
import { exclusionOf } from '../assign.ts';
import { holdersOf, queueOf, regionAt, type Person } from '../organisation.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { Task } from '../state.ts';
import { choicesOf, nameOf } from './people.ts';
import type { Choice } from './operation.ts';

/** 自选办理人: for each step that may come next, who of the permitted people can be chosen. */
export function nextChoices(
  run: Run,
  task: Task,
): readonly { readonly node: string; readonly name: string; readonly people: readonly Choice[] }[] {
  const node = run.world.chart.nodes.get(task.node);
  if (!opensTask(node) || !node.chooseNext || task.signs) return [];
  const token = run.token(task.id);
  return [...new Set(landings(run, node.id))].flatMap((next) => {
    const people = permitted(run, next).filter(
      (person) =>
        exclusionOf(run, next, token, person) === undefined &&
        !(next.notSameAs?.includes(node.id) && person.id === run.by),
    );
    return people.length > 1 ? [{ node: next.id, name: next.name, people: choicesOf(run, people) }] : [];
  });
}

/** Refuses a choice that the step does not offer, or that the next step did not follow. */
export function chosenBarred(
  run: Run,
  node: TaskNode,
  chosen: Readonly<Record<string, string>>,
): Refusal | undefined {
  const entries = Object.entries(chosen);
  if (entries.length === 0) return undefined;
  if (!node.chooseNext) return refuse('operation-off');
  const opened = run.events.flatMap((event) => (event.type === 'taskOpened' ? [event.body] : []));
  const barred = entries.find(([next, person]) =>
    opened.some(({ node: at, assignment }) => at === next && assignment.person !== person),
  );
  return barred ? refuse('person-not-permitted', { person: nameOf(run, barred[1]) }) : undefined;
}

/** The tasks right behind a node; gateways are looked through. */
function landings(run: Run, from: string, depth = 0): readonly TaskNode[] {
  return (run.world.chart.outgoing.get(from) ?? []).flatMap((flow) => {
    const node = run.world.chart.nodes.get(flow.to);
    if (opensTask(node))
      return node.multi || node.assignee || node.performer || node.responsibilityBy ? [] : [node];
    return node?.kind.endsWith('Gateway') && depth < 5 ? landings(run, node.id, depth + 1) : [];
  });
}

function permitted(run: Run, node: TaskNode): readonly Person[] {
  const row = node.responsibility === undefined ? undefined : run.world.chart.rows.get(node.responsibility);
  if (!row?.post) return [];
  return holdersOf(run.world.organisation, queueOf(row.post, regionAt(run.state.region, row.tier)));
}

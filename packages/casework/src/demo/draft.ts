import type { JsonObject } from '@fiveones/definition';
import { voidSignatures } from '@fiveones/forms';
import { holdersOf, indexOf, type World } from '@fiveones/interpreter';
import type { RowChange } from '@fiveones/store';
import { actorOf, maysDo } from '../access.ts';
import type { Library } from '../library.ts';
import { countyOf, taskId } from '../projection.ts';
import { draftTable } from '../tables.ts';
import { formOf, progressOfTask } from '../task-view.ts';
import type { DemoInstance } from './population.ts';

/** What somebody has half filled in, as a row: with one of the people who may do the step. */
export function draftRow(
  { id, state, draft }: DemoInstance,
  library: Library,
  now: string,
): readonly RowChange[] {
  const task = Object.values(state.tasks).find(({ node }) => node === draft?.node);
  if (!draft || !task) return [];
  const { organisation } = library;
  const { person, queues } = task.assignment;
  const given = person === undefined ? undefined : indexOf(organisation).people.get(person);
  const people = given ? [given] : queues.flatMap((queue) => holdersOf(organisation, queue));
  const able = people
    .map((holder) => actorOf(organisation, holder, now.slice(0, 10)))
    .filter((holder) => maysDo(holder, task.assignment));
  const actor = able[Number(state.number.slice(-3)) % Math.max(1, able.length)];
  if (!actor) return [];
  const world = library.worldOf(state);
  const data = notYetSigned(draft.data, world);
  return [
    {
      table: draftTable.name,
      put: {
        county: countyOf(state.region),
        task: taskId(id, task.id),
        person: actor.id,
        instance: id,
        data,
        opinion: null,
        ...progressOfTask({ state, world, actor, task, data, now }),
        savedAt: now,
      },
    },
  ];
}

/** People sign last, under what they have just filled in. */
const notYetSigned = (data: JsonObject, world: World): JsonObject =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const form = Object.values(world.chart.package.forms).find((one) => one.key === key);
      return [
        key,
        form ? voidSignatures(formOf(world, form.id), {}, value as JsonObject).value : value, // filled in by form
      ];
    }),
  );

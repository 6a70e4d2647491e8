import type { JsonObject, NodeOf } from '@fiveones/definition';
import { firstValues, ownForms, takenValues, unconfirmedProblems, type StepForm } from '@fiveones/forms';
import type { InstanceEvent, InstanceState, Task, World } from '@fiveones/interpreter';
import type { Actor } from './access.ts';
import type { FieldProblem } from './check-forms.ts';
import { originsOf } from './task-origins.ts';
import { contextOf, formOf, formsAt, verifies } from './task-view.ts';

/** What somebody confirmed one by one, as JSON pointers by data key. */
export type Confirmed = Readonly<Record<string, readonly string[]>>;

/**
 * Values that stand in the step's own forms because an earlier step said so, and that the person neither confirmed nor
 * changed. The step is seen just as the person saw it, so that browser and server ask for the same.
 */
export async function unconfirmedAt(given: {
  readonly state: InstanceState;
  readonly world: World;
  readonly actor: Actor;
  readonly task: Task;
  readonly now: string;
  readonly data: JsonObject;
  readonly confirmed: Confirmed;
  /** Read only where a value can have been taken over at all. */
  readonly events: () => Promise<readonly InstanceEvent[]>;
}): Promise<readonly FieldProblem[]> {
  const { state, world, actor, task, now, data } = given;
  const node = world.chart.nodes.get(task.node) as NodeOf<'userTask'>; // only user tasks open tasks
  const filled = (node.forms ?? []).filter(({ mode }) => mode !== 'read');
  if (filled.length === 0 || !(verifies(node) || filled.some(({ form }) => looksAround(world, form))))
    return [];
  const context = contextOf(state, world, actor, now, task);
  const forms = formsAt(state, world, node, context)
    .filter(({ mode }) => mode === 'edit')
    .map((view) => ({ view, compiled: formOf(world, String(view.form['id'])) }));
  const step = { context, verifies: verifies(node), origins: originsOf(await given.events(), world) };
  const values = sentOver(forms, data);
  return ownForms(forms, context, firstValues(step, forms)).own.flatMap((form) =>
    unconfirmedProblems(form, takenValues(form, step), step, {
      values,
      confirmed: new Set(given.confirmed[form.compiled.key]),
    }).map(({ path, code, message }) => ({ form: form.compiled.id, path, code, message })),
  );
}

/** What was sent, over what stands there. */
const sentOver = (forms: readonly StepForm[], data: JsonObject): JsonObject =>
  Object.fromEntries(
    forms.map(({ compiled, view }) => {
      const sent = Object.hasOwn(data, compiled.key) ? data[compiled.key] : undefined;
      return [compiled.key, { ...view.value, ...(isObject(sent) ? sent : {}) }];
    }),
  );

/** Whether a default of a form may come out of another form of the case. */
function looksAround(world: World, id: string): boolean {
  const form = world.chart.package.forms[id];
  if (!form) return false;
  const others = Object.values(world.chart.package.forms).filter(({ key }) => key !== form.key);
  const text = formOf(world, id)
    .fields.flatMap(({ schema }) => schema['x-default'] ?? [])
    .join(' ');
  return text !== '' && others.some(({ key }) => text.includes(key));
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

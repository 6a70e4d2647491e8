import type { Form, Json, JsonObject } from '@fiveones/definition';
import { pickersOf } from './pickers.ts';
import { scopeOf } from './scope.ts';
import type { InstanceState, Task } from './state.ts';
import type { World } from './world.ts';

/** What expressions of a form know about the instance, with who can be picked. */
export const instanceScope = (
  state: InstanceState,
  world: World,
  task: Task | undefined,
  data: JsonObject = state.data,
): JsonObject => ({
  id: state.id,
  number: state.number,
  region: state.region,
  startedAt: state.startedAt,
  process: state.pins.process,
  ...pickersOf(world, state.region, task, data),
});

/** The member of the list that a task is done for: only what expressions of its forms read of it leaves the case. */
export function memberOf(state: InstanceState, world: World, task: Task | undefined): Json | undefined {
  const node = task && world.chart.nodes.get(task.node);
  if (!task || node?.kind !== 'userTask') return undefined;
  const forms = (node.forms ?? []).flatMap(({ form }) => world.chart.package.forms[form] ?? []);
  const name = forms.find(({ member }) => member !== undefined)?.member;
  if (name === undefined) return undefined;
  const member = scopeOf(state, world, task.openedAt, state.tokens[task.id])[name];
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
  const read = new Set(forms.flatMap((form) => partsRead(form, name)));
  return Object.fromEntries(Object.entries(member).filter(([key]) => read.has(key)));
}

const partsRead = ({ member, schema }: Form, name: string): readonly string[] =>
  member === name
    ? [...JSON.stringify(schema).matchAll(new RegExp(`\\b${name}\\.([A-Za-z_]\\w*)`, 'g'))].flatMap(
        ([, part]) => part ?? [],
      )
    : [];

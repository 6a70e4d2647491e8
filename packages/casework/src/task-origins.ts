import type { Json, JsonObject } from '@fiveones/definition';
import {
  indexOf,
  type InstanceEvent,
  type InstanceState,
  type Task,
  type World,
} from '@fiveones/interpreter';
import type { Origin, SignerView, TaskView } from './views.ts';

/** The last step that filled in each form. */
export function originsOf(events: readonly InstanceEvent[], world: World): TaskView['origins'] {
  const forms = new Map(Object.values(world.chart.package.forms).map((form) => [form.key, form.name]));
  const { people } = indexOf(world.organisation);
  return Object.fromEntries(
    events.flatMap((event) =>
      event.type === 'taskDone'
        ? event.body.set.flatMap(({ into }): [string, Origin][] => {
            const form = forms.get(into);
            const nodeName = world.chart.nodes.get(event.body.node)?.name ?? '';
            const by = people.get(event.body.by ?? '')?.name ?? '';
            return form === undefined ? [] : [[into, { form, nodeName, at: event.at, by }]];
          })
        : [],
    ),
  );
}

/** The people whose signatures are collected one by one, with those who have signed. */
export function signersOf(
  state: InstanceState,
  task: Task,
  events: readonly InstanceEvent[],
): TaskView['signers'] {
  const token = state.tokens[task.id];
  const items = token?.scope ? state.tokens[token.scope]?.body?.items : undefined;
  if (!items || token?.run === undefined) return undefined;
  const runs = new Map<string, number>();
  const signed = new Map<number, string>();
  for (const event of events) {
    if (event.type === 'entered' && event.body.scope === token.scope && event.body.run !== undefined)
      runs.set(event.body.token, event.body.run);
    const run = event.type === 'taskDone' ? runs.get(event.body.token) : undefined;
    if (run !== undefined) signed.set(run, event.at);
  }
  const signers = items.flatMap((item, run): SignerView[] =>
    isObject(item) && typeof item['name'] === 'string'
      ? [
          {
            name: item['name'],
            role: typeof item['role'] === 'string' ? item['role'] : undefined,
            at: signed.get(run),
            now: run === token.run,
          },
        ]
      : [],
  );
  return signers.length === items.length ? signers : undefined;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

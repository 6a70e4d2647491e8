import type { InstanceState, Task, World } from '@fiveones/interpreter';

/**
 * The state as one of several who do the same step finds it. What is collected from each of them is written on a sheet
 * of their own: it begins empty, whatever the one before has said, signed or voted.
 */
export function withOwnSheet(state: InstanceState, { chart }: World, task: Task | undefined): InstanceState {
  const node = task && chart.nodes.get(task.node);
  if (node?.kind !== 'userTask' || state.tokens[task?.id ?? '']?.run === undefined) return state;
  const collected = node.multi?.collect?.value;
  if (collected === undefined) return state;
  const keys = (node.forms ?? [])
    .filter(({ mode }) => mode !== 'read')
    .flatMap(({ form }) => chart.package.forms[form]?.key ?? [])
    .filter((key) => new RegExp(`(?<![\\w.])${key}(?!\\w)`, 'u').test(collected));
  const data = Object.fromEntries(Object.entries(state.data).filter(([key]) => !keys.includes(key)));
  return { ...state, data };
}

import { type Node, opensTask } from '@fiveones/definition';
import type { EventBodies } from './event.ts';
import type { InstanceState } from './state.ts';

/**
 * Who did the steps that another person must follow at a node, each with the step: whoever did it last, and where the
 * node says so everybody who has ever done it.
 */
export function doersBefore(
  { done, doers }: Pick<InstanceState, 'done' | 'doers'>,
  node: Node | undefined,
): readonly { readonly step: string; readonly person: string }[] {
  if (!opensTask(node)) return [];
  return (node.notSameAs ?? []).flatMap((step) => {
    const last = done[step]?.by;
    const ever = node.notSameAsEver ? (doers?.[step] ?? []) : [];
    return [...(last === undefined ? [] : [last]), ...ever].map((person) => ({ step, person }));
  });
}

/** The state's record of who has done which step, with who does one now that is remembered. */
export function doersAfter(
  { doers = {} }: InstanceState,
  { node, by, remembered }: EventBodies['taskDone'],
): Pick<InstanceState, 'doers'> {
  const known = doers[node] ?? [];
  return !remembered || by === undefined || known.includes(by)
    ? {}
    : { doers: { ...doers, [node]: [...known, by] } };
}

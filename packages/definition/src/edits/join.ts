import type { FlowProblemCode } from '../problem.ts';

/** What of a node matters for joining it. */
export interface JoinEnd {
  readonly id: string;
  readonly kind: string;
  readonly parent?: string | undefined;
}

/** Why a flow may not lead from one node to another; `undefined`: it may. Designer and lint ask this same question. */
export function joinProblem(from: JoinEnd, to: JoinEnd): Exclude<FlowProblemCode, 'flow-twice'> | undefined {
  if (from.kind === 'endEvent') return 'flow-from-end';
  if (to.kind === 'startEvent') return 'flow-to-start';
  if (to.kind === 'boundaryEvent') return 'flow-to-boundary';
  return from.parent === to.parent ? undefined : 'flow-across-border';
}

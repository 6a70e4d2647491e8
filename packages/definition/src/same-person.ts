import { z } from 'zod';
import type { Node, NodeOf } from './node.ts';

/**
 * When a step passes by itself because the one person who would do it has done, or agreed at, a step before: never;
 * when that was the step right before; when it was any step before it on the way.
 */
export const samePersonRules = ['off', 'adjacent', 'any'] as const;
/** What becomes of a step whose doer has already done one before it. */
export const SamePersonRule = z
  .enum(samePersonRules)
  .describe(
    '同一人已经办过前面的：off 照样办，adjacent 上一步是他办的自动通过，any 前面有一步是他办的自动通过',
  );
export type SamePersonRule = z.infer<typeof SamePersonRule>;

/** Why a step is always done anew, whoever did the steps before. */
export type FreshAct =
  'four-eyes' | 'several' | 'applicant' | 'statutory' | 'fills-in' | 'decides' | 'chooses-next';

/** What of a process matters here. */
interface Drawn {
  readonly nodes: readonly Node[];
  readonly samePerson?: SamePersonRule | undefined;
}

/** The rule in force at a step: its own, else that of the process. */
export const samePersonRuleAt = (process: Drawn, node: NodeOf<'userTask'>): SamePersonRule =>
  node.samePerson ?? process.samePerson ?? 'off';

/**
 * What at a step demands a fresh act: a second person, a vote or anything else that several do, the applicant, the law,
 * something to fill in or to sign by hand, a choice of the way or of the next person. `undefined`: nothing does.
 */
export function freshActAt(process: Drawn, node: NodeOf<'userTask'>): FreshAct | undefined {
  return freshActs.find(([, demanded]) => demanded(node, process))?.[0];
}

const freshActs: readonly (readonly [
  act: FreshAct,
  demanded: (node: NodeOf<'userTask'>, process: Drawn) => boolean,
])[] = [
  ['four-eyes', ({ notSameAs }) => (notSameAs ?? []).length > 0],
  ['several', (node, process) => node.team !== undefined || isAmongSeveral(process, node)],
  ['applicant', ({ performer }) => performer !== undefined],
  ['statutory', ({ lock }) => lock === 'statutory'],
  ['fills-in', ({ forms }) => (forms ?? []).some(isFilledIn)],
  ['decides', ({ decision }) => decision !== undefined],
  ['chooses-next', ({ chooseNext }) => chooseNext === true],
];

const isFilledIn = ({ mode, fields }: NonNullable<NodeOf<'userTask'>['forms']>[number]): boolean =>
  mode === 'edit' || Object.values(fields ?? {}).includes('edit');

/** Whether it, or something it lies in, is done once for each of a list; a vote is. */
export function isAmongSeveral({ nodes }: Drawn, node: Node): boolean {
  const seen = new Set<string>();
  for (let at: Node | undefined = node; at && !seen.has(at.id); at = parentOf(nodes, at)) {
    if ('multi' in at && at.multi !== undefined) return true;
    seen.add(at.id);
  }
  return false;
}

const parentOf = (nodes: readonly Node[], { parent }: Node): Node | undefined =>
  parent === undefined ? undefined : nodes.find(({ id }) => id === parent);

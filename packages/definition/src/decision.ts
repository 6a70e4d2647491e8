import { z } from 'zod';
import { Id, Name } from './basics.ts';

/** What becomes of the rules that match, as DMN names it. */
export const hitPolicies = ['unique', 'first', 'any', 'collect', 'ruleOrder'] as const;

/** `eligible`: who meets the row may have the matter; `refused`: may not. */
export const verdicts = ['eligible', 'refused'] as const;

/** A column of conditions: unary tests of `expression`, or, without it, whole FEEL conditions. */
export const DecisionInput = z.looseObject({
  id: Id,
  label: Name,
  expression: z.string().optional(),
  type: z.string().optional(),
});
/** A column of what a table answers, of a FEEL type. */
export const DecisionOutput = z.looseObject({ id: Id, label: Name, type: z.string().optional() });
/** A number in a row that the law fixes for everywhere, with the clause that does. It is no parameter. */
export const FixedNumber = z.looseObject({ number: z.number(), basis: Name });
/** A row of a decision table. */
export const DecisionRule = z.looseObject({
  id: z.string(),
  /** One cell an input; `-` or empty: any. */
  when: z.array(z.string()),
  /** FEEL an output. */
  then: z.record(z.string(), z.string()),
  note: z.string().optional(),
  basis: z.string().optional(),
  /** What the row means for whoever asks: the handbook tells both in words. */
  verdict: z.enum(verdicts).optional().describe('手册里列在“谁能办”还是“不能办的情形”'),
  fixed: z.array(FixedNumber).optional().describe('条件里由法律统一规定的数'),
});

/** A decision table with FEEL cells and a DMN hit policy. */
export const Decision = z.looseObject({
  $schema: z.string().optional(),
  id: Id,
  name: Name,
  note: z.string().optional(),
  basis: z.array(z.string()).optional(),
  hitPolicy: z.enum(hitPolicies),
  aggregate: z.enum(['sum', 'count', 'min', 'max']).optional(),
  inputs: z.array(DecisionInput),
  outputs: z.array(DecisionOutput),
  rules: z.array(DecisionRule),
});
export type Decision = z.infer<typeof Decision>;

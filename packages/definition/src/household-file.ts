import { z } from 'zod';
import { Id } from './basics.ts';
import { FieldPath, ShownField } from './shown-field.ts';

/** 一策: what a case plans for a household, one row a measure. */
export const HouseholdPlan = z.looseObject({
  rows: FieldPath.describe('措施一行一条的明细表'),
  columns: z.array(ShownField).min(1).max(4).describe('表里列哪几格'),
  due: FieldPath.optional().describe('措施的期限'),
  /** The call that begins a case for each row. */
  step: Id.optional().describe('哪一步为每条措施各起一件'),
  result: FieldPath.optional().describe('那一件里写结果的格'),
  shows: z.array(ShownField).max(4).optional().describe('一策旁边带出哪几格'),
});
export type HouseholdPlan = z.infer<typeof HouseholdPlan>;

/** What cases of a process tell in the file of a household, as whoever looks may see it in the case. */
export const HouseholdFile = z.looseObject({
  visits: z.array(Id).max(20).optional().describe('哪几步是走访'),
  plan: HouseholdPlan.optional().describe('这一件里的一策'),
  /**
   * With which outcomes a case of it has given the household something; what it pays counts as given by itself. Absent: it
   * gives nothing, and is no help that the household has had.
   */
  gives: z
    .array(z.string().min(1).max(60))
    .max(20)
    .optional()
    .describe('办成哪几种结果算给了这一户什么；发了钱的不用写结果。不写即什么也不给'),
  /** The case is a warning as soon as the first of these is filled in. */
  warning: z
    .looseObject({ shows: z.array(ShownField).min(1).max(5) })
    .optional()
    .describe('这一件是预警，带出哪几格'),
});
export type HouseholdFile = z.infer<typeof HouseholdFile>;

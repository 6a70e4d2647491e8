import { z } from 'zod';
import { Feel } from './basics.ts';

/**
 * A condition that a case holds as a text, such as the rule on a card: read and worked out when the step comes to it, over
 * nothing but what it is said to see. What cannot be worked out is a failure; data that were not delivered are none.
 */
export const HeldCondition = z.looseObject({
  text: Feel.describe('条件写在哪一格'),
  /** Names of the data, `param`, `list`, `today` or `now`: all that the text may use. */
  sees: z.array(z.string().max(60)).min(1).max(20).describe('条件里能用的数据'),
  /** FEEL for what it is called when it fails. */
  named: Feel.optional().describe('出错时叫它什么'),
  /** A failure stops the step as an incident, or its words stand in place of the answer. */
  whenFailed: z.enum(['incident', 'record']).optional().describe('算不出来时：记为异常，或把原因记在结果里'),
});
export type HeldCondition = z.infer<typeof HeldCondition>;

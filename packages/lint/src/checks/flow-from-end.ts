import type { Check } from '../finding.ts';
import { forbiddenFlows } from '../forbidden-flows.ts';

/** Nothing follows an end. */
export const flowFromEnd: Check = {
  code: 'flow-from-end',
  severity: 'error',
  check(context, report) {
    forbiddenFlows(context, 'flow-from-end', report);
  },
};

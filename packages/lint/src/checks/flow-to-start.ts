import type { Check } from '../finding.ts';
import { forbiddenFlows } from '../forbidden-flows.ts';

/** No flow leads to a start. */
export const flowToStart: Check = {
  code: 'flow-to-start',
  severity: 'error',
  check(context, report) {
    forbiddenFlows(context, 'flow-to-start', report);
  },
};

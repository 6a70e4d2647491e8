import type { Check } from '../finding.ts';
import { forbiddenFlows } from '../forbidden-flows.ts';

/** A flow does not cross the border of a sub-process. */
export const flowAcrossBorder: Check = {
  code: 'flow-across-border',
  severity: 'error',
  check(context, report) {
    forbiddenFlows(context, 'flow-across-border', report);
  },
};

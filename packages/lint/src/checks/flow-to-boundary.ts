import type { Check } from '../finding.ts';
import { forbiddenFlows } from '../forbidden-flows.ts';

/** An event on the edge of a step is reached by its timer or message, never by a flow. */
export const flowToBoundary: Check = {
  code: 'flow-to-boundary',
  severity: 'error',
  check(context, report) {
    forbiddenFlows(context, 'flow-to-boundary', report);
  },
};

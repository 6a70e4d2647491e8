import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Somebody has set every parameter; one that the nation leaves to the place must be set there. */
export const parameterUnset: Check = {
  code: 'parameter-unset',
  severity: 'hint',
  check({ pkg }, report) {
    for (const { id, name, values } of pkg.parameters)
      if (values.length === 0) report(inFile('parameters.json', 'parameters', { id }, 'values'), { name });
  },
};

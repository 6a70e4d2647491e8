import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A scenario plays a process of the package. */
export const scenarioUnknownProcess: Check = {
  code: 'scenario-unknown-process',
  severity: 'error',
  check({ pkg }, report) {
    for (const { id, name, process } of Object.values(pkg.scenarios))
      if (!pkg.processes[process]) report(inFile(`scenarios/${id}.json`, 'process'), { name, process });
  },
};

import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';
import { stepsNamedIn } from '../scenario-steps.ts';

/** A scenario names steps that its process has. */
export const scenarioUnknownStep: Check = {
  code: 'scenario-unknown-step',
  severity: 'error',
  check({ pkg, charts }, report) {
    const steps = new Set(charts.flatMap(({ nodes }) => [...nodes.keys()]));
    for (const scenario of Object.values(pkg.scenarios))
      for (const { step, path } of stepsNamedIn(scenario))
        if (!steps.has(step))
          report(inFile(`scenarios/${scenario.id}.json`, ...path), { name: scenario.name, step });
  },
};

import { inFile, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Some calculation asks every decision table. */
export const unusedDecision: Check = {
  code: 'unused-decision',
  severity: 'hint',
  check({ pkg, charts }, report) {
    const used = new Set(
      charts.flatMap((chart) =>
        nodesOf(chart, 'businessRuleTask').flatMap(({ calculate }) =>
          calculate.map(({ decision }) => decision),
        ),
      ),
    );
    for (const { id, name } of Object.values(pkg.decisions))
      if (!used.has(id)) report(inFile(`decisions/${id}.json`), { name });
  },
};

import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A decision table that a calculation asks is in the package. */
export const decisionUnknown: Check = {
  code: 'decision-unknown',
  severity: 'error',
  check({ pkg, charts }, report) {
    for (const chart of charts)
      for (const rule of nodesOf(chart, 'businessRuleTask'))
        for (const [index, { decision }] of rule.calculate.entries())
          if (decision !== undefined && !pkg.decisions[decision])
            report(atNode(chart, rule, 'calculate', index, 'decision'), { name: rule.name, decision });
  },
};

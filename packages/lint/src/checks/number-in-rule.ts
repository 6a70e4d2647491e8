import { numbersIn } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** A figure in a condition or a rule is a parameter, or its row says the law that fixes it; 0 and 1 are no figures of policy. */
export const numberInRule: Check = {
  code: 'number-in-rule',
  severity: 'hint',
  check({ expressions }, report) {
    for (const { source, use, spot, owner, fixed = [] } of expressions) {
      const known = new Set([0, 1, ...fixed]);
      const number =
        use === 'condition' ? numbersIn(source).find((text) => !known.has(Number(text))) : undefined;
      if (number !== undefined) report(spot, { name: owner, number });
    }
  },
};

import { numbersIn } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** A figure in a condition or a rule is a parameter; 0 and 1 are not figures of policy. */
export const numberInRule: Check = {
  code: 'number-in-rule',
  severity: 'hint',
  check({ expressions }, report) {
    for (const { source, use, spot, owner } of expressions) {
      const [number] =
        use === 'condition' ? numbersIn(source).filter((text) => text !== '0' && text !== '1') : [];
      if (number !== undefined) report(spot, { name: owner, number });
    }
  },
};

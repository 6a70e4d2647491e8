import { compiled } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** Every expression can be read. */
export const expressionBroken: Check = {
  code: 'expression-broken',
  severity: 'error',
  check({ expressions }, report) {
    for (const { source, tests, spot, owner } of expressions) {
      const made = compiled({ source, tests, file: spot.file });
      const [first] = made.ok ? [] : made.problems;
      if (first && first.code !== 'feel-unknown-name')
        report(spot, {
          ...first.params,
          name: owner,
          problem: first.code,
          from: first.at.from,
          to: first.at.to,
        });
    }
  },
};

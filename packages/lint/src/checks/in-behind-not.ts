import { compiled } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** `x not in ["a"]` reads a name “x not”, which nothing has; it never holds. `not(x in ["a"])` says what is meant. */
export const inBehindNot: Check = {
  code: 'in-behind-not',
  severity: 'error',
  check({ expressions }, report) {
    for (const { source, tests, spot, owner } of expressions) {
      const made = compiled({ source, tests, file: spot.file });
      const first = made.ok ? made.misread.find(({ kind }) => kind === 'not') : undefined;
      if (first)
        report(spot, {
          name: owner,
          written: first.written,
          meant: first.meant,
          from: first.at.from,
          to: first.at.to,
        });
    }
  },
};

import { compiled } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** `x in [1..2] and y` takes `[1..2] and y` for what x is to be in; it is never true. Brackets say what is meant. */
export const inWithoutBrackets: Check = {
  code: 'in-without-brackets',
  severity: 'error',
  check({ expressions }, report) {
    for (const { source, tests, spot, owner } of expressions) {
      const made = compiled({ source, tests, file: spot.file });
      const first = made.ok ? made.misread.find(({ kind }) => kind === 'greedy') : undefined;
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

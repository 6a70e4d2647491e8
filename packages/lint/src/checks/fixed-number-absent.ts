import { inFile } from '../chart.ts';
import { numbersIn } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** A number that a row of a table calls fixed by law stands in its conditions. */
export const fixedNumberAbsent: Check = {
  code: 'fixed-number-absent',
  severity: 'hint',
  check({ pkg }, report) {
    for (const { id: decision, name, rules } of Object.values(pkg.decisions))
      for (const { id, when, fixed = [] } of rules) {
        const there = new Set(when.flatMap(numbersIn).map(Number));
        for (const [index, { number }] of fixed.entries())
          if (!there.has(number))
            report(inFile(`decisions/${decision}.json`, 'rules', { id }, 'fixed', index), {
              name,
              row: id,
              number,
            });
      }
  },
};

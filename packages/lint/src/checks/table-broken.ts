import { inFile } from '../chart.ts';
import { compiledTable } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** Every rule of a decision table has a cell for each condition and a value for each result. */
export const tableBroken: Check = {
  code: 'table-broken',
  severity: 'error',
  check({ pkg }, report) {
    for (const decision of Object.values(pkg.decisions)) {
      const made = compiledTable(decision);
      for (const { code, params, rule, column } of made.ok
        ? []
        : made.problems.filter((problem) => problem.code.startsWith('decision-')))
        report(
          inFile(
            `decisions/${decision.id}.json`,
            'rules',
            ...(rule === undefined ? [] : [{ id: rule }]),
            ...(column === undefined ? [] : [column]),
          ),
          { ...params, name: decision.name, problem: code },
        );
    }
  },
};

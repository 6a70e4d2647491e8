import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Every row of the list is about a step that exists. */
export const responsibilityDangling: Check = {
  code: 'responsibility-dangling',
  severity: 'error',
  check({ pkg, rows }, report) {
    for (const row of rows.values()) {
      const [process = '', step = ''] = row.step.split('/');
      const nodes = pkg.processes[process]?.nodes;
      const exists = nodes !== undefined && (step === '*' || nodes.some(({ id }) => id === step));
      if (!exists)
        report(inFile('responsibilities.json', 'rows', { id: row.id }, 'step'), {
          name: row.matter,
          row: row.id,
          step: row.step,
        });
    }
  },
};

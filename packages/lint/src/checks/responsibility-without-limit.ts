import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Every row of the list says by when, if only that it goes with the process. */
export const responsibilityWithoutLimit: Check = {
  code: 'responsibility-without-limit',
  severity: 'error',
  check({ rows }, report) {
    for (const row of rows.values())
      if ((row.limit ?? '').trim() === '')
        report(inFile('responsibilities.json', 'rows', { id: row.id }, 'limit'), {
          name: row.matter,
          row: row.id,
        });
  },
};

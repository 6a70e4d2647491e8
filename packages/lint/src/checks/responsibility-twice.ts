import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** One step has one office in charge; the others assist, supervise or are told. */
export const responsibilityTwice: Check = {
  code: 'responsibility-twice',
  severity: 'error',
  check({ rows }, report) {
    const first = new Map<string, string>();
    for (const row of rows.values()) {
      if (row.kind !== 'R' || row.step.endsWith('/*')) continue;
      const other = first.get(row.step);
      if (other === undefined) first.set(row.step, row.id);
      else
        report(inFile('responsibilities.json', 'rows', { id: row.id }, 'kind'), {
          name: row.matter,
          row: row.id,
          other,
        });
    }
  },
};

import { inFile, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** One step has one office in charge, unless it says which for what; the others assist, supervise or are told. */
export const responsibilityTwice: Check = {
  code: 'responsibility-twice',
  severity: 'error',
  check({ charts, rows }, report) {
    const byValue = new Set(
      charts.flatMap((chart) =>
        nodesOf(chart, 'userTask').flatMap(({ responsibilityBy }) =>
          Object.values(responsibilityBy?.rows ?? {}),
        ),
      ),
    );
    const first = new Map<string, string>();
    for (const row of rows.values()) {
      if (row.kind !== 'R' || row.step.endsWith('/*') || byValue.has(row.id)) continue;
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

import { rowsNamedBy } from '@fiveones/definition';
import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** The row that a step names is the one in charge of this very step. */
export const responsibilityMismatch: Check = {
  code: 'responsibility-mismatch',
  severity: 'error',
  check({ charts, rows }, report) {
    for (const chart of charts)
      for (const task of nodesOf(chart, 'userTask')) {
        const steps = [`${chart.process.id}/${task.id}`, `${chart.process.id}/*`];
        for (const row of rowsNamedBy(task).flatMap((id) => rows.get(id) ?? []))
          if (row.kind !== 'R' || !steps.includes(row.step))
            report(atNode(chart, task, 'responsibility'), {
              name: task.name,
              matter: row.matter,
              row: row.id,
            });
      }
  },
};

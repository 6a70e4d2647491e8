import { rowsNamedBy } from '@fiveones/definition';
import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** The row that a step names says which post does it; without a post nobody receives the work. */
export const responsibilityWithoutPost: Check = {
  code: 'responsibility-without-post',
  severity: 'error',
  check({ charts, rows }, report) {
    for (const chart of charts)
      for (const task of nodesOf(chart, 'userTask')) {
        for (const row of rowsNamedBy(task).flatMap((id) => rows.get(id) ?? []))
          if (row.post === undefined && task.assignee === undefined)
            report(atNode(chart, task, 'responsibility'), {
              name: task.name,
              matter: row.matter,
              unit: row.unitName,
            });
      }
  },
};

import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Every step that a person does names who is responsible; the applicant's own steps need nobody else. */
export const responsibilityMissing: Check = {
  code: 'responsibility-missing',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const task of nodesOf(chart, 'userTask'))
        if (task.responsibility === undefined && task.performer !== 'applicant')
          report(atNode(chart, task, 'responsibility'), { name: task.name });
  },
};

import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** The field that decides the way out of a step is in a form that is filled in at this step. */
export const decisionFieldMissing: Check = {
  code: 'decision-field-missing',
  severity: 'error',
  check({ pkg, charts, fields }, report) {
    for (const chart of charts)
      for (const task of nodesOf(chart, 'userTask')) {
        if (task.decision === undefined) continue;
        const keys = (task.forms ?? [])
          .filter(({ mode }) => mode === 'edit')
          .flatMap(({ form }) => pkg.forms[form]?.key ?? []);
        if (
          keys.length === 0 ||
          (keys.includes(task.decision.split('.')[0] ?? '') && fields.has(task.decision))
        )
          continue;
        report(atNode(chart, task, 'decision'), { name: task.name, field: task.decision });
      }
  },
};

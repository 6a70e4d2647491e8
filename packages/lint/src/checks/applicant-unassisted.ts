import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** The applicant's own step can be done for them at a counter: some row assists with it and names a post. */
export const applicantUnassisted: Check = {
  code: 'applicant-unassisted',
  severity: 'error',
  check({ charts, rows }, report) {
    const assisted = new Set(
      [...rows.values()]
        .filter(({ kind, post }) => kind === 'S' && post !== undefined)
        .map(({ step }) => step),
    );
    for (const chart of charts)
      for (const task of nodesOf(chart, 'userTask')) {
        if (task.performer === 'applicant' && !assisted.has(`${chart.process.id}/${task.id}`))
          report(atNode(chart, task, 'performer'), { name: task.name });
      }
  },
};

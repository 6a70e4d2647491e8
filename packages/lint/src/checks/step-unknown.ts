import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A step that another one names (not the same person, given back to, rejected to) is on the chart; a rejection ends the whole case, so it goes to the outermost level. */
export const stepUnknown: Check = {
  code: 'step-unknown',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const task of nodesOf(chart, 'userTask')) {
        for (const [index, id] of (task.notSameAs ?? []).entries())
          if (!chart.nodes.has(id))
            report(atNode(chart, task, 'notSameAs', index), { name: task.name, step: id });
        const rejected = task.reject?.to;
        const target = rejected === undefined ? undefined : chart.nodes.get(rejected);
        if (rejected !== undefined && (!target || target.parent !== undefined))
          report(atNode(chart, task, 'reject', 'to'), { name: task.name, step: rejected });
        const back = task.opinion?.returnTo;
        if (back !== undefined && !chart.nodes.has(back))
          report(atNode(chart, task, 'opinion', 'returnTo'), { name: task.name, step: back });
      }
  },
};

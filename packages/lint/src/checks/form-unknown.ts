import { atNode, inFile, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A form that a step, a start or a message uses is in the package. */
export const formUnknown: Check = {
  code: 'form-unknown',
  severity: 'error',
  check({ pkg, charts }, report) {
    for (const chart of charts) {
      for (const task of [...nodesOf(chart, 'userTask'), ...nodesOf(chart, 'startEvent')])
        for (const [index, { form }] of (task.forms ?? []).entries())
          if (!pkg.forms[form])
            report(atNode(chart, task, 'forms', index, 'form'), { name: task.name, form });
      for (const { id, name, form } of chart.process.messages)
        if (form !== undefined && !pkg.forms[form])
          report(inFile(chart.file, 'messages', { id }, 'form'), { name, form });
    }
  },
};

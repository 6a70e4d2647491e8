import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';
import { unhandledOptions } from '../ways.ts';

/** Every option of the field that decides has a way out. */
export const optionUnhandled: Check = {
  code: 'option-unhandled',
  severity: 'hint',
  check(context, report) {
    for (const chart of context.charts)
      for (const task of nodesOf(chart, 'userTask')) {
        const ways = chart.out.get(task.id) ?? [];
        if (ways.some((flow) => flow.default || flow.condition === undefined)) continue;
        for (const option of unhandledOptions(context, ways) ?? [])
          report({ ...atNode(chart, task), tab: 'next', field: 'flows' }, { name: task.name, option });
      }
  },
};

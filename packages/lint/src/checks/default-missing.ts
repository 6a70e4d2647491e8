import { atNode, takesByCondition } from '../chart.ts';
import type { Check } from '../finding.ts';
import { unhandledOptions } from '../ways.ts';

/** Where every way out has a condition, one way is for all other cases; options that are all covered are enough. */
export const defaultMissing: Check = {
  code: 'default-missing',
  severity: 'hint',
  check(context, report) {
    for (const chart of context.charts)
      for (const [id, ways] of chart.out) {
        const node = chart.nodes.get(id);
        if (
          !node ||
          !takesByCondition(node) ||
          ways.some((flow) => flow.default || flow.condition === undefined)
        )
          continue;
        if (unhandledOptions(context, ways) === undefined)
          report({ ...atNode(chart, node), tab: 'next', field: 'default' }, { name: node.name });
      }
  },
};

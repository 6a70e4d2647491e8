import { atFlow, nameOf, takesOneWay } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Of several ways out each has a condition or is the default, else the first of them always wins. */
export const wayWithoutCondition: Check = {
  code: 'way-without-condition',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const [id, ways] of chart.out) {
        const node = chart.nodes.get(id);
        if (ways.length < 2 || !node || !takesOneWay(node)) continue;
        for (const flow of ways)
          if (flow.condition === undefined && !flow.default)
            report(atFlow(chart, flow, 'condition'), { name: node.name, to: nameOf(chart, flow.to) });
      }
  },
};

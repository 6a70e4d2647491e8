import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A node stands in a lane of its chart. */
export const laneUnknown: Check = {
  code: 'lane-unknown',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts) {
      const lanes = new Set(chart.process.lanes.map(({ id }) => id));
      for (const node of chart.process.nodes)
        if (node.lane !== undefined && !lanes.has(node.lane))
          report(atNode(chart, node, 'lane'), { name: node.name, lane: node.lane });
    }
  },
};

import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A node belongs to a stage of its chart. */
export const stageUnknown: Check = {
  code: 'stage-unknown',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts) {
      const stages = new Set(chart.process.stages.map(({ id }) => id));
      for (const node of chart.process.nodes)
        if (node.stage !== undefined && !stages.has(node.stage))
          report(atNode(chart, node, 'stage'), { name: node.name, stage: node.stage });
    }
  },
};

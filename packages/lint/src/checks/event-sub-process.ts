import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A sub-process that an event starts has one start, which says what it waits for; no flow leads to it or from it. */
export const eventSubProcess: Check = {
  code: 'event-sub-process',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of nodesOf(chart, 'subProcess')) {
        if (!node.triggeredByEvent) continue;
        const starts = (chart.inside.get(node.id) ?? []).filter(({ kind }) => kind === 'startEvent');
        const waits =
          starts.length === 1 && starts[0]?.kind === 'startEvent' && starts[0].trigger !== undefined;
        const joined = chart.into.has(node.id) || chart.out.has(node.id);
        if (!waits || joined || node.multi)
          report(atNode(chart, node, 'triggeredByEvent'), { name: node.name });
      }
  },
};

import { atNode, inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A chart and every sub-process has a start; without one nothing can begin. */
export const startMissing: Check = {
  code: 'start-missing',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts) {
      const hasStart = (scope: string) =>
        chart.inside.get(scope)?.some(({ kind }) => kind === 'startEvent') === true;
      if (!hasStart('')) report(inFile(chart.file, 'nodes'), { name: chart.process.name });
      for (const node of chart.process.nodes)
        if (node.kind === 'subProcess' && !hasStart(node.id))
          report(atNode(chart, node), { name: node.name });
    }
  },
};

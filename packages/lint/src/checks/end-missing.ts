import { atNode, type Chart, inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** From the start of a chart or sub-process some end can be reached. */
export const endMissing: Check = {
  code: 'end-missing',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts) {
      if (endless(chart, '')) report(inFile(chart.file, 'nodes'), { name: chart.process.name });
      for (const node of chart.process.nodes)
        if (node.kind === 'subProcess' && endless(chart, node.id))
          report(atNode(chart, node), { name: node.name });
    }
  },
};

function endless(chart: Chart, scope: string): boolean {
  const nodes = chart.inside.get(scope) ?? [];
  return (
    nodes.some(({ kind }) => kind === 'startEvent') &&
    !nodes.some(({ id, kind }) => kind === 'endEvent' && chart.reached.has(id))
  );
}

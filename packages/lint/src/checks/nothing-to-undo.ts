import type { NodeOf } from '@fiveones/definition';
import { atNode, type Chart, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** What is to be undone says how: an event for it sits on the edge of a step. */
export const nothingToUndo: Check = {
  code: 'nothing-to-undo',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of [...nodesOf(chart, 'intermediateThrowEvent'), ...nodesOf(chart, 'endEvent')]) {
        const what = node.throws?.compensate;
        if (
          what !== undefined &&
          !undoEvents(chart).some(({ attachedTo = '' }) => isMeant(chart, attachedTo, what))
        )
          report(atNode(chart, node, 'throws', 'compensate'), { name: node.name });
      }
  },
};

const undoEvents = (chart: Chart): readonly NodeOf<'boundaryEvent'>[] =>
  nodesOf(chart, 'boundaryEvent').filter(({ trigger }) => trigger.compensate);

function isMeant(chart: Chart, step: string, what: true | string): boolean {
  if (what === true || step === what) return true;
  const parent = chart.nodes.get(step)?.parent;
  return parent !== undefined && isMeant(chart, parent, what);
}

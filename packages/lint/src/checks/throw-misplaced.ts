import { type Throw, throwKind, throwKinds } from '@fiveones/definition';
import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';

/** An event makes one thing known; an error ends the way, a link does not. */
export const throwMisplaced: Check = {
  code: 'throw-misplaced',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of chart.process.nodes) {
        if (node.kind !== 'intermediateThrowEvent' && node.kind !== 'endEvent') continue;
        const wrong = node.kind === 'endEvent' ? 'link' : 'error';
        if (saysSeveral(node.throws) || node.throws?.[wrong] !== undefined)
          report(atNode(chart, node, 'throws'), { name: node.name });
      }
  },
};

const saysSeveral = (throws: Throw | undefined): boolean =>
  throws !== undefined &&
  throwKind(throws) === undefined &&
  throwKinds.some((kind) => throws[kind] !== undefined);

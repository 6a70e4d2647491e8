import type { Node } from '@fiveones/definition';
import { atNode, type Chart, nodesOf } from '../chart.ts';
import type { Context } from '../context.ts';
import type { Check } from '../finding.ts';

/** Something around an error catches it, or somebody calls the process; else an instance stops there. */
export const errorUncaught: Check = {
  code: 'error-uncaught',
  severity: 'hint',
  check(context, report) {
    for (const chart of context.charts)
      for (const node of nodesOf(chart, 'endEvent')) {
        const error = node.throws?.error;
        if (error === undefined || isCaught(chart, node, error) || isCalled(context, chart)) continue;
        report(atNode(chart, node, 'throws', 'error'), { name: node.name });
      }
  },
};

function isCaught(chart: Chart, node: Node, error: string): boolean {
  const catches = (written: string | undefined) => written === '*' || written === error;
  const beside = (chart.inside.get(node.parent ?? '') ?? []).some(
    (sub) =>
      sub.kind === 'subProcess' &&
      sub.triggeredByEvent &&
      (chart.inside.get(sub.id) ?? []).some(
        (start) => start.kind === 'startEvent' && catches(start.trigger?.error),
      ),
  );
  const around = node.parent === undefined ? undefined : chart.nodes.get(node.parent);
  // What comes out of a sub-process that an event started is not caught by one beside it.
  const itself = around?.kind === 'subProcess' && around.triggeredByEvent;
  if (beside || !around) return beside;
  if (itself)
    return around.parent === undefined ? false : isCaught(chart, { ...around, parent: around.parent }, error);
  return (
    (chart.edges.get(around.id) ?? []).some(({ trigger }) => catches(trigger.error)) ||
    isCaught(chart, around, error)
  );
}

const isCalled = ({ charts }: Context, { process }: Chart): boolean =>
  charts.some((other) => nodesOf(other, 'callActivity').some((call) => call.process === process.id));

import { type FlowProblemCode, joinProblem } from '@fiveones/definition';
import { atFlow } from './chart.ts';
import type { Context } from './context.ts';
import type { Report } from './finding.ts';

/** Tells the flows that join what may not be joined, for one reason; the designer asks the same question while drawing. */
export function forbiddenFlows({ charts }: Context, reason: FlowProblemCode, report: Report): void {
  for (const chart of charts)
    for (const flow of chart.process.flows) {
      const [from, to] = [chart.nodes.get(flow.from), chart.nodes.get(flow.to)];
      if (from && to && joinProblem(from, to) === reason)
        report(atFlow(chart, flow, 'to'), { from: from.name, to: to.name });
    }
}

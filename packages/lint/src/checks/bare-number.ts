import { atNode, inFile } from '../chart.ts';
import { numbersIn } from '../feel-source.ts';
import type { Check } from '../finding.ts';
import type { Limit, Trigger } from '@fiveones/definition';

/** How long and how many is set by a parameter, so that a place can change it without touching the chart. */
export const bareNumber: Check = {
  code: 'bare-number',
  severity: 'hint',
  check({ pkg, charts, expressions }, report) {
    for (const chart of charts) {
      for (const node of chart.process.nodes) {
        const limit = 'limit' in node ? (node.limit as Limit | undefined) : undefined;
        const timer = 'trigger' in node ? (node.trigger as Trigger | undefined)?.timer : undefined;
        const least = node.kind === 'userTask' ? node.team?.min : undefined;
        if (typeof limit?.value === 'number')
          report(atNode(chart, node, 'limit', 'value'), { name: node.name, number: limit.value });
        if (typeof timer?.value === 'number')
          report(atNode(chart, node, 'trigger', 'timer', 'value'), { name: node.name, number: timer.value });
        if (typeof least === 'number')
          report(atNode(chart, node, 'team', 'min'), { name: node.name, number: least });
      }
      for (const { id, name, limit } of chart.process.clocks)
        if (typeof limit.value === 'number')
          report(inFile(chart.file, 'clocks', { id }, 'limit', 'value'), { name, number: limit.value });
    }
    for (const { id, name, days } of Object.values(pkg.publicNotices))
      if (typeof days?.value === 'number')
        report(inFile(`public-notices/${id}.json`, 'days', 'value'), { name, number: days.value });
    for (const { source, use, spot, owner } of expressions) {
      const [number] =
        use === 'amount' ? numbersIn(source).filter((text) => text !== '0' && text !== '1') : [];
      if (number !== undefined) report(spot, { name: owner, number });
    }
  },
};

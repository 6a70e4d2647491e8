import { rowsNamedBy } from '@fiveones/definition';
import { atNode, inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A row of the responsibility list that a step or a message names is in the list, and in force. */
export const responsibilityUnknown: Check = {
  code: 'responsibility-unknown',
  severity: 'error',
  check({ charts, rows }, report) {
    for (const chart of charts) {
      for (const node of chart.process.nodes) {
        const named =
          node.kind === 'userTask' || node.kind === 'manualTask' || node.kind === 'subProcess'
            ? rowsNamedBy(node)
            : [];
        for (const row of named)
          if (!rows.has(row))
            report(atNode(chart, node, row === node.responsibility ? 'responsibility' : 'responsibilityBy'), {
              name: node.name,
              row,
            });
      }
      for (const { id, name, responsibility } of chart.process.messages)
        if (responsibility !== undefined && !rows.has(responsibility))
          report(inFile(chart.file, 'messages', { id }, 'responsibility'), { name, row: responsibility });
    }
  },
};

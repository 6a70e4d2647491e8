import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A clock starts, stops and rests at nodes of its chart. */
export const clockUnknownNode: Check = {
  code: 'clock-unknown-node',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const clock of chart.process.clocks) {
        const at = (...path: readonly (string | number)[]) =>
          inFile(chart.file, 'clocks', { id: clock.id }, ...path);
        const marks = [
          { node: clock.start.node, spot: at('start', 'node') },
          ...clock.stop.map(({ node }, index) => ({ node, spot: at('stop', index, 'node') })),
          ...(clock.pause ?? []).map((pause, index) => ({
            node: pause.while,
            spot: at('pause', index, 'while'),
          })),
        ];
        for (const { node, spot } of marks)
          if (!chart.nodes.has(node)) report(spot, { name: clock.name, node });
      }
  },
};

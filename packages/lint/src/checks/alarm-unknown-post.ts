import { opensTask } from '@fiveones/definition';
import { atNode, inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Whoever is told of a deadline, or gets the work, sits in a post of the package. */
export const alarmUnknownPost: Check = {
  code: 'alarm-unknown-post',
  severity: 'error',
  check({ pkg, charts }, report) {
    const posts = new Set(pkg.template.posts.map(({ id }) => id));
    const unknown = (named: readonly (string | undefined)[]): string | undefined =>
      named.find((post) => post !== undefined && !posts.has(post));
    for (const chart of charts) {
      for (const clock of chart.process.clocks)
        for (const [index, { tell }] of (clock.alarms ?? []).entries()) {
          const post = unknown(tell ?? []);
          if (post !== undefined)
            report(inFile(chart.file, 'clocks', { id: clock.id }, 'alarms', index), {
              name: clock.name,
              post,
            });
        }
      for (const node of chart.process.nodes)
        for (const [index, { tell, handTo }] of (opensTask(node) ? (node.alarms ?? []) : []).entries()) {
          const post = unknown([...(tell ?? []), handTo]);
          if (post !== undefined) report(atNode(chart, node, 'alarms', index), { name: node.name, post });
        }
    }
  },
};

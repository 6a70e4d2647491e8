import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** What begins by a call alone is called from another chart, of this package or of one that is known. */
export const neverCalled: Check = {
  code: 'never-called',
  severity: 'hint',
  check({ pkg, charts, options }, report) {
    const own = pkg.template.id;
    const packages = Object.entries({ ...options.others, [own]: pkg });
    const calls = packages.flatMap(([from, { processes }]) =>
      Object.values(processes).flatMap(({ id, nodes }) =>
        nodes.flatMap((node) =>
          node.kind === 'callActivity' &&
          (node.package ?? from) === own &&
          !(from === own && node.process === id)
            ? [node.process]
            : [],
        ),
      ),
    );
    const called = new Set(calls);
    for (const chart of charts)
      for (const node of nodesOf(chart, 'startEvent'))
        if (node.called === true && !called.has(chart.process.id))
          report(atNode(chart, node, 'called'), { name: node.name, process: chart.process.name });
  },
};

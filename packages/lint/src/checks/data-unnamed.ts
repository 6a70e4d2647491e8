import { atNode } from '../chart.ts';
import { writesOf } from '../data-names.ts';
import type { Check } from '../finding.ts';

/** What a chart writes into the data, and no form asks for, has a name that people can read. Told once for each place. */
export const dataUnnamed: Check = {
  code: 'data-unnamed',
  severity: 'hint',
  check({ pkg, charts, fields }, report) {
    const keys = new Set(Object.values(pkg.forms).map(({ key }) => key));
    const named = new Set([...fields.keys(), ...pkg.dataItems.map(({ id }) => id)]);
    for (const chart of charts)
      for (const node of chart.process.nodes)
        for (const { into, at } of writesOf(node)) {
          // What a form does not have is told as such.
          if (named.has(into) || keys.has(into.split('.')[0] ?? into)) continue;
          named.add(into);
          report(atNode(chart, node, ...at), { name: node.name, place: into });
        }
  },
};

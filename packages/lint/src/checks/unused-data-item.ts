import { inFile } from '../chart.ts';
import { dataNames, memberNames } from '../data-names.ts';
import type { Check } from '../finding.ts';

/** A name is for something that a form, a step or another system writes, or for what a member of a list is called. */
export const unusedDataItem: Check = {
  code: 'unused-data-item',
  severity: 'hint',
  check({ pkg }, report) {
    const written = new Set([...dataNames(pkg), ...memberNames(pkg)]);
    for (const { id, name } of pkg.dataItems)
      if (!written.has(id.split('.')[0] ?? id))
        report(inFile('data.json', 'items', { id }), { name, place: id });
  },
};

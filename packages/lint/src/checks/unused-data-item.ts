import { inFile } from '../chart.ts';
import { dataNames } from '../data-names.ts';
import type { Check } from '../finding.ts';

/** A name is for something that a form, a step or another system writes. */
export const unusedDataItem: Check = {
  code: 'unused-data-item',
  severity: 'hint',
  check({ pkg }, report) {
    const written = dataNames(pkg);
    for (const { id, name } of pkg.dataItems)
      if (!written.has(id.split('.')[0] ?? id))
        report(inFile('data.json', 'items', { id }), { name, place: id });
  },
};

import type { DataItem } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import { namesGivenBy } from '../feel-source.ts';
import type { Field } from '../fields.ts';
import type { Check } from '../finding.ts';

/** Where a case belongs is read from fields that ask for a region: another text would put it nowhere. */
export const subjectRegion: Check = {
  code: 'subject-region',
  severity: 'error',
  check({ pkg, charts, fields }, report) {
    const items = new Map(pkg.dataItems.map((item) => [item.id, item]));
    for (const { process, file } of charts)
      for (const path of namesGivenBy(process.subject?.region ?? '')) {
        const other = notRegion(fields.get(path), items.get(path));
        if (other !== undefined)
          report(inFile(file, 'subject', 'region'), { name: process.name, field: other, path });
      }
  },
};

/** What people call a place in the data that cannot hold a region; of a place without a form the kind is not said. */
function notRegion(field: Field | undefined, item: DataItem | undefined): string | undefined {
  if (field) return field.schema['x-kind'] === 'region' ? undefined : (field.schema.title ?? field.path);
  const holdsText = item?.type === undefined || item.type === 'text';
  return holdsText ? undefined : item.name;
}

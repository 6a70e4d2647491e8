import { inFile } from '../chart.ts';
import { compiled } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** A public notice shows no identity number, account, telephone, health matter or minor, unless it is masked. */
export const posterSensitive: Check = {
  code: 'poster-sensitive',
  severity: 'error',
  check({ pkg, fields }, report) {
    for (const document of Object.values(pkg.documents))
      for (const [key, { label, value }] of document.style === 'poster'
        ? Object.entries(document.fields)
        : []) {
        const file = `documents/${document.id}.json`;
        const bare = compiled({ source: value.replace(/mask\w+\([^()]*\)/g, '""'), tests: false, file });
        const sensitive = (bare.ok ? bare.names : [])
          .flatMap((path) => fields.get(path) ?? [])
          .find(({ schema }) => schema['x-sensitivity'] !== undefined);
        if (sensitive)
          report(inFile(file, 'fields', key), {
            name: document.name,
            field: label,
            source: sensitive.schema.title ?? sensitive.path,
          });
      }
  },
};

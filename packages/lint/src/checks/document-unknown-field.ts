import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';
import { mergesOf } from '../merges.ts';

/** A text of a document merges only fields that the document has. */
export const documentUnknownField: Check = {
  code: 'document-unknown-field',
  severity: 'error',
  check({ pkg }, report) {
    const always = new Set(['orgShort', 'orgName', 'year', 'serial', 'issuedOn']);
    for (const document of Object.values(pkg.documents))
      for (const { name, local, path } of mergesOf(document)) {
        const known =
          Object.hasOwn(document.fields, name) || Object.hasOwn(document.fields, name.split('.')[0] ?? '');
        if (!known && !always.has(name) && !local.has(name.split('.')[0] ?? ''))
          report(inFile(`documents/${document.id}.json`, ...path), { name: document.name, field: name });
      }
  },
};

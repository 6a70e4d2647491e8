import { documentSources, rightsOf } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/**
 * Whoever reads a document whole reads what its forms keep from them. Where that is marked as private, somebody should have
 * meant it: what need not be on the paper is taken off it, and who need not hand it over reads it as the forms let them.
 */
export const documentTellsPrivate: Check = {
  code: 'document-tells-private',
  severity: 'hint',
  check({ pkg }, report) {
    for (const document of Object.values(pkg.documents)) {
      const letters = [...new Set(document.rights?.whole ?? '')];
      if (letters.length === 0) continue;
      for (const [key, sources] of Object.entries(documentSources(pkg, document)))
        for (const { rights, sensitivity, formName, title } of sources) {
          const told = letters.filter((letter) => !rightsOf(rights, letter).view);
          if (sensitivity !== undefined && told.length > 0)
            report(inFile(`documents/${document.id}.json`, 'fields', key), {
              name: document.name,
              field: document.fields[key]?.label ?? key,
              source: title,
              form: formName,
              letters: told.join(' '),
            });
        }
    }
  },
};

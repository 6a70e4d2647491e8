import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** What is got by sharing is never asked of anybody. */
export const sharedPaperRequired: Check = {
  code: 'shared-paper-required',
  severity: 'error',
  check({ pkg }, report) {
    for (const { id, name, schema } of Object.values(pkg.forms)) {
      const required = new Set(schema.required ?? []);
      for (const [key, field] of Object.entries(schema.properties ?? {}))
        if (field['x-handbook'] === 'shared' && (required.has(key) || field['x-required'] === true))
          report(inFile(`forms/${id}.json`, 'schema', 'properties', key), {
            form: name,
            field: field.title ?? key,
          });
    }
  },
};

import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** In a form with sections every field stands in one, else it is nowhere on paper. */
export const fieldWithoutSection: Check = {
  code: 'field-without-section',
  severity: 'hint',
  check({ pkg }, report) {
    for (const form of Object.values(pkg.forms)) {
      const laid = form.sections.flatMap(({ rows }) => rows.flat());
      if (laid.length === 0) continue;
      for (const [key, field] of Object.entries(form.schema.properties ?? {}))
        if (!laid.some((name) => name === key || name.startsWith(`${key}.`)))
          report(inFile(`forms/${form.id}.json`, 'schema', 'properties', key), {
            name: form.name,
            field: field.title ?? key,
          });
    }
  },
};

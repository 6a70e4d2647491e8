import { inFile } from '../chart.ts';
import { expandedForm, fieldsBelow } from '../fields.ts';
import type { Check } from '../finding.ts';

/** A row of a section names fields that the form has. */
export const sectionUnknownField: Check = {
  code: 'section-unknown-field',
  severity: 'error',
  check({ pkg }, report) {
    for (const form of Object.values(pkg.forms)) {
      const expanded = expandedForm(pkg, form);
      if (!expanded.ok) continue;
      const paths = new Set(fieldsBelow(expanded.schema).map(({ path }) => path));
      for (const section of form.sections)
        for (const [row, names] of section.rows.entries())
          for (const [column, field] of names.entries())
            if (!paths.has(field)) report(inFile(`forms/${form.id}.json`, 'sections', { id: section.id }, 'rows', row, column), { name: form.name, section: section.title, field });
    }
  },
};

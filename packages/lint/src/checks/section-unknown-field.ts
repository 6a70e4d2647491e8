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
      const cells = form.sections.flatMap(({ id, title, rows }) =>
        rows.flatMap((names, row) =>
          names.map((field, column) => ({
            field,
            section: title,
            at: ['sections', { id }, 'rows', row, column],
          })),
        ),
      );
      for (const { field, section, at } of cells)
        if (!paths.has(field))
          report(inFile(`forms/${form.id}.json`, ...at), { name: form.name, section, field });
    }
  },
};

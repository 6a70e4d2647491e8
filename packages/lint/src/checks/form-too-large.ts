import { formBounds, type FieldSchema } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import { expandedForm } from '../fields.ts';
import type { Check } from '../finding.ts';

const { deepest, mostFields } = formBounds;

/** A form, its shared types written out, has so many fields and levels as can still be filled in and checked. */
export const formTooLarge: Check = {
  code: 'form-too-large',
  severity: 'error',
  check({ pkg }, report) {
    for (const form of Object.values(pkg.forms)) {
      const expanded = expandedForm(pkg, form);
      if (expanded.ok && !fits(expanded.schema))
        report(inFile(`forms/${form.id}.json`, 'schema'), {
          name: form.name,
          fields: mostFields,
          levels: deepest - 1,
        });
    }
  },
};

/** Rows of a list count as a field and a level of their own. */
function fits(form: FieldSchema): boolean {
  let count = 0;
  const within = (schema: FieldSchema, depth: number): boolean => {
    count += 1;
    if (depth >= deepest || count > mostFields + 1) return false;
    const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
    return inner.every((one) => within(one, depth + 1));
  };
  return within(form, 0);
}

import { inFile } from '../chart.ts';
import { expandedForm, fieldsBelow } from '../fields.ts';
import type { Check } from '../finding.ts';

/** Forms that are views of the same data agree on the kind of each field. */
export const keyConflict: Check = {
  code: 'key-conflict',
  severity: 'hint',
  check({ pkg }, report) {
    const first = new Map<string, { readonly kind: string; readonly form: string }>();
    for (const form of Object.values(pkg.forms)) {
      const expanded = expandedForm(pkg, form);
      for (const { path, at, schema } of expanded.ok ? fieldsBelow(expanded.schema) : []) {
        const kind = `${schema.type ?? ''} ${schema['x-kind'] ?? ''}`;
        const other = first.get(`${form.key}.${path}`);
        if (other === undefined) first.set(`${form.key}.${path}`, { kind, form: form.name });
        else if (other.kind !== kind)
          report(inFile(`forms/${form.id}.json`, ...at), {
            name: form.name,
            field: schema.title ?? path,
            other: other.form,
          });
      }
    }
  },
};

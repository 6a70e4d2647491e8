import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';
import type { FieldSchema } from '@fiveones/definition';

/** What is required is a field. */
export const requiredUnknownField: Check = {
  code: 'required-unknown-field',
  severity: 'error',
  check({ pkg }, report) {
    const inside = (schema: FieldSchema, file: string, name: string, path: readonly string[]): void => {
      for (const [index, key] of (schema.required ?? []).entries())
        if (schema.properties && !Object.hasOwn(schema.properties, key))
          report(inFile(file, ...path, 'required', index), { name, field: key });
      for (const [key, inner] of Object.entries(schema.properties ?? {}))
        inside(inner, file, name, [...path, 'properties', key]);
      if (schema.items) inside(schema.items, file, name, [...path, 'items']);
    };
    for (const { id, name, schema } of Object.values(pkg.forms))
      inside(schema, `forms/${id}.json`, name, ['schema']);
    for (const { id, name, schema } of Object.values(pkg.types))
      inside(schema, `types/${id}.json`, name, ['schema']);
  },
};

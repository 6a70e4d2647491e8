import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';
import type { FieldSchema } from '@fiveones/definition';

/** Rights are written with the letters of the roles. */
export const rightsUnknownLetter: Check = {
  code: 'rights-unknown-letter',
  severity: 'error',
  check({ pkg }, report) {
    const letters = (
      rights: { readonly edit?: string | undefined; readonly view?: string | undefined } | undefined,
      file: string,
      name: string,
      path: readonly string[],
    ): void => {
      for (const right of ['edit', 'view'] as const) {
        const unknown = [...(rights?.[right] ?? '')].find((letter) => !'AVTIRHCPSDF'.includes(letter));
        if (unknown !== undefined) report(inFile(file, ...path, right), { name, letter: unknown });
      }
    };
    const inside = (schema: FieldSchema, file: string, name: string, path: readonly string[]): void => {
      letters(schema['x-rights'], file, schema.title ?? name, [...path, 'x-rights']);
      for (const [key, inner] of Object.entries(schema.properties ?? {}))
        inside(inner, file, name, [...path, 'properties', key]);
      if (schema.items) inside(schema.items, file, name, [...path, 'items']);
    };
    for (const form of Object.values(pkg.forms)) {
      letters(form.rights, `forms/${form.id}.json`, form.name, ['rights']);
      inside(form.schema, `forms/${form.id}.json`, form.name, ['schema']);
    }
    for (const { id, name, schema } of Object.values(pkg.types))
      inside(schema, `types/${id}.json`, name, ['schema']);
  },
};

import { inFile } from '../chart.ts';
import { everySchema } from '../fields.ts';
import type { Check } from '../finding.ts';

interface Rights {
  readonly edit?: string | undefined;
  readonly view?: string | undefined;
  readonly whole?: string | undefined;
}

/** The letters that every package knows. */
const usual = 'AVTIRHCPSDF';

/** Rights are written with the letters of the roles, and with those that posts of the package have besides. */
export const rightsUnknownLetter: Check = {
  code: 'rights-unknown-letter',
  severity: 'error',
  check({ pkg }, report) {
    const known = new Set([...usual, ...pkg.template.posts.flatMap(({ role }) => [...(role ?? '')])]);
    const look = (rights: Rights | undefined, file: string, name: string, path: readonly string[]): void => {
      for (const right of ['edit', 'view', 'whole'] as const) {
        const unknown = [...(rights?.[right] ?? '')].find((letter) => !known.has(letter));
        if (unknown !== undefined)
          report(inFile(file, ...path, right), { name, letter: unknown, known: [...known].join(' ') });
      }
    };
    for (const { id, name, rights } of Object.values(pkg.forms))
      look(rights, `forms/${id}.json`, name, ['rights']);
    for (const { id, name, rights } of Object.values(pkg.documents))
      look(rights, `documents/${id}.json`, name, ['rights']);
    for (const { file, path, schema, name } of everySchema(pkg))
      look(schema['x-rights'], file, name, [...path, 'x-rights']);
  },
};

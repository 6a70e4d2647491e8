import { namesPerson, type NoticeField, type Package } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import { compiled } from '../feel-source.ts';
import type { Field } from '../fields.ts';
import type { Check } from '../finding.ts';

/** A public notice masks the names of persons, or says why a whole name may be read by everybody. */
export const noticePersonBare: Check = {
  code: 'notice-person-bare',
  severity: 'error',
  check({ pkg, fields }, report) {
    for (const notice of Object.values(pkg.publicNotices))
      for (const [at, one] of notice.fields.entries()) {
        const shown = pkg.documents[notice.document]?.fields[one.field];
        const person =
          shown && one.fullName === undefined
            ? personIn(one, shown, `documents/${notice.document}.json`, fields)
            : undefined;
        if (person)
          report(inFile(`public-notices/${notice.id}.json`, 'fields', at), {
            name: notice.name,
            field: shown?.label ?? one.field,
            source: person.schema.title ?? person.path,
          });
      }
  },
};

/** The first name of a person that a field shows whole. */
function personIn(
  one: NoticeField,
  { value }: Package['documents'][string]['fields'][string],
  file: string,
  fields: ReadonlyMap<string, Field>,
): Field | undefined {
  if (one.columns ? !Object.values(one.columns).includes('none') : one.mask !== 'none') return undefined;
  const source = value.replace(/mask\w+\([^()]*\)/g, '""');
  const made = compiled({ source, tests: false, file });
  return (made.ok ? made.names : []).map((path) => namedBy(path, source, fields)).find(Boolean);
}

/** A name of a person that stands at a path, or that an expression reads out of the rows there. */
function namedBy(path: string, source: string, fields: ReadonlyMap<string, Field>): Field | undefined {
  const own = fields.get(path);
  if (own && namesPerson(own.schema)) return own;
  return [...fields.entries()].find(
    ([below, field]) =>
      below.startsWith(`${path}.`) &&
      namesPerson(field.schema) &&
      reads(source, below.slice(path.length + 1)),
  )?.[1];
}

const reads = (source: string, path: string): boolean =>
  new RegExp(`\\.${path.replaceAll('.', String.raw`\.`)}\\b`).test(source);

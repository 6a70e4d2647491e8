import type { Document } from './document.ts';
import type { FieldSchema, Form } from './form.ts';
import type { Package } from './package.ts';
import { expandForm } from './resolve.ts';
import { narrowedRights, type FieldRights } from './rights.ts';

/** A field of a form that something of a document is made from. */
export interface DocumentSource {
  readonly form: string;
  readonly formName: string;
  /** As the data has it: `request.patient.name`. */
  readonly path: string;
  readonly title: string;
  /** Of the field inside its form; undefined: everybody may see and fill it. */
  readonly rights: FieldRights | undefined;
  readonly sensitivity?: string | undefined;
}

/** What each field of a document is made from. What stands in no form (the case, its clocks, a decision) has no source. */
export type DocumentSources = Readonly<Record<string, readonly DocumentSource[]>>;

const known = new WeakMap<
  Document,
  { readonly forms: Package['forms']; readonly types: Package['types']; readonly sources: DocumentSources }
>();

/** The sources of a document's fields; the same document with the same forms gives the same value again. */
export function documentSources(pkg: Pick<Package, 'forms' | 'types'>, document: Document): DocumentSources {
  const before = known.get(document);
  if (before?.forms === pkg.forms && before.types === pkg.types) return before.sources;
  const merged = columnsOf(document);
  const sources = Object.fromEntries(
    Object.entries(document.fields).map(([name, { value }]) => [name, sourcesOf(pkg, value, merged)]),
  );
  known.set(document, { forms: pkg.forms, types: pkg.types, sources });
  return sources;
}

/** A name with what is read of it, that neither is called nor names an entry: `crisis.notified`. */
const path = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*(?![\p{L}\p{N}_]|\s*[:(])/gu;
const text = /"(?:[^"\\]|\\.)*"/g;
const word = /[\p{L}_][\p{L}\p{N}_]*/gu;
/** A name that stands for each row of a list. */
const eachRow = /(?:\bfor|\bsome|\bevery|,)\s+(\w+)\s+in\b/g;

/** The columns of rows that a document names anywhere in its text: `{{row.name}}`. */
const columnsOf = ({ blocks }: Document): readonly string[] =>
  [...JSON.stringify(blocks).matchAll(/\{\{\s*\w+\.([\w.]+)\s*\}\}/g)].flatMap(([, columns = '']) =>
    columns.split('.'),
  );

/**
 * The fields that an expression reads, told by its words alone, so that one that cannot be compiled hides nothing. Of an
 * object or of rows that it goes through, those whose names it or the text of the document mentions, and all of them
 * where it hands a row on whole: rather one field too many than one too few.
 */
function sourcesOf(
  pkg: Pick<Package, 'forms' | 'types'>,
  source: string,
  merged: readonly string[],
): readonly DocumentSource[] {
  const mentioned = new Set([...(source.match(word) ?? []), ...merged]);
  const isWhole = handsOnWhole(source);
  const found = (source.replaceAll(text, '""').match(path) ?? []).flatMap((name) => {
    const [key = '', ...steps] = name.split('.');
    return Object.values(pkg.forms)
      .filter((form) => form.key === key)
      .flatMap((form) => inForm(pkg, form, steps))
      .filter(({ within, key: own }) => !within || isWhole || mentioned.has(own))
      .map(({ told }) => told);
  });
  return [...new Map(found.map((one) => [`${one.form} ${one.path}`, one])).values()];
}

/** A row of a list is used without one of its columns. */
const handsOnWhole = (source: string): boolean =>
  [...source.matchAll(eachRow)].some(([, name = '']) =>
    new RegExp(`\\b${name}\\b(?!\\s*\\.|\\s+in\\b)`).test(source),
  );

interface Found {
  readonly key: string;
  /** It stands below what the path names. */
  readonly within: boolean;
  readonly told: DocumentSource;
}

/** The field at a path of a form, and those below it. What is read of a value (`.year`) belongs to the value. */
function inForm(
  pkg: Pick<Package, 'forms' | 'types'>,
  form: Form,
  steps: readonly string[],
): readonly Found[] {
  const expanded = expandForm(pkg, form.id);
  if (!expanded.ok) return [];
  let at: Place = { schema: expanded.schema, rights: form.rights, path: form.key, key: '' };
  for (const step of steps) {
    const next = inside(at).find(({ key }) => key === step);
    if (!next) break;
    at = next;
  }
  const tell = (place: Place, within: boolean): Found => ({
    key: place.key,
    within,
    told: {
      form: form.id,
      formName: form.name,
      path: place.path,
      title: place.schema.title ?? form.name,
      rights: place.rights,
      ...(place.schema['x-sensitivity'] === undefined ? {} : { sensitivity: place.schema['x-sensitivity'] }),
    },
  });
  return [tell(at, false), ...below(at).map((place) => tell(place, true))];
}

interface Place {
  readonly schema: FieldSchema;
  readonly rights: FieldRights | undefined;
  readonly path: string;
  readonly key: string;
}

const inside = ({ schema, rights, path }: Place): readonly Place[] =>
  Object.entries((schema.items ?? schema).properties ?? {}).map(([key, inner]) => ({
    schema: inner,
    rights: narrowedRights(rights, inner['x-rights']),
    path: `${path}.${key}`,
    key,
  }));

const below = (place: Place): readonly Place[] => inside(place).flatMap((inner) => [inner, ...below(inner)]);

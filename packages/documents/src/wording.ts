import {
  expandForm,
  isList,
  type Document,
  type FieldSchema,
  type Json,
  type Package,
} from '@fiveones/definition';

/** How what a document merges is told: choices by their titles, legal bases by their names. */
export interface Wording {
  /** The value of a document's field, or of something in it, with the codes of choices told by their titles. */
  told(path: readonly string[], value: Json): Json;
  /** A text in which the codes of legal bases (`[村]35`) stand as their titles. */
  named(text: string): string;
}

/** Nothing is known beyond the document itself. */
export const plainWording: Wording = { told: (_, value) => value, named: (text) => text };

/** The wording of a package's forms and bases. Only a field that is taken from a form as it is has a form's choices. */
export function wordingOf(pkg: Package, document: Document): Wording {
  const titles = new Map(pkg.template.basis.map(({ code, title }) => [code, title]));
  return {
    told: ([field = '', ...inside], value) => {
      const source = document.fields[field]?.value ?? '';
      if (!isPath.test(source)) return value;
      const [key = '', ...path] = source.split('.');
      const choices = Object.values(pkg.forms)
        .filter((form) => form.key === key)
        .flatMap((form) => {
          const expanded = expandForm(pkg, form.id);
          return expanded.ok ? choicesAt(expanded.schema, [...path, ...inside]) : [];
        });
      return choices.length === 0 ? value : withTitles(value, new Map(choices));
    },
    named: (text) =>
      text.replace(/\[([^\]\s]{1,12})\](\d+(?:[、，—-]\d+)*)?/g, (whole, code: string, articles?: string) => {
        const title = titles.get(`[${code}]`) ?? titles.get(code);
        return title === undefined ? whole : `《${title}》${articles === undefined ? '' : `第${articles}条`}`;
      }),
  };
}

const isPath = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/;

/** Code and title of every choice that a field offers; lists on the way count as what they hold. */
function choicesAt(
  schema: FieldSchema,
  [key, ...deeper]: readonly string[],
): readonly (readonly [Json, string])[] {
  const here = schema.items ?? schema;
  if (key !== undefined) {
    const inner = here.properties?.[key];
    return inner === undefined ? [] : choicesAt(inner, deeper);
  }
  const offered: readonly { readonly const?: unknown; readonly title?: string | undefined }[] =
    here.oneOf ?? [];
  return offered.flatMap(({ const: code, title }) =>
    (typeof code === 'string' || typeof code === 'number' || typeof code === 'boolean') && title !== undefined
      ? [[code, title] as const]
      : [],
  );
}

function withTitles(value: Json, titles: ReadonlyMap<Json, string>): Json {
  return isList(value) ? value.map((one) => withTitles(one, titles)) : (titles.get(value) ?? value);
}

import {
  allows,
  documentSources,
  rightsOf,
  type Document,
  type DocumentSource,
  type Json,
  type JsonObject,
  type Package,
} from '@fiveones/definition';
import { isSensitivity, mask, maskedForReaders } from '@fiveones/forms';

/** Somebody who reads documents of a case. */
export interface Reader {
  /** Letters of their roles at this case. */
  readonly letters: string;
  /** The data of the case, and what they see of it. */
  readonly whole: JsonObject;
  readonly seen: JsonObject;
  /** Texts that they may not have whole wherever they stand, each with what may be shown of it. */
  readonly guarded: ReadonlyMap<string, string>;
}

/** What a document says to a reader. */
export interface ReadFields {
  readonly fields: JsonObject;
  /** Fields that are kept from them. */
  readonly withheld: ReadonlySet<string>;
  /** Fields that they see with marks. */
  readonly masked: ReadonlySet<string>;
}

type Forms = Pick<Package, 'forms' | 'types'>;

/** Whether somebody with these letters may open a document of a case that they see. */
export const mayOpen = ({ rights }: Pick<Document, 'rights'>, letters: string): boolean =>
  rights?.view === undefined || allows(rights.view, letters) || allows(rights.whole ?? '', letters);

/** Who may open a document, by the names of posts; nobody is named where everybody may who sees the case. */
export const openersOf = (
  { rights }: Pick<Document, 'rights'>,
  { template }: Pick<Package, 'template'>,
): readonly string[] =>
  rights?.view === undefined
    ? []
    : template.posts
        .filter(({ role }) => role !== undefined && mayOpen({ rights }, role))
        .map(({ name }) => name);

/**
 * What was fixed when a document was issued, cut to what the forms show this reader: a field is theirs if all that it is
 * made from is. Whoever hands the paper over reads it whole, and so does everybody a sheet that is made to hang out.
 */
export function readFields(pkg: Forms, document: Document, fields: JsonObject, reader: Reader): ReadFields {
  if (document.style === 'poster' || allows(document.rights?.whole ?? '', reader.letters))
    return { fields, withheld: new Set(), masked: new Set() };
  const sources = documentSources(pkg, document);
  const withheld = new Set<string>();
  const masked = new Set<string>();
  const seen = Object.entries(fields).flatMap(([name, value]): (readonly [string, Json])[] => {
    const from = sources[name] ?? [];
    if (from.some((source) => !rightsOf(source.rights, reader.letters).view)) {
      withheld.add(name);
      return [];
    }
    const shown = inTexts(value, marksOf(from, document.fields[name]?.value ?? '', reader));
    if (JSON.stringify(shown) !== JSON.stringify(value)) masked.add(name);
    return [[name, shown]];
  });
  return { fields: Object.fromEntries(seen), withheld, masked };
}

/** How texts of a field are marked for a reader: as its forms show them, and whatever else looks like a number in it. */
function marksOf(from: readonly DocumentSource[], value: string, reader: Reader): (text: string) => string {
  const marked = from.filter(
    ({ rights, sensitivity }) =>
      isSensitivity(sensitivity) &&
      maskedForReaders.has(sensitivity) &&
      !rightsOf(rights, reader.letters).edit,
  );
  const shown = [...reader.guarded, ...marked.flatMap(({ path }) => pairsAt(path, reader))];
  const classes = marked.flatMap(({ sensitivity }) => sensitivity ?? []);
  const isBare = from.length === 1 && from[0]?.path === value.trim();
  return (text) => {
    const told = shown.reduce((said, [whole, part]) => said.replaceAll(whole, part), text);
    if (classes.length === 0 || (isBare && told !== text)) return told;
    return isBare
      ? mask(text, classes[0])
      : told.replace(numberLike, (number) => mask(number, classOf(number, classes)));
  };
}

/** Every text at a path of the case that the reader sees otherwise, with what they see. */
function pairsAt(path: string, { whole, seen }: Reader): readonly (readonly [string, string])[] {
  const [all, shown] = [textsAt(whole, path.split('.')), textsAt(seen, path.split('.'))];
  return all.flatMap((text, place) => {
    const part = shown[place];
    return text === '' || part === undefined || part === text ? [] : [[text, part] as const];
  });
}

function textsAt(value: Json | undefined, path: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((one) => textsAt(one, path));
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'string' ? [value] : [];
  return typeof value === 'object' && value !== null ? textsAt((value as JsonObject)[key], rest) : [];
}

/** Long enough to be somebody's number; what a document has shortened itself (`320102********12`) is not. */
const numberLike = /[A-Za-z0-9]{7,}/g;

/** By which of some classes a number is marked: the one whose form it has, else the first. */
const classOf = (number: string, classes: readonly string[]): string | undefined =>
  classes.find((one) => formOfClass[one]?.test(number)) ?? classes[0];

const formOfClass: Readonly<Record<string, RegExp>> = {
  M1: /^(?:\d{15}|\d{17}[\dXx])$/,
  M2: /^\d{16,19}$/,
  M3: /^1\d{10}$/,
};

function inTexts(value: Json, marked: (text: string) => string): Json {
  if (typeof value === 'string') return marked(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => inTexts(one, marked));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inTexts(one, marked)]));
}

/** Stands where a reader may not read on. */
export const withheldWords = '〔无权查看〕';

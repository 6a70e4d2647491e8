import { addFile, removeFile, type JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { built, freshId, insertValue, setValue, together, type Intent, type PathStep } from '../changes.ts';
import { dataFields, shownFieldsOf, withoutParts, type FieldEntry } from '../form/fields.ts';
import type { Entry, Pack } from '../pack.ts';
import { words } from '../words.ts';
import { givenNames } from './merge-text.ts';

/** A letter with a salutation and a sentence, from the lowest office that has a lane of its own and a seal. */
export const newDocument = (pack: Pack, name: string): { readonly id: string; readonly intent: Intent } => {
  const id = freshId(
    pack.documents.map((document) => document.id),
    'document',
  );
  const tiers = new Set(pack.charts.flatMap(({ chart }) => chart.lanes.map(({ tier }) => tier)));
  const value: JsonObject = {
    id,
    name,
    title: name,
    style: 'notice',
    issuer: (['town', 'county'] as const).find((tier) => tiers.has(tier)) ?? 'county',
    fields: {},
    blocks: [{ paragraph: words.documents.paragraph }],
  };
  return { id, intent: built((files) => addFile(files, { file: `documents/${id}.json`, value })) };
};

/** Takes a document away; who issues it is told by the checks. */
export const withoutDocument = (document: Entry): Intent =>
  built((files) => removeFile(files, { file: document.file }));

/** Something that can be merged into a text: of the document, of every document, or of a form, which it may become. */
export interface MergeChoice {
  readonly id: string;
  readonly name: string;
}

/** How a value of a form is written in a document, where not as it stands. */
const formats: Readonly<Record<string, string>> = {
  date: 'date',
  dateTime: 'dateTime',
  money: 'money',
  month: 'month',
};

const ofForm = 'form:';

/** What can be merged: what the document has, what every document knows, then what the forms ask for. */
export const mergeChoices = (pack: Pack, document: Entry): readonly MergeChoice[] => {
  const own = objectOf(document.json['fields']);
  const taken = new Set(Object.values(own).map((field) => textOf(objectOf(field)['value'])));
  return [
    ...Object.entries(own).map(([id, field]) => ({ id, name: textOf(objectOf(field)['label']) || id })),
    ...Object.entries(givenNames).flatMap(([id, name]) => (Object.hasOwn(own, id) ? [] : [{ id, name }])),
    ...askedOnce(pack).flatMap(({ path, title }) =>
      taken.has(path) ? [] : [{ id: `${ofForm}${path}`, name: `${formOf(pack, path)}${title}` }],
    ),
  ];
};

/** Fields of forms that are one value each: neither rows nor what holds others. */
const askedOnce = (pack: Pack): readonly FieldEntry[] =>
  withoutParts(dataFields(pack)).filter(({ kind, at }) => at !== undefined && !holders.has(kind));

const holders: ReadonlySet<string> = new Set([
  'rows',
  'object',
  'person',
  'opinions',
  'files',
  'photos',
  'signature',
]);

const formOf = (pack: Pack, path: string): string => {
  const form = pack.forms.find(({ json, id }) => path.startsWith(`${textOf(json['key']) || id}.`));
  return form === undefined ? '' : `${form.name} · `;
};

/** Puts a choice at the end of a text of the document; a field of a form becomes one of the document's first. */
export const mergeInto = (
  pack: Pack,
  document: Entry,
  {
    path,
    text,
    choice,
  }: { readonly path: readonly PathStep[]; readonly text: string; readonly choice: string },
): Intent => {
  const field = dataFields(pack).find((one) => `${ofForm}${one.path}` === choice);
  const key = field === undefined ? choice : keyFor(document, field.path);
  return together(
    ...(field === undefined ? [] : [setValue(document.file, ['fields', key], mergedOf(field))]),
    setValue(document.file, path, `${text}{{${key}}}`),
  );
};

const keyFor = (document: Entry, path: string): string =>
  freshId(
    [...Object.keys(objectOf(document.json['fields'])), ...Object.keys(givenNames)],
    path.split('.').at(-1) ?? path,
  ).replace(/-/g, '');

const mergedOf = ({ title, path, kind }: FieldEntry): JsonObject => ({
  label: title,
  value: path,
  ...(formats[kind] === undefined ? {} : { format: formats[kind] }),
});

/** A part that can be put below the others; a table of rows for each list that the forms ask for. */
export interface NewBlock {
  readonly id: string;
  readonly name: string;
  readonly intent: Intent;
}

/** Every part that a document may get. */
export const newBlocks = (pack: Pack, document: Entry): readonly NewBlock[] => {
  const put = (block: JsonObject): Intent => insertValue(document.file, ['blocks'], block);
  const { documents: say } = words;
  const pair = { label: say.pairLabel, value: '' };
  return [
    { id: 'paragraph', name: say.paragraph, intent: put({ paragraph: say.paragraph }) },
    { id: 'salutation', name: say.salutation, intent: put({ salutation: `${say.salutationText}：` }) },
    { id: 'heading', name: say.heading, intent: put({ heading: say.heading }) },
    { id: 'pairs', name: say.pairs, intent: put({ pairs: [pair] }) },
    { id: 'box', name: say.box, intent: put({ box: [pair] }) },
    ...dataFields(pack)
      .filter(({ kind, at }) => kind === 'rows' && at !== undefined)
      .map((list) => ({
        id: list.path,
        name: `${say.table}：${formOf(pack, list.path)}${list.title}`,
        intent: tableOf(pack, document, list),
      })),
  ];
};

/** A table with a column for whatever a list asks of each row. */
const tableOf = (pack: Pack, document: Entry, list: FieldEntry): Intent => {
  const fields = objectOf(document.json['fields']);
  const known = Object.keys(fields).find((key) => textOf(objectOf(fields[key])['value']) === list.path);
  const key = known ?? keyFor(document, list.path);
  const columns = shownFieldsOf(pack)
    .filter(({ path, kind }) => isMember(path, list.path) && !holders.has(kind))
    .map(({ path, title }) => ({ label: title, value: `{{row.${path.slice(list.path.length + 1)}}}` }));
  return together(
    ...(known === undefined ? [setValue(document.file, ['fields', key], mergedOf(list))] : []),
    insertValue(document.file, ['blocks'], {
      table: {
        each: key,
        as: 'row',
        columns: columns.length > 0 ? columns : [{ label: words.documents.pairLabel, value: '' }],
      },
    }),
  );
};

const isMember = (path: string, list: string): boolean =>
  path.startsWith(`${list}.`) && !path.slice(list.length + 1).includes('.');

/** The fields of a document as a condition on one of its parts names them. */
export const fieldsIn = (pack: Pack, document: Entry): readonly FieldEntry[] => {
  const known = new Map(dataFields(pack).map((field) => [field.path, field]));
  return Object.entries(objectOf(document.json['fields'])).map(([key, json]): FieldEntry => {
    const field = objectOf(json);
    const asked = known.get(textOf(field['value']));
    return {
      ...(asked ?? { schema: { type: 'string' }, kind: 'text', required: false, options: [], inList: false }),
      path: key,
      at: undefined,
      title: textOf(field['label']) || key,
    };
  });
};

/** Whether a text or a condition of the document uses one of its fields. */
export const isMerged = (document: Entry, key: string): boolean => {
  const { fields: _, ...rest } = document.json;
  const text = JSON.stringify(rest);
  const named = listOf(document.json['blocks'])
    .map(objectOf)
    .flatMap((block) => [block['table'], block['list']].map((part) => textOf(objectOf(part)['each'])));
  return (
    new RegExp(`\\{\\{\\s*${key}\\b`).test(text) ||
    named.includes(key) ||
    new RegExp(`"when":"[^"]*\\b${key}\\b`).test(text)
  );
};

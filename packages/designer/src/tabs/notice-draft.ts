import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { fieldsOf, type FieldEntry } from '../form/fields.ts';
import type { Entry, Pack } from '../pack.ts';

/** A chart that issues a document, and the notice that the document is there, if it is one. */
export interface Issuing {
  readonly chart: Pack['charts'][number];
  readonly notice: Entry | undefined;
}

/** Every chart that issues a document. */
export const issuingOf = (pack: Pack, document: Entry): readonly Issuing[] =>
  pack.charts
    .filter(({ chart }) => chart.steps.some(({ json }) => listOf(json['issue']).includes(document.id)))
    .map((chart) => ({
      chart,
      notice: pack.notices.find(
        ({ json }) => json['document'] === document.id && json['process'] === chart.id,
      ),
    }));

/** What of each row of a field the tables and lists of a document show; empty when it is no list. */
export const columnsOf = (document: JsonObject, field: string): readonly string[] => {
  const shown = listOf(document['blocks'])
    .map(objectOf)
    .flatMap((block) => [block['table'], block['list']].map(objectOf))
    .filter((part) => textOf(part['each']).trim() === field)
    .flatMap((part) =>
      [...JSON.stringify(part).matchAll(/\{\{\s*(\w+)\.(\w+)\s*\}\}/g)].flatMap(([, head, column = '']) =>
        head === part['as'] ? [column] : [],
      ),
    );
  return [...new Set(shown)];
};

/** A notice as it begins: nothing is ticked, so nothing is shown until somebody has decided it field by field. */
export const firstNotice = (id: string, document: Entry, chart: Pack['charts'][number]): JsonObject => ({
  id,
  name: document.name,
  process: chart.id,
  document: document.id,
  fields: [],
});

/** The whitelist with a field ticked or not; in the order of the document. */
export const ticked = (
  whitelist: readonly JsonObject[],
  field: string,
  document: JsonObject,
  entry: JsonObject | undefined,
): readonly JsonObject[] => {
  const order = Object.keys(objectOf(document['fields']));
  const rest = whitelist.filter((one) => one['field'] !== field);
  return (entry === undefined ? rest : [...rest, entry]).toSorted(
    (a, b) => order.indexOf(textOf(a['field'])) - order.indexOf(textOf(b['field'])),
  );
};

/** Fields of the forms that a step fills in, by their path in the data of the case. */
export const filledAt = (pack: Pack, step: JsonObject | undefined): readonly FieldEntry[] =>
  listOf(step?.['forms'])
    .map(objectOf)
    .filter((use) => use['mode'] !== 'read')
    .flatMap((use) => pack.forms.find(({ id }) => id === use['form']) ?? [])
    .flatMap((form) =>
      fieldsOf(pack, form.json)
        .filter(({ inList }) => !inList)
        .map((field) => ({ ...field, path: `${textOf(form.json['key']) || form.id}.${field.path}` })),
    );

const isTime = ({ schema }: FieldEntry): boolean =>
  schema['format'] === 'date' || schema['format'] === 'date-time';
const isPhotos = ({ schema }: FieldEntry): boolean =>
  schema['x-kind'] === 'photos' || schema['x-kind'] === 'files';
const isPlaces = ({ schema }: FieldEntry): boolean =>
  schema['x-kind'] === 'choices' && !isPhotos({ schema } as FieldEntry);

/** The fields of a step that may say when, where, and with which photographs. */
export const proofFields = (pack: Pack, step: JsonObject | undefined) => {
  const fields = filledAt(pack, step);
  return { at: fields.filter(isTime), places: fields.filter(isPlaces), photos: fields.filter(isPhotos) };
};

/** The proof that a step gives: its first field of each kind. */
export const firstProof = (pack: Pack, step: JsonObject): JsonObject => {
  const { at, places, photos } = proofFields(pack, step);
  const path = (key: string, [first]: readonly FieldEntry[]): Record<string, Json> =>
    first === undefined ? {} : { [key]: first.path };
  return {
    step: textOf(step['id']),
    ...path('at', at),
    ...path('places', places),
    ...path('photos', photos),
  };
};

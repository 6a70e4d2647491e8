import type { Json, JsonObject } from '@fiveones/definition';
import { kindOf, type FieldKindName } from '@fiveones/forms';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import type { PathStep } from '../changes.ts';
import type { Pack } from '../pack.ts';
import { words } from '../words.ts';

/** A choice that a field offers. */
export interface FieldOption {
  readonly value: Json;
  readonly name: string;
}

/** A field of a form as the designer lists it. */
export interface FieldEntry {
  /** Dotted path below the form, as conditions and sections name it. */
  readonly path: string;
  /** Where its schema stands in the file of the form; `undefined` when it comes from a shared type. */
  readonly at: readonly PathStep[] | undefined;
  readonly title: string;
  readonly schema: JsonObject;
  readonly kind: FieldKindName;
  /** Named among the required fields of the object around it. */
  readonly required: boolean;
  readonly options: readonly FieldOption[];
  /** It stands in a repeating group. */
  readonly inList: boolean;
}

const typeName = (ref: string): string => /([^/]+)\.json$/.exec(ref)?.[1] ?? '';

/** A schema with the shared type it refers to laid under it. */
export const resolved = (pack: Pack, schema: JsonObject, hops = 0): JsonObject => {
  const ref = textOf(schema['$ref']);
  const type = ref === '' || hops > 6 ? undefined : pack.types.find((one) => one.id === typeName(ref));
  if (type === undefined) return schema;
  const { $ref: _, ...own } = schema;
  return { ...resolved(pack, objectOf(type.json['schema']), hops + 1), ...own };
};

/** The choices a schema offers. */
export const optionsOf = (schema: JsonObject): readonly FieldOption[] => {
  const holder = schema['type'] === 'array' ? objectOf(schema['items']) : schema;
  if (Array.isArray(holder['oneOf']))
    return listOf(holder['oneOf'])
      .map(objectOf)
      .map((one) => ({
        value: one['const'] ?? null,
        name: textOf(one['title']) || String(one['const'] ?? ''),
      }));
  return listOf(holder['enum']).map((value) => ({ value, name: String(value) }));
};

/** All fields of a form, groups before their members. Types that contain themselves end at the second time. */
export const fieldsOf = (pack: Pack, form: JsonObject): readonly FieldEntry[] =>
  walk(pack, objectOf(form['schema']), { prefix: '', at: ['schema'], inList: false, depth: 0 });

const ofParts: ReadonlySet<FieldKindName> = new Set(['files', 'photos', 'signature']);

/** Fields without those that are a part of a file, a photo or a signature: nobody fills these in or is asked for them. */
export const withoutParts = (fields: readonly FieldEntry[]): readonly FieldEntry[] => {
  const whole = fields.filter(({ kind }) => ofParts.has(kind)).map(({ path }) => `${path}.`);
  return fields.filter(({ path }) => !whole.some((above) => path.startsWith(above)));
};

/** The fields that a person changes in this form: not what a shared type is made of, nor the parts of a file or a signature. */
export const designedFields = (pack: Pack, form: JsonObject): readonly FieldEntry[] => {
  const own = fieldsOf(pack, form).filter(({ path, at }) => at !== undefined || !path.includes('.'));
  return withoutParts(own);
};

/** The field that a place in the file of a form belongs to, `schema.properties.income.x-visible`, and what of it is meant. */
export const fieldNamed = (
  fields: readonly FieldEntry[],
  place = '',
): { readonly field: string; readonly keyword: string } | undefined => {
  const found = fields
    .map(({ path, at }) => ({ path, at: at?.join('.') ?? '' }))
    .filter(({ at }) => at !== '' && (place === at || place.startsWith(`${at}.`)))
    .sort((a, b) => b.at.length - a.at.length)[0];
  return found === undefined ? undefined : { field: found.path, keyword: place.slice(found.at.length + 1) };
};

interface Walk {
  readonly prefix: string;
  readonly at: readonly PathStep[] | undefined;
  readonly inList: boolean;
  readonly depth: number;
}

const walk = (pack: Pack, schema: JsonObject, from: Walk): readonly FieldEntry[] => {
  if (from.depth > 5) return [];
  return Object.entries(objectOf(schema['properties'])).flatMap(([key, value]) => {
    const own = objectOf(value);
    const full = resolved(pack, own);
    const path = `${from.prefix}${key}`;
    const at = from.at === undefined ? undefined : [...from.at, 'properties', key];
    const entry: FieldEntry = {
      path,
      at,
      title: textOf(full['title']) || key,
      schema: full,
      kind: kindOf(full),
      required: listOf(schema['required']).includes(key),
      options: optionsOf(full),
      inList: from.inList,
    };
    const shared = own['$ref'] !== undefined;
    const inner = full['type'] === 'array' ? resolved(pack, objectOf(full['items'])) : full;
    const innerShared = shared || objectOf(full['items'])['$ref'] !== undefined;
    const below =
      at === undefined || innerShared ? undefined : full['type'] === 'array' ? [...at, 'items'] : at;
    return [
      entry,
      ...walk(pack, inner, {
        prefix: `${path}.`,
        at: below,
        inList: from.inList || full['type'] === 'array',
        depth: from.depth + 1,
      }),
    ];
  });
};

/** All fields of the package by the name conditions on the chart use, `key.path`, and the data that have a name. */
export const dataFields = (pack: Pack): readonly FieldEntry[] => dataOf(pack).all;

interface DataOfPack {
  readonly all: readonly FieldEntry[];
  /** Places that a form asks for. */
  readonly asked: ReadonlySet<string>;
}

const dataByPack = new WeakMap<Pack, DataOfPack>();

/** Worked out once a draft: every line of a long calculation asks for it. */
const dataOf = (pack: Pack): DataOfPack => {
  const known = dataByPack.get(pack);
  if (known !== undefined) return known;
  const fields = formFields(pack);
  const asked = new Set(fields.map(({ path }) => path));
  const named = namedData(pack).filter(({ path, inList }) => !inList && !asked.has(path));
  const made = { all: [...fields, ...named], asked };
  dataByPack.set(pack, made);
  return made;
};

/** Whether a form asks for a place in the data; every other place has its name in the package's data items. */
export const isAsked = (pack: Pack, place: string): boolean =>
  pack.forms.some((form) => (textOf(form.json['key']) || form.id) === place) || dataOf(pack).asked.has(place);

/** Every field that a form of the package asks for, in lists too, as a file of a case names it: `key.path`. */
export const shownFieldsOf = (pack: Pack): readonly FieldEntry[] =>
  pack.forms.flatMap((form) =>
    fieldsOf(pack, form.json).map((field) => ({
      ...field,
      path: `${textOf(form.json['key']) || form.id}.${field.path}`,
    })),
  );

const formFields = (pack: Pack): readonly FieldEntry[] =>
  pack.forms.flatMap((form) =>
    fieldsOf(pack, form.json)
      .filter((field) => !field.inList)
      .map((field) => ({
        ...field,
        path: `${textOf(form.json['key']) || form.id}.${field.path}`,
        title: field.title,
      })),
  );

const namedData = (pack: Pack): readonly FieldEntry[] => {
  const lists = pack.dataItems.filter(({ type }) => type === 'list').map(({ id }) => textOf(id));
  return pack.dataItems.map((item): FieldEntry => {
    const type = textOf(item['type']);
    const schema: JsonObject =
      type === 'date' ? { type: 'string', format: 'date' } : { type: schemaTypes[type] ?? 'string' };
    return {
      path: textOf(item['id']),
      at: undefined,
      title: textOf(item['name']) || textOf(item['id']),
      schema,
      kind: kindOf(schema),
      required: false,
      options: listOf(item['choices'])
        .map(objectOf)
        .map(({ value = null, name }) => ({ value, name: textOf(name) || String(value) })),
      inList: lists.some((list) => textOf(item['id']).startsWith(`${list}.`)),
    };
  });
};

const schemaTypes: Readonly<Record<string, string>> = { number: 'number', boolean: 'boolean', list: 'array' };

/** What a condition of the chart can ask about: fields of the forms, then parameters. */
export const conditionFields = (pack: Pack): readonly FieldEntry[] => [
  ...dataFields(pack),
  ...pack.parameters.map((parameter): FieldEntry => {
    const schema = { type: textOf(parameter['type']), enum: listOf(parameter['options']) };
    const id = textOf(parameter['id']);
    return {
      path: `param.${id}`,
      at: undefined,
      title: `${words.who.parameter}${textOf(parameter['name']) || id}`,
      schema,
      kind: kindOf(schema.type === 'boolean' ? { type: 'boolean' } : {}),
      required: false,
      options: listOf(parameter['options']).map((option) => ({
        value: objectOf(option)['value'] ?? option,
        name: textOf(objectOf(option)['name']) || String(objectOf(option)['value'] ?? option),
      })),
      inList: false,
    };
  }),
];

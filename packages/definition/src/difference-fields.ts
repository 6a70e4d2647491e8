import type { Json, JsonObject } from './basics.ts';
import { cameOrWent, changedKeys, nameOf, type Pair, type Told } from './difference-parts.ts';
import { isList, isObject, sameJson } from './json.ts';
import type { PathStep } from './problem.ts';

/** Fields that came, went or changed below two versions of a schema; lists count as one step. */
export function fieldDifferences(pair: Pair, above = ''): readonly Told[] {
  const [a, b] = [propertiesOf(pair.before), propertiesOf(pair.after)];
  const idOf = (key: string) => (above === '' ? key : `${above}.${key}`);
  const at = (key: string): readonly PathStep[] => [...pair.path, 'properties', key];
  const came = Object.entries(b).flatMap(([key, field]) =>
    Object.hasOwn(a, key) ? [] : [cameOrWent('added', 'field', idOf(key), field, at(key))],
  );
  const went = Object.entries(a).flatMap(([key, field]) =>
    Object.hasOwn(b, key) ? [] : [cameOrWent('removed', 'field', idOf(key), field, at(key))],
  );
  const changed = Object.entries(b).flatMap(([key, field]) => {
    const old = a[key];
    return isObject(old) && isObject(field) && !sameJson(old, field)
      ? ofField(idOf(key), { ...pair, before: old, after: field, path: at(key) })
      : [];
  });
  return [...came, ...changed, ...went, ...requiredDifferences(pair, idOf)];
}

/** Sections that came, went or changed, and fields that stand in another one now. */
export function sectionDifferences(
  before: JsonObject,
  after: JsonObject,
  names: Pair['names'],
): readonly Told[] {
  const [a, b] = [sectionsOf(before), sectionsOf(after)];
  const came = [...b].flatMap(([id, section]) =>
    a.has(id) ? [] : [cameOrWent('added', 'section', id, section, ['sections', { id }])],
  );
  const went = [...a].flatMap(([id, section]) =>
    b.has(id) ? [] : [cameOrWent('removed', 'section', id, section, ['sections', { id }])],
  );
  const changed = [...b].flatMap(([id, section]) => {
    const old = a.get(id);
    return old
      ? changedKeys('section', id, { before: old, after: section, path: ['sections', { id }], names }, [
          'rows',
        ])
      : [];
  });
  return [...came, ...changed, ...went, ...movedFields(a, b, after)];
}

function ofField(id: string, pair: Pair): readonly Told[] {
  const [a, b] = [itemsOf(pair.before), itemsOf(pair.after)];
  const below =
    a && b
      ? fieldDifferences({ ...pair, before: a, after: b, path: [...pair.path, 'items'] }, id)
      : fieldDifferences(pair, id);
  return [
    ...changedKeys('field', id, pair, ['properties', 'required', ...(a && b ? ['items'] : [])]),
    ...below,
  ];
}

/** Only fields that both versions have: a new field's star is told with the field. */
function requiredDifferences({ before, after, path }: Pair, idOf: (key: string) => string): readonly Told[] {
  const required = (schema: JsonObject) =>
    new Set(isList(schema['required']) ? schema['required'].map(String) : []);
  const [a, b] = [required(before), required(after)];
  const [old, now] = [propertiesOf(before), propertiesOf(after)];
  return Object.keys(now)
    .filter((key) => Object.hasOwn(old, key) && a.has(key) !== b.has(key))
    .map((key) => {
      const name = nameOf(now[key]) || key;
      return {
        kind: 'changed',
        subject: { type: 'field', id: idOf(key), name },
        path: [...path, 'required'],
        key: 'required',
        before: a.has(key),
        after: b.has(key),
        code: b.has(key) ? 'required' : 'optional',
        params: { name },
      };
    });
}

function movedFields(a: Sections, b: Sections, form: JsonObject): readonly Told[] {
  const [was, is] = [placesOf(a), placesOf(b)];
  return [...is].flatMap(([field, section]): Told[] => {
    const old = was.get(field);
    // A section that is new or gone tells of its fields by itself.
    if (old === undefined || old === section || !a.has(section) || !b.has(old)) return [];
    const name = fieldName(form, field);
    return [
      {
        kind: 'moved',
        subject: { type: 'field', id: field, name },
        path: ['sections', { id: section }, 'rows'],
        before: old,
        after: section,
        code: 'moved-to',
        params: { name, section: nameOf(b.get(section)) },
      },
    ];
  });
}

type Sections = ReadonlyMap<string, JsonObject>;

function sectionsOf(form: JsonObject): Sections {
  const sections = form['sections'];
  return new Map(
    (isList(sections) ? sections : []).filter(isObject).map((section) => [String(section['id']), section]),
  );
}

function placesOf(sections: Sections): ReadonlyMap<string, string> {
  return new Map(
    [...sections].flatMap(([id, { rows }]) =>
      (isList(rows) ? rows : []).flatMap((row) =>
        (isList(row) ? row : []).map((field): [string, string] => [String(field), id]),
      ),
    ),
  );
}

function fieldName(form: JsonObject, path: string): string {
  const found = path
    .split('.')
    .reduce<Json | undefined>(
      (schema, key) => (isObject(schema) ? propertiesOf(itemsOf(schema) ?? schema)[key] : undefined),
      form['schema'],
    );
  return nameOf(found) || path;
}

function propertiesOf(schema: JsonObject): JsonObject {
  return isObject(schema['properties']) ? schema['properties'] : {};
}

function itemsOf(schema: JsonObject): JsonObject | undefined {
  return isObject(schema['items']) ? schema['items'] : undefined;
}

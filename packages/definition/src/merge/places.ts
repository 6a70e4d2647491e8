import type { Json, JsonObject } from '../basics.ts';
import { isList, isObject, sameJson } from '../json.ts';

type Rows = readonly (readonly string[])[];
/** Sections by id with the rows of fields that stand in them. */
type Sheet = ReadonlyMap<string, Rows>;

/** Where fields stand on the paper in three versions of a form, and which fields the merged form has. */
export interface Sheets {
  readonly base: Json | undefined;
  readonly ours: Json | undefined;
  readonly theirs: Json | undefined;
  readonly merged: JsonObject;
}

/**
 * The merged form with its fields in rows. Where a field stands is never in dispute: ours stay where we have put them,
 * and what theirs have added or moved, and we have not, stands beside its neighbour there.
 */
export function placedFields({ base, ours, theirs, merged }: Sheets): JsonObject {
  const sections = merged['sections'];
  if (!isList(sections)) return merged;
  const [was, our, their] = [sheetOf(base), sheetOf(ours), sheetOf(theirs)];
  const gone = goneFields([base, ours, theirs], merged);
  const [baseFields, ourFields] = [fieldsOf(base), fieldsOf(ours)];
  // We had taken it out, and it was decided that it stays: it has no place of ours.
  const cameBack = (field: string): boolean => {
    const [first = ''] = field.split('.');
    return baseFields.has(first) && !ourFields.has(first);
  };
  const sheet = new Map<string, string[][]>(
    sections.filter(isObject).map(({ id }) => [String(id), led(was, our, their, String(id))]),
  );
  for (const [section, rows] of their)
    for (const field of rows.flat()) {
      const moved = sectionOf(was, field) !== section && sectionOf(our, field) === sectionOf(was, field);
      if ((moved || cameBack(field)) && !gone.has(field)) putBeside(sheet, field, { section, rows });
    }
  const dropped = takenAway(was, our, their, gone);
  return {
    ...merged,
    sections: sections.map((section) =>
      isObject(section)
        ? { ...section, rows: cleared(sheet.get(String(section['id'])) ?? [], dropped) }
        : section,
    ),
  };
}

/** The rows that a section begins with: theirs when we have left all of it alone, else ours. */
function led(was: Sheet, our: Sheet, their: Sheet, id: string): string[][] {
  const untouched = sameJson(was.get(id) ?? null, our.get(id) ?? null) && their.has(id);
  const elsewhere = (field: string): boolean => {
    const place = sectionOf(our, field);
    return place !== undefined && place !== id && place !== sectionOf(was, field);
  };
  const rows = (untouched ? their : our).get(id) ?? their.get(id) ?? [];
  return rows.map((row) => row.filter((field) => !elsewhere(field)));
}

/** Puts a field where theirs have it: behind its neighbour in the same row, or in a row of its own. */
function putBeside(
  sheet: Map<string, string[][]>,
  field: string,
  there: { section: string; rows: Rows },
): void {
  for (const rows of sheet.values()) for (const row of rows) remove(row, field);
  const target = sheet.get(there.section) ?? [...sheet.values()].at(-1);
  if (target === undefined) return;
  const before = there.rows.flat();
  const neighbour = before
    .slice(0, before.indexOf(field))
    .findLast((one) => target.some((row) => row.includes(one)));
  const row = target.findIndex((one) => neighbour !== undefined && one.includes(neighbour));
  const together = there.rows.some(
    (one) => one.includes(field) && neighbour !== undefined && one.includes(neighbour),
  );
  if (together && row >= 0) target[row]?.splice(target[row].indexOf(neighbour ?? '') + 1, 0, field);
  else target.splice(row + 1, 0, [field]);
}

function remove(row: string[], field: string): void {
  const place = row.indexOf(field);
  if (place >= 0) row.splice(place, 1);
}

/** Fields that no longer exist, and those that theirs took off the paper and we left where they were. */
function takenAway(was: Sheet, our: Sheet, their: Sheet, gone: ReadonlySet<string>): ReadonlySet<string> {
  const off = [...was.values()]
    .flat(2)
    .filter(
      (field) => sectionOf(their, field) === undefined && sectionOf(our, field) === sectionOf(was, field),
    );
  return new Set([...gone, ...off]);
}

/** Fields that one of the versions has and the merged form has not; a dotted path goes with its first part. */
function goneFields(versions: readonly (Json | undefined)[], merged: JsonObject): ReadonlySet<string> {
  const kept = fieldsOf(merged);
  const known = new Set(versions.flatMap((form) => [...fieldsOf(form)]));
  const placed = versions.flatMap((form) => [...sheetOf(form).values()].flat(2));
  return new Set(
    placed.filter((field) => {
      const [first = ''] = field.split('.');
      return known.has(first) && !kept.has(first);
    }),
  );
}

const cleared = (rows: Rows, dropped: ReadonlySet<string>): Rows =>
  rows.map((row) => row.filter((field) => !dropped.has(field))).filter((row) => row.length > 0);

const sectionOf = (sheet: Sheet, field: string): string | undefined =>
  [...sheet].find(([, rows]) => rows.some((row) => row.includes(field)))?.[0];

function sheetOf(form: Json | undefined): Sheet {
  const sections = isObject(form) ? form['sections'] : undefined;
  return new Map(
    (isList(sections) ? sections : [])
      .filter(isObject)
      .map(({ id, rows }) => [
        String(id),
        (isList(rows) ? rows : []).map((row) => (isList(row) ? row : []).map(String)),
      ]),
  );
}

function fieldsOf(form: Json | undefined): ReadonlySet<string> {
  const schema = isObject(form) ? form['schema'] : undefined;
  const properties = isObject(schema) ? schema['properties'] : undefined;
  return new Set(isObject(properties) ? Object.keys(properties) : []);
}

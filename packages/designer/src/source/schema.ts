import { z } from 'zod';
import { fileKinds, isObject, kindOfFile, type Json, type JsonObject } from '@fiveones/definition';

const made = new Map<string, JsonObject>();

/** The JSON Schema of a file of a package, or `undefined` for files that this version does not read. */
export const schemaOf = (file: string): JsonObject | undefined => {
  const kind = kindOfFile(file)?.kind;
  if (kind === undefined) return undefined;
  const known = made.get(kind);
  if (known !== undefined) return known;
  const schema: Json = JSON.parse(
    JSON.stringify(z.toJSONSchema(fileKinds[kind].schema, { io: 'input', unrepresentable: 'any' })),
  );
  if (!isObject(schema)) return undefined;
  made.set(kind, schema);
  return schema;
};

/** What may stand at a place: keys with their remarks, and values. */
interface Offers {
  readonly keys: readonly { readonly key: string; readonly remark: string }[];
  readonly values: readonly Json[];
}

/** Follows a path of keys and positions through a schema; all branches that fit are offered together. */
export const offersAt = (
  root: JsonObject,
  path: readonly (string | number)[],
  known: JsonObject = {},
): Offers => {
  const found = path.reduce<readonly JsonObject[]>(
    (schemas, step) => schemas.flatMap((schema) => into(root, schema, step)),
    branches(root, root),
  );
  const fitting = found.flatMap((schema) => branches(root, schema)).filter((schema) => fits(schema, known));
  const keys = new Map<string, string>();
  const values: Json[] = [];
  for (const schema of fitting) {
    for (const [key, value] of Object.entries(objectIn(schema['properties'])))
      keys.set(key, String(objectIn(value)['description'] ?? keys.get(key) ?? ''));
    if (Array.isArray(schema['enum'])) values.push(...(schema['enum'] as readonly Json[]));
    if (schema['const'] !== undefined) values.push(schema['const']);
    if (schema['type'] === 'boolean') values.push(true, false);
  }
  return { keys: [...keys].map(([key, remark]) => ({ key, remark })), values: [...new Set(values)] };
};

const objectIn = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** A schema with its reference and its alternatives opened. */
const branches = (root: JsonObject, schema: JsonObject, hops = 0): readonly JsonObject[] => {
  if (hops > 8) return [];
  const ref = schema['$ref'];
  if (typeof ref === 'string') return branches(root, refersTo(root, ref), hops + 1);
  const inner = [schema['anyOf'], schema['oneOf'], schema['allOf']].flatMap((list) =>
    Array.isArray(list) ? (list as readonly Json[]) : [],
  );
  return [schema, ...inner.flatMap((one) => branches(root, objectIn(one), hops + 1))];
};

const refersTo = (root: JsonObject, ref: string): JsonObject =>
  ref === '#'
    ? root
    : ref
        .replace('#/', '')
        .split('/')
        .reduce<JsonObject>((at, key) => objectIn(at[key.replace(/~1/g, '/').replace(/~0/g, '~')]), root);

const into = (root: JsonObject, schema: JsonObject, step: string | number): readonly JsonObject[] =>
  branches(root, schema).flatMap((branch) => {
    const inner =
      typeof step === 'number'
        ? branch['items']
        : (objectIn(branch['properties'])[step] ?? branch['additionalProperties']);
    return isObject(inner) ? [inner] : [];
  });

/** A branch that fixes a key (`kind: userTask`) fits only where that key has that value. */
const fits = (schema: JsonObject, known: JsonObject): boolean =>
  Object.entries(objectIn(schema['properties'])).every(([key, value]) => {
    const fixed = objectIn(value)['const'];
    return fixed === undefined || known[key] === undefined || known[key] === fixed;
  });

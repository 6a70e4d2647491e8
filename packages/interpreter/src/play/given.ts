import type { Json, JsonObject, Package, Scenario } from '@fiveones/definition';
import { readPath } from '../data.ts';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The values of an action: `@shared/<file>#<path>` is looked up in `scenarios/shared/<file>.json`, then
 * what the action says is laid over the scenario's `given` for the same key.
 */
export function givenData(
  pkg: Package,
  scenario: Scenario,
  data: Record<string, unknown> | undefined,
): JsonObject {
  const given = givenBy(pkg, (scenario.given ?? {}) as JsonObject);
  const own = resolved(pkg, (data ?? {}) as JsonObject) as JsonObject;
  return Object.fromEntries(
    Object.entries(own).map(([key, value]) => [
      key,
      isObject(value) && isObject(given[key]) ? laidOver(given[key], value) : value,
    ]),
  );
}

/** What is looked up once for the files of a package: each shared file, each reference, what each scenario gives. */
interface LookedUp {
  readonly files: Map<string, Json>;
  readonly references: Map<string, Json>;
  readonly given: WeakMap<JsonObject, JsonObject>;
}
const lookedUp = new WeakMap<Package['others'], LookedUp>();

function lookedUpIn({ others }: Package): LookedUp {
  const known = lookedUp.get(others);
  if (known) return known;
  const fresh = { files: new Map(), references: new Map(), given: new WeakMap() };
  lookedUp.set(others, fresh);
  return fresh;
}

function givenBy(pkg: Package, given: JsonObject): JsonObject {
  const { given: known } = lookedUpIn(pkg);
  const found = known.get(given) ?? (resolved(pkg, given) as JsonObject);
  known.set(given, found);
  return found;
}

function resolved(pkg: Package, value: Json): Json {
  if (typeof value === 'string' && value.startsWith('@shared/')) return shared(pkg, value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => resolved(pkg, item));
  if (!isObject(value)) return value;
  const { '@base': base, ...own } = value;
  const made = Object.fromEntries(Object.entries(own).map(([key, item]) => [key, resolved(pkg, item)]));
  const under = typeof base === 'string' ? resolved(pkg, base) : undefined;
  return under === undefined ? made : laidOver(under, made);
}

function shared(pkg: Package, reference: string): Json {
  const { references } = lookedUpIn(pkg);
  const found = references.get(reference) ?? readShared(pkg, reference);
  references.set(reference, found);
  return found;
}

function readShared(pkg: Package, reference: string): Json {
  const [file = '', path] = reference.slice('@shared/'.length).split('#');
  const content = sharedFile(pkg, `scenarios/shared/${file}.json`);
  if (content === undefined) return reference;
  const found = (path ?? '')
    .split('.')
    .filter((step) => step !== '')
    .reduce<Json | undefined>(
      (at, step) => (at === undefined ? at : readPath(whole(pkg, at), step)),
      content,
    );
  return found === undefined ? reference : resolved(pkg, found);
}

function sharedFile(pkg: Package, file: string): Json | undefined {
  const text = pkg.others[file];
  if (text === undefined) return undefined;
  const { files } = lookedUpIn(pkg);
  const content = files.get(file) ?? (JSON.parse(text) as Json);
  files.set(file, content);
  return content;
}

/** A value whose own parts can be looked up: what it is laid over is under it. */
const whole = (pkg: Package, value: Json): Json =>
  isObject(value) && Object.hasOwn(value, '@base') ? resolved(pkg, value) : value;

/** What is laid over a list says the places of its rows: `{"1": {…}}` changes the second. */
function laidOver(under: Json, over: JsonObject): Json {
  if (Array.isArray(under))
    return (under as readonly Json[]).map((row, place) => {
      const change = over[String(place)];
      return change === undefined ? row : isObject(change) ? laidOver(row, change) : change;
    });
  if (!isObject(under)) return over;
  const merged = Object.entries(over).map(([key, value]): [string, Json] => {
    const below = Object.hasOwn(under, key) ? under[key] : undefined;
    return [key, isObject(value) && below !== undefined ? laidOver(below, value) : value];
  });
  return { ...under, ...Object.fromEntries(merged) };
}

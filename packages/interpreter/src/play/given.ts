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
  const given = resolved(pkg, (scenario.given ?? {}) as JsonObject) as JsonObject;
  const own = resolved(pkg, (data ?? {}) as JsonObject) as JsonObject;
  return Object.fromEntries(
    Object.entries(own).map(([key, value]) => [
      key,
      isObject(value) && isObject(given[key]) ? laidOver(given[key], value) : value,
    ]),
  );
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
  const [file = '', path] = reference.slice('@shared/'.length).split('#');
  const text = pkg.others[`scenarios/shared/${file}.json`];
  if (text === undefined) return reference;
  const content = JSON.parse(text) as Json;
  const found = (path ?? '')
    .split('.')
    .filter((step) => step !== '')
    .reduce<Json | undefined>(
      (at, step) => (at === undefined ? at : readPath(whole(pkg, at), step)),
      content,
    );
  return found === undefined ? reference : resolved(pkg, found);
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

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
  return isObject(under) ? laidOver(under, made) : made;
}

function shared(pkg: Package, reference: string): Json {
  const [file = '', path] = reference.slice('@shared/'.length).split('#');
  const text = pkg.others[`scenarios/shared/${file}.json`];
  if (text === undefined) return reference;
  const content = JSON.parse(text) as Json;
  const found = path === undefined || path === '' ? content : readPath(content, path);
  return found === undefined ? reference : resolved(pkg, found);
}

function laidOver(under: JsonObject, over: JsonObject): JsonObject {
  const merged = Object.entries(over).map(([key, value]): [string, Json] => {
    const below = Object.hasOwn(under, key) ? under[key] : undefined;
    return [key, isObject(value) && isObject(below) ? laidOver(below, value) : value];
  });
  return { ...under, ...Object.fromEntries(merged) };
}

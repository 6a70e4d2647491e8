import type { Json } from './basics.ts';
import { isList, isObject, sameJson } from './json.ts';
import type { Parameter } from './parameter.ts';

/** Names for keys and stored choices, at any depth of a value. */
type Names = ReadonlyMap<string, string>;

const none: Names = new Map();

/** A value as people read it; an object as its parts by their names, an object among them in brackets. */
export function valueWords(value: Json, names: Names = none): string {
  if (value === null) return '空';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (isList(value)) return value.map((one) => valueWords(one, names)).join('、');
  if (!isObject(value)) return names.get(String(value)) ?? String(value);
  return Object.entries(value)
    .map(([key, inner]) => {
      const words = valueWords(inner, names);
      return `${names.get(key) ?? key}${isObject(inner) ? `（${words}）` : ` ${words}`}`;
    })
    .join('，');
}

/** The value of a parameter in words, without its unit; `undefined` when nobody has set one. */
export function parameterValueWords(
  { choices = [], parts = [] }: Pick<Parameter, 'choices' | 'parts'>,
  value: Json | undefined,
): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const choice = choices.find((one) => sameJson((one.value ?? null) as Json, value));
  if (choice) return choice.name;
  if (isList(value) && value.length === 0) return '无';
  return valueWords(value, new Map(parts.map(({ id, name }) => [id, name])));
}

import { isObject, type Json, type JsonObject, type Process } from '@fiveones/definition';

const texts = /"[^"]*"/g;
const paths = /\b[A-Za-z_]\w*(?:\.\w+)+/g;

/** Where data say whom a case is about, in the order in which its process looks: `person.name`. None for a matter: that is worded, not named. */
export const namingPaths = ({ subject }: Pick<Process, 'subject'>): readonly string[] =>
  subject === undefined || subject.names === 'matter'
    ? []
    : [...new Set(subject.name.replace(texts, '').match(paths) ?? [])];

/** Whom data that nobody has handed in yet name already; empty when they name nobody. */
export function nameIn(data: JsonObject, from: readonly string[]): string {
  const found = from.map((path) =>
    path.split('.').reduce<Json | undefined>((at, key) => (isObject(at) ? at[key] : undefined), data),
  );
  return (
    found.flatMap((name) => (typeof name === 'string' && name.trim() !== '' ? [name.trim()] : []))[0] ?? ''
  );
}

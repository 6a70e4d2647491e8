import { documentSources, rightsOf, type JsonObject, type Package } from '@fiveones/definition';
import { textOf } from '@fiveones/chart';

/** What a letter of rights may do with a document. */
export type Reading = 'view' | 'whole' | 'hide';

const nextReading: Readonly<Record<Reading, Reading>> = { view: 'whole', whole: 'hide', hide: 'view' };

/** How a letter reads a document; where nobody is named, everybody may who sees the case. */
export function readingOf(rights: JsonObject, letter: string): Reading {
  if (textOf(rights['whole']).includes(letter)) return 'whole';
  return rights['view'] === undefined || textOf(rights['view']).includes(letter) ? 'view' : 'hide';
}

/**
 * The rights of a document when a letter goes to its next state; undefined: nothing needs to be said. Who reads it whole is
 * named among those who may open it, so that taking one away never opens it to everybody. Somebody must be left to read it.
 */
export function nextRights(
  rights: JsonObject,
  letter: string,
  letters: readonly string[],
): JsonObject | undefined {
  const others = letters.filter((one) => one !== letter && readingOf(rights, one) !== 'hide');
  const wanted = nextReading[readingOf(rights, letter)];
  const next = wanted === 'hide' && others.length === 0 ? 'view' : wanted;
  const { view: _, whole: _whole, ...rest } = rights;
  const open = letters.filter((one) => (one === letter ? next !== 'hide' : others.includes(one)));
  const whole = letters.filter((one) => (one === letter ? next : readingOf(rights, one)) === 'whole');
  const said = {
    ...rest,
    ...(open.length < letters.length ? { view: open.join('') } : {}),
    ...(whole.length > 0 ? { whole: whole.join('') } : {}),
  };
  return Object.keys(said).length > 0 ? said : undefined;
}

/** The fields of a document that are kept from a letter, by name, because a form keeps what they are made from. */
export function keptFrom(pkg: Package | undefined, id: string, letter: string): readonly string[] {
  const document = pkg?.documents[id];
  if (!pkg || !document || document.style === 'poster') return [];
  return Object.entries(documentSources(pkg, document))
    .filter(([, sources]) => sources.some(({ rights }) => !rightsOf(rights, letter).view))
    .map(([key]) => document.fields[key]?.label ?? key);
}

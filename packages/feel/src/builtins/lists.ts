import {
  any,
  builtin,
  type Builtin,
  type Call,
  callable,
  integer,
  list,
  nullable,
  optional,
  refuse,
  signature,
  variadic,
} from '../builtin.ts';
import { compare, equal, listHolds } from '../compare.ts';
import type { FeelFunction } from '../function.ts';
import { mostElements } from '../run.ts';
import { asList, isList, type Value } from '../value.ts';

function wrongIndex(call: Call, place: number, length: number): null {
  return refuse(call, 'feel-index', { place: String(place), length });
}

/** The zero-based index of a one-based place that may count from the end; undefined when there is no such place. */
function indexOf(place: number, length: number): number | undefined {
  const index = place > 0 ? place - 1 : length + place;
  return place === 0 || index < 0 || index >= length ? undefined : index;
}

function sublist(elements: readonly Value[], start: number, length: number | undefined, call: Call): Value {
  const index = indexOf(start, elements.length);
  if (index === undefined || (length !== undefined && (length < 0 || index + length > elements.length))) {
    return wrongIndex(call, start, elements.length);
  }
  return elements.slice(index, length === undefined ? undefined : index + length);
}

/** Lists put together; refused before they are made when they would be too long. */
function joined(lists: readonly (readonly Value[])[], call: Call): readonly Value[] | null {
  const length = lists.reduce((sum, { length: one }) => sum + one, 0);
  return length > mostElements ? refuse(call, 'feel-too-large', { most: mostElements }) : lists.flat(1);
}

function distinct(elements: readonly Value[], call: Call): Value {
  const seen = new Set<Value>();
  const kept: Value[] = [];
  for (const element of elements) {
    if (!call.run.step(call.at)) return null;
    const simple = typeof element === 'string' || typeof element === 'number' || typeof element === 'boolean';
    if (simple ? seen.has(element) : listHolds(kept, element)) continue;
    seen.add(element);
    kept.push(element);
  }
  return kept;
}

function flatten(elements: readonly Value[], call: Call): Value {
  const flat: Value[] = [];
  const pour = (value: Value): boolean => {
    if (!call.run.step(call.at)) return false;
    if (isList(value)) return value.every(pour);
    flat.push(value);
    return true;
  };
  return elements.every(pour) ? flat : null;
}

function naturalOrder(elements: readonly Value[], call: Call): Value {
  const orderly = elements.every((element) => compare(element, elements[0] ?? null) !== undefined);
  if (!orderly)
    return refuse(call, 'feel-argument', { function: call.name, parameter: 'precedes', kind: 'function' });
  return [...elements].sort((a, b) => compare(a, b) ?? 0);
}

function sortedBy(elements: readonly Value[], precedes: FeelFunction, call: Call): Value {
  const before = (a: Value, b: Value): boolean => precedes.invoke([a, b], call.run) === true;
  return [...elements].sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
}

function replaceAt(elements: readonly Value[], place: number, item: Value, call: Call): Value {
  const index = indexOf(place, elements.length);
  return index === undefined ? wrongIndex(call, place, elements.length) : elements.with(index, item);
}

function replaceWhere(elements: readonly Value[], match: FeelFunction, item: Value, call: Call): Value {
  const replaced: Value[] = [];
  for (const element of elements) {
    const verdict = match.invoke([element, item], call.run);
    if (typeof verdict !== 'boolean')
      return refuse(call, 'feel-argument', { function: call.name, parameter: 'match', kind: 'function' });
    replaced.push(verdict ? item : element);
  }
  return replaced;
}

const replaceByPlaceOrMatch = signature(
  { list, position: any, newItem: any },
  ({ list: elements, position, newItem }, call) => {
    const place = integer.take(position);
    if (typeof place === 'number') return replaceAt(elements, place, newItem, call);
    const match = callable.take(position);
    if (typeof match !== 'symbol') return replaceWhere(elements, match, newItem, call);
    return refuse(call, 'feel-argument', { function: call.name, parameter: 'position', kind: 'integer' });
  },
);

const replaceByMatch = signature(
  { list, match: callable, newItem: any },
  ({ list: elements, match, newItem }, call) => replaceWhere(elements, match, newItem, call),
);

export const listBuiltins: readonly Builtin[] = [
  builtin(
    'list contains',
    signature({ list, element: any }, ({ list: elements, element }) => listHolds(elements, element)),
  ),
  builtin(
    'sublist',
    signature(
      { list, 'start position': integer, length: optional(integer) },
      ({ list: elements, 'start position': start, length }, call) => sublist(elements, start, length, call),
    ),
  ),
  builtin(
    'append',
    variadic('list', any, ([elements = null, ...items], call) => joined([asList(elements), items], call)),
  ),
  builtin('concatenate', variadic('list', list, joined)),
  builtin(
    'union',
    variadic('list', list, (lists, call) => {
      const all = joined(lists, call);
      return all && distinct(all, call);
    }),
  ),
  builtin(
    'insert before',
    signature({ list, position: integer, newItem: any }, ({ list: elements, position, newItem }, call) => {
      const index = indexOf(position, elements.length);
      return index === undefined
        ? wrongIndex(call, position, elements.length)
        : elements.toSpliced(index, 0, newItem);
    }),
  ),
  builtin(
    'remove',
    signature({ list, position: integer }, ({ list: elements, position }, call) => {
      const index = indexOf(position, elements.length);
      return index === undefined ? wrongIndex(call, position, elements.length) : elements.toSpliced(index, 1);
    }),
  ),
  builtin(
    'reverse',
    signature({ list }, ({ list: elements }) => elements.toReversed()),
  ),
  builtin(
    'index of',
    signature({ list, match: any }, ({ list: elements, match }) =>
      elements.flatMap((element, index) => (equal(element, match) === true ? [index + 1] : [])),
    ),
  ),
  builtin(
    'distinct values',
    signature({ list }, ({ list: elements }, call) => distinct(elements, call)),
  ),
  builtin(
    'duplicate values',
    signature({ list }, ({ list: elements }, call) =>
      distinct(
        elements.filter(
          (element, index) => call.run.step(call.at, index) && listHolds(elements.slice(0, index), element),
        ),
        call,
      ),
    ),
  ),
  builtin(
    'flatten',
    signature({ list }, ({ list: elements }, call) => flatten(elements, call)),
  ),
  builtin(
    'sort',
    signature({ list, precedes: optional(nullable(callable)) }, ({ list: elements, precedes }, call) =>
      precedes ? sortedBy(elements, precedes, call) : naturalOrder(elements, call),
    ),
  ),
  builtin('list replace', replaceByPlaceOrMatch, replaceByMatch),
];

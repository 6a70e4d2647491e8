import { type FeelNumber, isDecimal } from './number.ts';
import type { FeelFunction } from './function.ts';
import type { FeelRange } from './range.ts';
import { type Kind, Special } from './special.ts';
import type { FeelDate, FeelDateTime, FeelDuration, FeelMonths, FeelTime } from './temporal.ts';

/** What JSON can hold: what goes into an evaluation and what comes out. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. Only own properties are ever looked at. */
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

type Temporal = FeelDate | FeelTime | FeelDateTime | FeelDuration | FeelMonths;

/** What an expression computes with. JSON is part of it, so that data needs no conversion on the way in. */
export type Value =
  null | boolean | string | FeelNumber | readonly Value[] | Context | Temporal | FeelRange | FeelFunction;

export interface Context {
  readonly [name: string]: Value;
}

/** The kind of a value. Every object that is nothing else counts as a context. */
export function kindOf(value: Value): Kind {
  if (value === null || value === undefined) return 'null';
  const type = typeof value;
  if (type === 'number' || type === 'string' || type === 'boolean') return type;
  if (Array.isArray(value)) return 'list';
  if (value instanceof Special) return value.kind;
  return isDecimal(value) ? 'number' : 'context';
}

export function isNumber(value: Value): value is FeelNumber {
  return typeof value === 'number' || isDecimal(value);
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isContext(value: Value): value is Context {
  return typeof value === 'object' && kindOf(value) === 'context';
}

/** An own property, or undefined. Nothing inherited is ever seen. */
export function own(context: Context, name: string): Value | undefined {
  return Object.hasOwn(context, name) ? (context[name] ?? null) : undefined;
}

/** A context of these entries; a name like `__proto__` is an entry like any other. */
export function contextOf(entries: Iterable<readonly [string, Value]>): Context {
  return Object.fromEntries(entries);
}

/** A list with the value, unless it is a list already. */
export function asList(value: Value): readonly Value[] {
  return isList(value) ? value : [value];
}

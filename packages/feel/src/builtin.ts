import { FeelFunction } from './function.ts';
import { type FeelNumber, wholePart } from './number.ts';
import type { Params, Position, WarningCode } from './problem.ts';
import { FeelRange } from './range.ts';
import type { Run } from './run.ts';
import { FeelDate, FeelDuration, FeelMonths, FeelTime } from './temporal.ts';
import { type Context, isContext, isList, isNumber, type Value } from './value.ts';

/** A call under way: what a built-in function may ask for. */
export interface Call {
  readonly run: Run;
  readonly name: string;
  readonly at: Position;
}

export const refused = Symbol('refused');

/** What a parameter accepts, and how it reads it. */
interface Taker<T> {
  readonly expected: string;
  readonly optional: boolean;
  take(value: Value): T | typeof refused;
}

/** One way to call a function. */
export interface Signature {
  readonly params: readonly string[];
  readonly required: number;
  /** Whether the last parameter may be given again and again. */
  readonly variadic: boolean;
  invoke(args: readonly Value[], call: Call): Value;
}

export interface Builtin {
  readonly name: string;
  readonly signatures: readonly Signature[];
}

function taker<T>(expected: string, take: (value: Value) => T | typeof refused): Taker<T> {
  return { expected, optional: false, take };
}

/** One value inside a list of one counts as the value itself, as the standard has it. */
function single<T>(expected: string, take: (value: Value) => T | typeof refused): Taker<T> {
  return taker(expected, (value) => {
    const taken = take(value);
    return taken === refused && isList(value) && value.length === 1 ? take(value[0] ?? null) : taken;
  });
}

function instance<T extends Value>(expected: string, type: new (...args: never[]) => T): Taker<T> {
  return single(expected, (value) => (value instanceof type ? value : refused));
}

export const any = taker<Value>('Any', (value) => value);
export const text = single<string>('string', (value) => (typeof value === 'string' ? value : refused));
export const numeric = single<FeelNumber>('number', (value) => (isNumber(value) ? value : refused));
/** A place or a count; decimals are cut off. */
export const integer = single<number>('integer', (value) =>
  isNumber(value) ? (wholePart(value) ?? refused) : refused,
);
export const context = single<Context>('context', (value) => (isContext(value) ? value : refused));
export const date = instance('date', FeelDate);
export const time = instance('time', FeelTime);
export const duration = instance('days and time duration', FeelDuration);
export const months = instance('years and months duration', FeelMonths);
export const range = instance('range', FeelRange);
export const callable = instance('function', FeelFunction);
/** A list; a single value counts as a list of it. Null does not. */
export const list = taker<readonly Value[]>('list', (value) =>
  value === null ? refused : isList(value) ? value : [value],
);
export const numbers = taker<readonly FeelNumber[]>('list of numbers', (value) => {
  const elements = isList(value) ? value : [value];
  return elements.every(isNumber) ? elements : refused;
});
export const texts = taker<readonly (string | null)[]>('list of strings', (value) => {
  const elements = isList(value) ? value : [value];
  return value !== null && elements.every((element) => element === null || typeof element === 'string')
    ? elements
    : refused;
});

/** The same, or null. */
export function nullable<T>(inner: Taker<T>): Taker<T | null> {
  return { ...inner, take: (value) => (value === null ? null : inner.take(value)) };
}

/** A parameter that may be left out; null in its place is not the same. */
export function optional<T>(inner: Taker<T>): Taker<T | undefined> {
  return { ...inner, optional: true };
}

type Takers = Readonly<Record<string, Taker<unknown>>>;
type Taken<P extends Takers> = { readonly [K in keyof P]: P[K] extends Taker<infer T> ? T : never };

/** Tells why a call gave null. */
export function refuse(call: Call, code: WarningCode, params: Params): null {
  return call.run.warn(code, params, call.at);
}

function refuseArgument(call: Call, parameter: string, expected: string): null {
  return refuse(call, 'feel-argument', { function: call.name, parameter, kind: expected });
}

/** Describes one way to call a function: its parameters in order, and what it does with them. */
export function signature<P extends Takers>(
  params: P,
  body: (taken: Taken<P>, call: Call) => Value,
): Signature {
  const entries = Object.entries(params);
  const invoke = (args: readonly Value[], call: Call): Value => {
    const taken: Record<string, unknown> = {};
    for (let index = 0; index < entries.length; index++) {
      const entry = entries[index];
      if (entry === undefined) break;
      const [name, taker] = entry;
      if (index >= args.length) break;
      const argument = args[index] ?? null;
      const value = taker.take(argument);
      if (value === refused) return refuseArgument(call, name, taker.expected);
      taken[name] = value;
    }
    // Each entry was read by the taker of its name just above.
    return body(taken as Taken<P>, call);
  };
  return {
    params: Object.keys(params),
    required: entries.filter(([, taker]) => !taker.optional).length,
    variadic: false,
    invoke,
  };
}

/** A function of any number of values, which it sees as a list; at least one. */
export function variadic<T>(
  name: string,
  element: Taker<T>,
  body: (taken: readonly T[], call: Call) => Value,
): Signature {
  const invoke = (args: readonly Value[], call: Call): Value => {
    const taken: T[] = [];
    for (const argument of args) {
      const value = element.take(argument);
      if (value === refused) return refuseArgument(call, name, element.expected);
      taken.push(value);
    }
    return body(taken, call);
  };
  return { params: [name], required: 1, variadic: true, invoke };
}

export function builtin(name: string, ...signatures: readonly Signature[]): Builtin {
  return { name, signatures };
}

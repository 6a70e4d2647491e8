import { isReserved, type Json, type JsonObject } from './basics.ts';
import type { Params } from './problem.ts';

/** Deepest nesting of objects and arrays that a file may have. */
export const maxDepth = 64;

/** What a text says, or the first thing wrong in it, with its line. */
type JsonRead =
  | { readonly ok: true; readonly value: Json }
  | {
      readonly ok: false;
      readonly code: 'not-json' | 'duplicate-key' | 'forbidden-key' | 'too-deep';
      readonly params: Params;
    };

/**
 * Reads JSON text. Stricter than `JSON.parse` where that loses something: a key written twice is refused.
 * A byte order mark, as some editors write it, is passed over.
 */
export function readJson(text: string): JsonRead {
  const quick = readQuickly(text.startsWith('\uFEFF') ? text.slice(1) : text);
  if (quick !== undefined) return { ok: true, value: quick };
  const reader = new Reader(text);
  try {
    return { ok: true, value: reader.whole() };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { ok: false, code: error.code, params: { ...lineOf(text, error.position), ...error.params } };
  }
}

/** What a value must be like to be JSON: no functions, dates or maps, wherever they stand. */
export type JsonLike<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends (...given: never[]) => unknown
    ? never
    : T extends Date | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
      ? never
      : { readonly [K in keyof T]: JsonLike<T[K]> };

/** A value that is JSON by its type, which the compiler sees only member by member. Members that are undefined count as left out. */
export const asJson = <T>(value: T & JsonLike<T>): Json => value as unknown as Json;

/** What a text says, where nothing is wrong with it; `Reader` says what is. */
function readQuickly(text: string): Json | undefined {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const keys = keysKept(value, 0);
  return keys !== undefined && keys === keysWritten(text) ? value : undefined;
}

/** How many keys a value has at all depths; undefined when it goes too deep or holds what is refused. */
function keysKept(value: Json, depth: number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? 0 : undefined;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === maxDepth || (!Array.isArray(value) && Object.keys(value).some(isReserved))) return undefined;
  const inner = Object.values(value) as readonly Json[];
  let count = Array.isArray(value) ? 0 : inner.length;
  for (const one of inner) {
    const below = keysKept(one, depth + 1);
    if (below === undefined) return undefined;
    count += below;
  }
  return count;
}

/** How many keys stand in a text that is JSON: strings that a colon follows. */
function keysWritten(text: string): number {
  let count = 0;
  for (let open = text.indexOf('"'); open !== -1;) {
    const close = closingQuote(text, open);
    let next = close + 1;
    while (isSpace(text.charCodeAt(next))) next++;
    if (text.charCodeAt(next) === colon) count++;
    open = text.indexOf('"', next);
  }
  return count;
}

function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close;
}

/** Whether the character at a place has an odd number of backslashes before it. */
function isEscaped(text: string, place: number): boolean {
  let before = place;
  while (text.charCodeAt(before - 1) === backslash) before--;
  return (place - before) % 2 === 1;
}

const [colon, backslash] = [0x3a, 0x5c];
const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** JSON as it stands in files: two spaces, a line break at the end. */
export function jsonText(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Whether a JSON value is an object, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a JSON value is a list. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Same value; the order of keys does not matter. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}

class JsonFault extends Error {
  readonly code: 'not-json' | 'duplicate-key' | 'forbidden-key' | 'too-deep';
  readonly position: number;
  readonly params: Params;
  constructor(code: JsonFault['code'], position: number, params: Params = {}) {
    super(code);
    this.code = code;
    this.position = position;
    this.params = params;
  }
}

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const space = /[ \t\r\n]*/y;
const words: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['t', true],
  ['f', false],
  ['n', null],
]);

class Reader {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  whole(): Json {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#fault();
    return value;
  }

  #value(depth: number): Json {
    this.#space();
    const first = this.#text[this.#at] ?? '';
    if (first === '{') return this.#object(depth + 1);
    if (first === '[') return this.#array(depth + 1);
    if (first === '"') return this.#string();
    return words.has(first) ? this.#word(words.get(first) ?? null) : this.#number();
  }

  #object(depth: number): Json {
    const entries = new Map<string, Json>();
    this.#list(depth, '}', () => {
      const start = this.#at;
      if (this.#text[start] !== '"') throw this.#fault();
      const key = this.#string();
      if (entries.has(key)) throw new JsonFault('duplicate-key', start, { key });
      if (isReserved(key)) throw new JsonFault('forbidden-key', start, { key });
      this.#space();
      this.#take(':');
      entries.set(key, this.#value(depth));
    });
    return Object.fromEntries(entries);
  }

  #array(depth: number): Json {
    const items: Json[] = [];
    this.#list(depth, ']', () => items.push(this.#value(depth)));
    return items;
  }

  #list(depth: number, close: string, member: () => void): void {
    if (depth > maxDepth) throw new JsonFault('too-deep', this.#at, { max: maxDepth });
    this.#at += 1;
    this.#space();
    if (this.#text[this.#at] !== close) {
      member();
      for (this.#space(); this.#text[this.#at] === ','; this.#space()) {
        this.#at += 1;
        this.#space();
        member();
      }
    }
    this.#take(close);
  }

  #string(): string {
    const start = this.#at;
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1;
    try {
      const value: unknown = JSON.parse(this.#text.slice(start, end + 1));
      this.#at = end + 1;
      return String(value);
    } catch (error) {
      if (error instanceof SyntaxError) throw this.#fault();
      throw error;
    }
  }

  #number(): number {
    numberToken.lastIndex = this.#at;
    const token = numberToken.exec(this.#text)?.[0];
    const value = Number(token);
    if (token === undefined || !Number.isFinite(value)) throw this.#fault();
    this.#at += token.length;
    return value;
  }

  #word(value: Json): Json {
    const word = String(value);
    if (!this.#text.startsWith(word, this.#at)) throw this.#fault();
    this.#at += word.length;
    return value;
  }

  #take(mark: string): void {
    if (this.#text[this.#at] !== mark) throw this.#fault();
    this.#at += 1;
  }

  #space(): void {
    space.lastIndex = this.#at;
    space.test(this.#text);
    this.#at = space.lastIndex;
  }

  #fault(): JsonFault {
    return new JsonFault('not-json', this.#at);
  }
}

function lineOf(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

import {
  builtin,
  type Builtin,
  type Call,
  integer,
  nullable,
  optional,
  refuse,
  signature,
  text,
  texts,
} from '../builtin.ts';
import { mostCharacters } from '../run.ts';
import type { Value } from '../value.ts';
import { matchesPattern, patternFrom, replaceMatches, splitAt } from '../pattern.ts';

/** Characters as people count them: not halves of a surrogate pair. */
function characters(value: string): readonly string[] {
  return Array.from(value);
}

function substring(value: string, start: number, length: number | undefined): string | null {
  const all = characters(value);
  const begin = start > 0 ? start - 1 : all.length + start;
  if (start === 0 || begin < 0 || begin > all.length || (length !== undefined && length < 0)) return null;
  return all.slice(begin, length === undefined ? undefined : begin + length).join('');
}

function before(value: string, match: string): string {
  const index = value.indexOf(match);
  return index < 0 ? '' : value.slice(0, index);
}

function after(value: string, match: string): string {
  const index = value.indexOf(match);
  return index < 0 ? '' : value.slice(index + match.length);
}

function limited(value: string | null, call: Call): Value {
  if (value === null) return refuse(call, 'feel-too-large', { most: mostCharacters });
  return value.length > mostCharacters ? refuse(call, 'feel-too-large', { most: mostCharacters }) : value;
}

function join(parts: readonly (string | null)[], separator: string, call: Call): Value {
  const length = parts.reduce((sum, part) => sum + (part?.length ?? 0) + separator.length, 0);
  return limited(
    length > mostCharacters ? null : parts.filter((part) => part !== null).join(separator),
    call,
  );
}

interface PatternCall {
  readonly input: string;
  readonly pattern: string;
  readonly flags: string | null | undefined;
}

function withPattern(
  { pattern, flags }: PatternCall,
  call: Call,
  use: (compiled: NonNullable<ReturnType<typeof patternFrom>>) => Value,
): Value {
  const compiled = patternFrom(pattern, flags ?? '');
  return compiled === null
    ? refuse(call, 'feel-pattern', { pattern: pattern.slice(0, 60), flags: flags ?? '' })
    : use(compiled);
}

const matches = signature({ input: text, pattern: text, flags: optional(nullable(text)) }, (given, call) =>
  withPattern({ ...given, flags: given.flags }, call, (compiled) => matchesPattern(compiled, given.input)),
);

const replace = signature(
  { input: text, pattern: text, replacement: text, flags: optional(nullable(text)) },
  (given, call) =>
    withPattern({ ...given, flags: given.flags }, call, (compiled) =>
      limited(replaceMatches(compiled, given.input, given.replacement), call),
    ),
);

const split = signature({ string: text, delimiter: text }, ({ string, delimiter }, call) =>
  withPattern({ input: string, pattern: delimiter, flags: undefined }, call, (compiled) => [
    ...splitAt(compiled, string),
  ]),
);

export const stringBuiltins: readonly Builtin[] = [
  builtin(
    'substring',
    signature(
      { string: text, 'start position': integer, length: optional(integer) },
      ({ string, 'start position': start, length }, call) =>
        substring(string, start, length) ??
        refuse(call, 'feel-index', { place: String(start), length: string.length }),
    ),
  ),
  builtin(
    'string length',
    signature({ string: text }, ({ string }) => characters(string).length),
  ),
  builtin(
    'upper case',
    signature({ string: text }, ({ string }) => string.toUpperCase()),
  ),
  builtin(
    'lower case',
    signature({ string: text }, ({ string }) => string.toLowerCase()),
  ),
  builtin(
    'substring before',
    signature({ string: text, match: text }, ({ string, match }) => before(string, match)),
  ),
  builtin(
    'substring after',
    signature({ string: text, match: text }, ({ string, match }) => after(string, match)),
  ),
  builtin(
    'contains',
    signature({ string: text, match: text }, ({ string, match }) => string.includes(match)),
  ),
  builtin(
    'starts with',
    signature({ string: text, match: text }, ({ string, match }) => string.startsWith(match)),
  ),
  builtin(
    'ends with',
    signature({ string: text, match: text }, ({ string, match }) => string.endsWith(match)),
  ),
  builtin('matches', matches),
  builtin('replace', replace),
  builtin('split', split),
  builtin(
    'string join',
    signature({ list: texts, delimiter: optional(nullable(text)) }, ({ list, delimiter }, call) =>
      join(list, delimiter ?? '', call),
    ),
  ),
];

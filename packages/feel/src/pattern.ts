import { RE2JS, RE2JSException } from 're2js';
import { mostCharacters } from './run.ts';

/** A compiled pattern. It matches in linear time, whatever its writer thought of. */
export type Pattern = RE2JS;

const flagBits: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  m: RE2JS.MULTILINE,
  s: RE2JS.DOTALL,
  x: 0,
  q: 0,
};
const known = new Map<string, Pattern | null>();
const mostKnown = 500;
const longestPattern = 1000;

/** Drops the blanks outside brackets, as the flag `x` asks. */
function withoutBlanks(pattern: string): string {
  return pattern.replace(/\\[^]|\[(?:\\[^]|[^\]])*\]|\s+/g, (part) => (/^\s/.test(part) ? '' : part));
}

function compilePattern(pattern: string, flags: string): Pattern | null {
  if (pattern.length > longestPattern || /[^imsxq]/.test(flags)) return null;
  const source = flags.includes('q')
    ? RE2JS.quote(pattern)
    : flags.includes('x')
      ? withoutBlanks(pattern)
      : pattern;
  try {
    return RE2JS.compile(
      source,
      [...flags].reduce((bits, flag) => bits | (flagBits[flag] ?? 0), 0),
    );
  } catch (error) {
    if (error instanceof RE2JSException) return null;
    throw error;
  }
}

/** The pattern, or null when it cannot be compiled. Compiled patterns are kept. */
export function patternFrom(pattern: string, flags: string): Pattern | null {
  const key = `${flags}/${pattern}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const compiled = compilePattern(pattern, flags);
  if (known.size >= mostKnown) known.clear();
  known.set(key, compiled);
  return compiled;
}

/** Whether a text is a pattern that matches in linear time: none that looks ahead or behind, none that is too long. */
export const isPattern = (text: string): boolean => patternFrom(text, '') !== null;

/** Whether the pattern occurs anywhere in the text. */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  return pattern.matcher(text).find();
}

/** What takes a match's place: `$1` is the first group; a group that does not exist is an empty text. */
function expand(replacement: string, group: (index: number) => string): string {
  return replacement.replace(/\\([\\$])|\$(\d)/g, (_whole, escaped, digit) =>
    escaped === undefined ? group(Number(digit)) : String(escaped),
  );
}

/** Every match replaced, or null when the result would be too long. */
export function replaceMatches(pattern: Pattern, text: string, replacement: string): string | null {
  const groups = pattern.groupCount();
  const matcher = pattern.matcher(text);
  let result = '';
  let from = 0;
  while (matcher.find()) {
    const group = (index: number): string => (index <= groups ? (matcher.group(index) ?? '') : '');
    result += text.slice(from, matcher.start()) + expand(replacement, group);
    from = matcher.end();
    if (result.length > mostCharacters) return null;
  }
  return result + text.slice(from);
}

/** The parts of a text between the matches. */
export function splitAt(pattern: Pattern, text: string): readonly string[] {
  const parts: string[] = [];
  const matcher = pattern.matcher(text);
  let from = 0;
  while (matcher.find()) {
    if (matcher.end() === matcher.start()) continue;
    parts.push(text.slice(from, matcher.start()));
    from = matcher.end();
  }
  return [...parts, text.slice(from)];
}

import { RE2JS } from 're2js';

const compiled = new Map<string, RE2JS | undefined>();
const mostCached = 2000;

/** A pattern that runs in linear time, or undefined for one that does not compile or cannot be bounded (lookaround). */
export function linearPattern(pattern: string): RE2JS | undefined {
  if (compiled.has(pattern)) return compiled.get(pattern);
  const made = tried(pattern);
  if (compiled.size >= mostCached) compiled.clear();
  compiled.set(pattern, made);
  return made;
}

function tried(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    // RE2JS throws for syntax alone; the writer is told so by `form-pattern`.
    return undefined;
  }
}

/** Whether a text holds a match. A pattern that does not compile accepts everything: the form is at fault, not the text. */
export function matches(pattern: string, text: string): boolean {
  return linearPattern(pattern)?.matcher(text).find() ?? true;
}

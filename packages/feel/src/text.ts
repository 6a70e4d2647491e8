import { temporalText } from './json.ts';
import { formatNumber } from './number.ts';
import { FeelRange } from './range.ts';
import { mostCharacters } from './run.ts';
import { isContext, isList, isNumber, type Value } from './value.ts';

/** A name as it stands in a context that is written out. */
function keyText(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : JSON.stringify(name);
}

/** Writes one value, and stops when the text gets too long: a list may hold the same list many times over. */
class Writer {
  private readonly parts: string[] = [];
  private length = 0;

  /** The text, or null when it would be too long. */
  get text(): string | null {
    return this.length > mostCharacters ? null : this.parts.join('');
  }

  write(value: Value): void {
    if (this.length > mostCharacters) return;
    if (typeof value === 'string') this.put(JSON.stringify(value));
    else if (isNumber(value)) this.put(formatNumber(value));
    else if (isList(value)) this.writeAll('[]', value, (element) => this.write(element));
    else if (value instanceof FeelRange) this.writeRange(value);
    else if (isContext(value)) this.writeAll('{}', Object.entries(value), (entry) => this.writeEntry(entry));
    else
      this.put(
        temporalText(value) ?? (value === null || typeof value === 'boolean' ? String(value) : 'function'),
      );
  }

  private put(text: string): void {
    this.length += text.length;
    if (this.length <= mostCharacters) this.parts.push(text);
  }

  private writeAll<T>(brackets: '[]' | '{}', elements: readonly T[], write: (element: T) => void): void {
    this.put(brackets.charAt(0));
    elements.every((element, index) => {
      if (index > 0) this.put(', ');
      write(element);
      return this.length <= mostCharacters;
    });
    this.put(brackets.charAt(1));
  }

  private writeEntry([name, value]: readonly [string, Value]): void {
    this.put(`${keyText(name)}: `);
    this.write(value);
  }

  private writeRange({ start, end, startIncluded, endIncluded }: FeelRange): void {
    this.put(startIncluded ? '[' : '(');
    this.write(start ?? null);
    this.put('..');
    this.write(end ?? null);
    this.put(endIncluded ? ']' : ')');
  }
}

/** The text of a value as FEEL writes it; a string is itself. Null when it would be too long. */
export function textOf(value: Value): string | null {
  if (typeof value === 'string') return value;
  const writer = new Writer();
  writer.write(value);
  return writer.text;
}

import { isDecimal } from './number.ts';
import type { Position } from './problem.ts';
import { FeelRange } from './range.ts';
import type { Run } from './run.ts';
import { FeelDate, FeelDateTime, FeelDuration, FeelMonths, FeelTime } from './temporal.ts';
import { formatDate, formatDateTime, formatDuration, formatMonths, formatTime } from './temporal-text.ts';
import { isContext, isList, type Json, type Value } from './value.ts';

const mostNodes = 200_000;
const deepest = 200;

/** The ISO text of a date, time or duration; undefined for other values. */
export function temporalText(value: Value): string | undefined {
  if (value instanceof FeelDate) return formatDate(value);
  if (value instanceof FeelDateTime) return formatDateTime(value);
  if (value instanceof FeelTime) return formatTime(value);
  if (value instanceof FeelDuration) return formatDuration(value);
  if (value instanceof FeelMonths) return formatMonths(value);
  return undefined;
}

/** Carries one result out; counts what it has carried, since a list may hold the same list many times. */
class Carrier {
  private nodes = 0;
  private readonly run: Run;
  private readonly at: Position;

  constructor(run: Run, at: Position) {
    this.run = run;
    this.at = at;
  }

  carry(value: Value, depth: number): Json {
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean')
      return value ?? null;
    if (++this.nodes > mostNodes || depth > deepest) return this.tooLarge();
    if (isList(value)) return value.map((element) => this.carry(element, depth + 1));
    if (isDecimal(value)) return value.toNumber();
    const text = temporalText(value);
    if (text !== undefined) return text;
    if (value instanceof FeelRange) return this.carryRange(value, depth);
    if (isContext(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, entry]) => [name, this.carry(entry, depth + 1)]),
      );
    return this.run.warn('feel-not-data', { kind: 'function' }, this.at);
  }

  private carryRange(range: FeelRange, depth: number): Json {
    return {
      start: this.carry(range.start ?? null, depth + 1),
      end: this.carry(range.end ?? null, depth + 1),
      'start included': range.startIncluded,
      'end included': range.endIncluded,
    };
  }

  private tooLarge(): null {
    if (this.nodes <= mostNodes + 1) this.run.warn('feel-too-large', { most: mostNodes }, this.at);
    return null;
  }
}

/** The JSON form of a value: dates as ISO text, numbers as the nearest JSON number, a function as null with a warning. */
export function toJson(value: Value, run: Run, at: Position): Json {
  return new Carrier(run, at).carry(value, 0);
}

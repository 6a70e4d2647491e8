import { isObject, type Json, type JsonObject } from '@fiveones/definition';

interface Unit {
  readonly unit: string;
  readonly before: 'P' | 'PT';
  readonly letter: string;
}

/** How a unit of law is written as a duration. The first of a letter is what is read. */
const units: readonly Unit[] = [
  { unit: 'day', before: 'P', letter: 'D' },
  { unit: 'workday', before: 'P', letter: 'D' },
  { unit: 'month', before: 'P', letter: 'M' },
  { unit: 'year', before: 'P', letter: 'Y' },
  { unit: 'hour', before: 'PT', letter: 'H' },
  { unit: 'minute', before: 'PT', letter: 'M' },
];

/** A limit as ISO 8601, or as FEEL that makes one where its value is worked out. */
export function durationOf(limit: JsonObject): string {
  const { before, letter } = units.find(({ unit }) => unit === limit['unit']) ?? dayUnit;
  const value = limit['value'];
  return typeof value === 'string'
    ? `duration("${before}" + string(${value.replace(/^=\s*/, '')}) + "${letter}")`
    : `${before}${String(value)}${letter}`;
}
const dayUnit: Unit = { unit: 'day', before: 'P', letter: 'D' };

/** The limit that a duration says, when it is in one unit (weeks are seven days). */
export function limitOf(duration: string): JsonObject | undefined {
  const text = duration.replace(/^=\s*/, '').replace(/^duration\("(PT?\d+[A-Z])"\)$/, '$1');
  const [, before, number, letter] = /^(PT?)(\d+(?:\.\d+)?)([A-Z])$/.exec(text) ?? [];
  if (before === 'P' && letter === 'W') return { value: Number(number) * 7, unit: 'day' };
  const [, worked, expression, by] = /^duration\("(PT?)" \+ string\((.+)\) \+ "([A-Z])"\)$/.exec(text) ?? [];
  const unit = units.find((one) => one.before === (before ?? worked) && one.letter === (letter ?? by))?.unit;
  if (unit === undefined) return undefined;
  return { value: expression === undefined ? Number(number) : `=${expression}`, unit };
}

/** How often something comes round, as the interval of a repetition. */
const rounds: Readonly<Record<string, string>> = {
  day: 'P1D',
  week: 'P1W',
  month: 'P1M',
  quarter: 'P3M',
  halfYear: 'P6M',
  year: 'P1Y',
};

/** A cycle as a repetition of ISO 8601; the day and hour in it are no part of it. */
export const repetitionOf = (cycle: JsonObject): string => `R/${rounds[String(cycle['every'])] ?? 'P1D'}`;

/** The cycle that a repetition without end says. */
export function cycleOf(repetition: string): JsonObject | undefined {
  const [, interval] = /^=?\s*"?R(?:-1)?\/(?:[^/]*\/)?(P[^/"]+)"?$/.exec(repetition) ?? [];
  const every = Object.entries(rounds).find(([, one]) => one === interval)?.[0];
  return every === undefined ? undefined : { every };
}

/** Whether a limit counts working days. */
export const inWorkdays = (limit: Json | undefined): boolean =>
  isObject(limit) && limit['unit'] === 'workday';

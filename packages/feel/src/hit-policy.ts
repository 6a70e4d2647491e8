import { compare, equal } from './compare.ts';
import { add, type FeelNumber, isDecimal } from './number.ts';
import type { Warning, WarningCode } from './problem.ts';
import type { Json, Value } from './value.ts';

/** What becomes of the rules that match, as DMN names it. */
export type HitPolicy = 'unique' | 'first' | 'any' | 'collect' | 'ruleOrder';
/** What `collect` makes of the values that it has collected. */
export type Aggregate = 'sum' | 'count' | 'min' | 'max';

/** A rule that matched, with its outputs in the order of the table. */
export interface Match {
  readonly rule: string;
  readonly outputs: readonly (readonly [string, Json])[];
}

export interface Outcome {
  readonly value: Json;
  readonly warning?: Warning;
}

interface Policy {
  /** Whether the rules behind the first match need not be looked at. */
  readonly stopsAtFirst: boolean;
  decide(matches: readonly Match[], oneOutput: boolean): Outcome;
}

function warn(code: WarningCode, matches: readonly Match[]): Warning {
  return { code, params: { rules: matches.map(({ rule }) => rule).join(', ') }, at: { from: 0, to: 0 } };
}

function outputsOf({ outputs }: Match): Json {
  return Object.fromEntries(outputs);
}

function agree(matches: readonly Match[]): boolean {
  const [first, ...others] = matches.map(outputsOf);
  return others.every((other) => equal(other as Value, (first ?? null) as Value) === true);
}

function firstOf(matches: readonly Match[]): Outcome {
  const [first] = matches;
  return first ? { value: outputsOf(first) } : { value: null, warning: warn('decision-no-rule', matches) };
}

function unique(matches: readonly Match[]): Outcome {
  return matches.length > 1
    ? { value: null, warning: warn('decision-many-rules', matches) }
    : firstOf(matches);
}

function any(matches: readonly Match[]): Outcome {
  return agree(matches)
    ? firstOf(matches)
    : { value: null, warning: warn('decision-rules-disagree', matches) };
}

function collect(matches: readonly Match[], oneOutput: boolean): Outcome {
  return { value: matches.map((match) => (oneOutput ? (match.outputs[0]?.[1] ?? null) : outputsOf(match))) };
}

export const hitPolicies = {
  unique: { stopsAtFirst: false, decide: unique },
  first: { stopsAtFirst: true, decide: firstOf },
  any: { stopsAtFirst: false, decide: any },
  collect: { stopsAtFirst: false, decide: collect },
  ruleOrder: { stopsAtFirst: false, decide: collect },
} satisfies Record<HitPolicy, Policy>;

function numberOut(value: FeelNumber | null): Json {
  return isDecimal(value) ? value.toNumber() : value;
}

/** The sum of a list of numbers; null when it holds anything else. Nothing sums up to null. */
function sum(values: readonly Json[]): Json {
  let total: FeelNumber | null = values.length === 0 ? null : 0;
  for (const value of values) total = total !== null && typeof value === 'number' ? add(total, value) : null;
  return numberOut(total);
}

function extreme(direction: 1 | -1): (values: readonly Json[]) => Json {
  return (values) => {
    let best = values[0] ?? null;
    for (const value of values) {
      const order = compare(value as Value, best as Value);
      if (order === undefined) return null;
      if (order * direction < 0) best = value;
    }
    return best;
  };
}

function over(body: (values: readonly Json[]) => Json): (value: Json) => Json {
  return (value) => (Array.isArray(value) ? body(value) : null);
}

/** What a collecting table makes of its list. */
export const aggregates = {
  sum: over(sum),
  count: over((values) => values.length),
  min: over(extreme(1)),
  max: over(extreme(-1)),
} satisfies Record<Aggregate, (value: Json) => Json>;

import type { Action, FormUse, Json, JsonObject, Package, Scenario } from '@fiveones/definition';
import {
  isBlank,
  objectOf,
  patternOf,
  stateOf,
  submissionOf,
  valueAt,
  type CompiledForm,
  type FormContext,
  type FormState,
} from '@fiveones/forms';
import {
  deedsOf,
  givenData,
  instanceScope,
  memberOf,
  play,
  type FilledIn,
  type FormsChecked,
} from '@fiveones/interpreter';
import type { Naming } from '../naming.ts';
import { guardOf, type Guard } from './guard.ts';
import { Steps } from './steps.ts';

/** A form as a scenario of the package fills it in. */
export interface Filled {
  readonly form: CompiledForm;
  readonly scenario: Scenario;
  readonly value: JsonObject;
  readonly state: FormState;
  readonly context: FormContext;
  /** How many of its fields are filled in. */
  readonly filled: number;
  /** Nobody fills it in: the system writes it and people look at it. */
  readonly bySystem: boolean;
  /** What is told of persons anywhere in the scenario, to be kept out of every text. */
  readonly guard: Guard;
}

/**
 * For each form the fullest filling among the scenarios: they are tried in the order of how many fields they fill, and
 * the first whose play hands the form in is taken. What the system writes by itself is taken from what was played
 * anyhow, where it stands there. Forms that no scenario comes to are absent. The same package gives the same fillings.
 */
export function filledForms(naming: Naming): ReadonlyMap<string, Filled> {
  const steps = new Steps(naming.package);
  const playbill = new Playbill(naming, steps);
  const ranked = rankedFor(naming, steps);
  return new Map(
    [...naming.forms.keys()]
      .sort((a, b) => Number(steps.onlyShow(a)) - Number(steps.onlyShow(b)))
      .flatMap((id): [string, Filled][] => {
        const found = steps.onlyShow(id) ? playbill.shown(id) : playbill.first(id, ranked.get(id) ?? []);
        return found === undefined ? [] : [[id, found]];
      }),
  );
}

/** A scenario that may hand a form in, and how many of its fields it says. */
interface Candidate {
  readonly scenario: Scenario;
  readonly fields: number;
}

/** Who may hand in which form, the fullest first, then in the order of the package. Nothing is played for it. */
function rankedFor({ package: pkg, forms }: Naming, steps: Steps): ReadonlyMap<string, readonly Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const scenario of Object.values(pkg.scenarios)) {
    const said = new Map<string, Set<string>>();
    for (const action of deedsOf(scenario))
      for (const id of steps.filledBy(action, scenario)) {
        const fields = said.get(id) ?? new Set();
        said.set(id, fields);
        const form = forms.get(id);
        if (form) leavesOf(saidFor(form, action, pkg, scenario), '', fields);
      }
    for (const [id, fields] of said)
      found.set(id, [...(found.get(id) ?? []), { scenario, fields: fields.size }]);
  }
  for (const all of found.values()) all.sort((a, b) => b.fields - a.fields);
  return found;
}

/** What an action says of a form; what is registered with a message may leave the form's key out. */
function saidFor(form: CompiledForm, action: Action, pkg: Package, scenario: Scenario): Json | undefined {
  const told = 'data' in action ? (action.data as Record<string, unknown> | undefined) : undefined;
  const data = givenData(pkg, scenario, told);
  return data[form.key] ?? (action.do === 'message' || action.do === 'start' ? data : undefined);
}

function leavesOf(value: Json | undefined, at: string, found: Set<string>): void {
  if (isBlank(value)) return;
  if (typeof value !== 'object' || value === null) found.add(at);
  else if (Array.isArray(value)) for (const row of value) leavesOf(row as Json, `${at}/*`, found);
  else for (const [key, part] of Object.entries(value)) leavesOf(part, `${at}/${key}`, found);
}

/** Plays scenarios, each once, and keeps of every form its fullest filling in each. */
class Playbill {
  private readonly naming: Naming;
  private readonly steps: Steps;
  private readonly played = new Map<string, ReadonlyMap<string, Filled>>();

  constructor(naming: Naming, steps: Steps) {
    this.naming = naming;
    this.steps = steps;
  }

  /** Of equally full candidates one that is played already comes first. */
  first(form: string, candidates: readonly Candidate[]): Filled | undefined {
    const left = [...candidates].sort(
      (a, b) => b.fields - a.fields || Number(this.isPlayed(b)) - Number(this.isPlayed(a)),
    );
    for (const { scenario } of left) {
      const filled = this.formsOf(scenario).get(form);
      if (filled) return filled;
    }
    return undefined;
  }

  /** What the system wrote: the fullest of what is played already, else of the next scenario that comes to it. */
  shown(form: string): Filled | undefined {
    const known = [...this.played.values()].flatMap((forms) => forms.get(form) ?? []);
    const [fullest] = known.sort((a, b) => b.filled - a.filled);
    if (fullest) return fullest;
    for (const scenario of Object.values(this.naming.package.scenarios)) {
      const found = this.played.has(scenario.id) ? undefined : this.formsOf(scenario).get(form);
      if (found) return found;
    }
    return undefined;
  }

  private isPlayed({ scenario }: Candidate): boolean {
    return this.played.has(scenario.id);
  }

  private formsOf(scenario: Scenario): ReadonlyMap<string, Filled> {
    const known = this.played.get(scenario.id) ?? filledIn(this.naming, scenario, this.steps);
    this.played.set(scenario.id, known);
    return known;
  }
}

type Handed = Omit<Filled, 'guard' | 'scenario' | 'bySystem'>;

/** Every form that a scenario hands in, as it stood when most of it was filled. */
function filledIn(naming: Naming, scenario: Scenario, steps: Steps): ReadonlyMap<string, Filled> {
  const best = new Map<string, Handed>();
  const all: Handed[] = [];
  const checkForms = (filled: FilledIn): FormsChecked => {
    const handed = filled.forms.flatMap((use) => handedIn(naming, filled, use) ?? []);
    for (const one of handed) {
      all.push(one);
      if (one.filled >= (best.get(one.form.id)?.filled ?? 0)) best.set(one.form.id, one);
    }
    return { data: Object.fromEntries(handed.map(({ form, value }) => [form.key, value])), problems: [] };
  };
  const script = [...deedsOf(scenario)];
  const { states, now } = play(naming.package, { ...scenario, script, then: {} }, { checkForms });
  const data = Object.values(states).map((state) => state.data);
  const param = { ...naming.values, ...(scenario.parameters as JsonObject | undefined) };
  const written = data.flatMap((one) =>
    writtenIn(naming, { data: one, param, now, today: now.slice(0, 10) }),
  );
  for (const one of written)
    if (
      !best.has(one.form.id) ||
      (steps.onlyShow(one.form.id) && one.filled > (best.get(one.form.id)?.filled ?? 0))
    )
      best.set(one.form.id, one);
  const guard = guardOf(naming, [...data, ...all.map(({ form, value }) => ({ [form.key]: value }))]);
  return new Map(
    [...best].map(([id, one]) => [id, { ...one, scenario, guard, bySystem: steps.onlyShow(id) }]),
  );
}

/** The forms that stand in the data of a case though nobody handed them in: it began with them, or worked them out. */
const writtenIn = (naming: Naming, context: FormContext): readonly Handed[] =>
  [...naming.forms.values()].flatMap((form): readonly Handed[] => {
    const value = objectOf(context.data?.[form.key]);
    if (isBlank(value)) return [];
    const state = stateOf(form, value, context);
    return [{ form, value: state.effective, state, context, filled: filledFields(state, state.effective) }];
  });

/** A form as the system would keep it: what it works out is in it, what does not show is not. */
function handedIn(
  naming: Naming,
  { state, world, task, data, at, forms: uses }: FilledIn,
  use: FormUse,
): Handed | undefined {
  const form = naming.forms.get(use.form);
  if (form === undefined) return undefined;
  const keys = uses.flatMap((one) => naming.forms.get(one.form)?.key ?? []);
  const beside = keys.map((key) => [key, { ...objectOf(state.data[key]), ...objectOf(data[key]) }] as const);
  const merged: JsonObject = { ...state.data, ...Object.fromEntries(beside) };
  const context: FormContext = {
    data: merged,
    param: world.parameters,
    member: memberOf(state, world, task),
    instance: instanceScope(state, world, task),
    today: at.slice(0, 10),
    now: at,
    base: objectOf(state.data[form.key]),
    mode: 'edit',
    ...(use.fields && { fieldsOverride: use.fields }),
  };
  const { value, state: formState } = submissionOf(form, objectOf(merged[form.key]), context);
  return { form, value, state: formState, context, filled: filledFields(formState, value) };
}

/** How many fields of a form are filled in; however many lines of a list say something, its columns count once. */
const filledFields = ({ fields }: FormState, value: JsonObject): number =>
  new Set(
    [...fields.values()]
      .filter(({ path, visible }) => visible && !isBlank(valueAt(value, path)))
      .map(({ path }) => patternOf(path)),
  ).size;

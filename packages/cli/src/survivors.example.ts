import { checkScenarioOnce } from '@fiveones/casework';
import {
  isList,
  isObject,
  parseDraft,
  readDraft,
  type Json,
  type Package,
  type PackageDraft,
  type Scenario,
} from '@fiveones/definition';
import { play, type Stop } from '@fiveones/interpreter';
import { checks, lint, lintWith, type Finding } from '@fiveones/lint';
import type { Mutant } from './mutant.example.ts';
import { readPackage } from './read-package.ts';

/** A package that is whole, with what is known of it before anything is broken. */
interface Whole {
  readonly draft: PackageDraft;
  readonly pkg: Package;
  readonly findings: ReadonlySet<string>;
  readonly traces: readonly Trace[];
}

/** What a scenario comes by when all is well. */
interface Trace {
  readonly scenario: string;
  readonly events: number;
  /**
   * Steps (`process/node`), fields filled in or worked out (`form/path`) and fields in which a form refuses something (`!form/path`), the last two also
   * by the name of the field alone (`/name`, `!/name`), with the action at which it first comes by.
   */
  readonly places: ReadonlyMap<string, number>;
  /** Ways that it takes: `process/flow`. */
  readonly ways: ReadonlySet<string>;
  /** How far it has come before each action. */
  readonly stops: readonly Stop[];
}

/** Reads a package and plays its scenarios once, to know which of them come by what. */
export async function wholeOf(folder: string): Promise<Whole> {
  const read = await readPackage(folder);
  if (!read.ok) throw new Error(read.message);
  const files = readDraft(read.files);
  if (!files.ok) throw new Error(files.problems[0]?.code);
  const parsed = parseDraft(files.draft);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.code);
  const { package: pkg } = parsed;
  return {
    draft: files.draft,
    pkg,
    findings: new Set(lint(pkg).map(told)),
    traces: Object.values(pkg.scenarios).map((scenario) => traceOf(pkg, scenario)),
  };
}

/**
 * The mutants that nobody notices: the package can still be read, the checks find nothing new, and every scenario that
 * comes by the broken place passes. The scenarios that are likeliest to notice go first, of those the shortest, and the
 * first that fails is enough. A scenario goes on from before it comes by the broken place; before that it is as it was.
 * Whoever is not noticed so is played from the beginning.
 */
export function survivorsOf(whole: Whole, mutants: readonly Mutant[]): readonly string[] {
  const noticed: Noticed = { scenarios: new Map(), checks: new Set() };
  return mutants.filter((mutant) => survives(whole, mutant, noticed)).map(({ name }) => name);
}

/** What has noticed something so far, and how often: it is asked before others. */
interface Noticed {
  readonly scenarios: Map<string, number>;
  readonly checks: Set<string>;
}

/** So many scenarios cost less than the checks do, and notice more. */
const beforeChecks = 3;

function survives({ findings, traces }: Whole, mutant: Mutant, noticed: Noticed): boolean {
  const broken = parseDraft(mutant.draft);
  if (!broken.ok) return false;
  const near = traces.flatMap((trace) => {
    const at = firstAt(trace, mutant.near);
    return at === undefined ? [] : [{ trace, at, likely: isLikely(trace, mutant) }];
  });
  const sorted = near.toSorted(
    (a, b) => Number(b.likely) - Number(a.likely) || a.trace.events - a.at - (b.trace.events - b.at),
  );
  const notices = ({ trace, at }: { readonly trace: Trace; readonly at: number }): boolean => {
    if (passes(broken.package, trace, trace.stops[at])) return false;
    noticed.scenarios.set(trace.scenario, (noticed.scenarios.get(trace.scenario) ?? 0) + 1);
    return true;
  };
  if (sorted.slice(0, beforeChecks).some(notices)) return false;
  if (isFound(broken.package, findings, noticed.checks)) return false;
  const often = ({ scenario }: Trace): number => noticed.scenarios.get(scenario) ?? 0;
  const others = sorted
    .slice(beforeChecks)
    .toSorted(
      (a, b) =>
        Number(b.likely) - Number(a.likely) ||
        often(b.trace) - often(a.trace) ||
        a.trace.events - b.trace.events,
    );
  return !others.some(notices) && near.every(({ trace }) => passes(broken.package, trace));
}

/** Whether the checks find something new. Those that did before go first: mostly that is enough. */
function isFound(pkg: Package, known: ReadonlySet<string>, often: Set<string>): boolean {
  const isNew = (finding: Finding): boolean => !known.has(told(finding));
  const first = checks.filter(({ code }) => often.has(code));
  if (lintWith(first, pkg).some(isNew)) return true;
  const rest = checks.filter(({ code }) => !often.has(code));
  const found = lintWith(rest, pkg).filter(isNew);
  for (const { code } of found) often.add(code);
  return found.length > 0;
}

/** Where a scenario is refused what is broken comes before where it is filled in. */
function firstAt({ places }: Trace, near: readonly string[]): number | undefined {
  const refused = near.flatMap((part) => places.get(`!${part}`) ?? []);
  const at = refused.length > 0 ? refused : near.flatMap((part) => places.get(part) ?? []);
  return at.length === 0 ? undefined : Math.min(...at);
}

/** Whether a scenario takes the broken way, or passes it by, or is refused what is broken. */
function isLikely({ ways, places }: Trace, { way, near }: Mutant): boolean {
  return way === undefined
    ? near.some((part) => places.has(`!${part}`))
    : ways.has(way.flow) === (way.noticed === 'taking');
}

function passes(pkg: Package, { scenario: id }: Trace, from?: Stop): boolean {
  const scenario = pkg.scenarios[id];
  return (
    scenario !== undefined &&
    play(pkg, scenario, { checkForms: checkScenarioOnce, from }).failures.length === 0
  );
}

const told = ({ code, file, params }: Finding): string => JSON.stringify([code, file, params]);

function traceOf(pkg: Package, scenario: Scenario): Trace {
  const places = new Map<string, number>();
  const come = (place: string, at: number): void => {
    if (!places.has(place)) places.set(place, at);
  };
  const stops: Stop[] = [];
  const now = (): number => Math.max(0, stops.length - 1);
  const field = (mark: string, form: string, path: string): void => {
    come(`${mark}${form}${path}`, now());
    come(`${mark}/${path.split('/').at(-1) ?? ''}`, now());
  };
  const { timeline, states, failures } = play(pkg, scenario, {
    onStop: (stop) => stops.push(stop),
    checkForms: (filled) => {
      const checked = checkScenarioOnce(filled);
      for (const { form } of filled.forms)
        for (const path of pathsIn(checked.data[pkg.forms[form]?.key ?? ''] ?? null)) field('', form, path);
      for (const { form, path } of checked.problems)
        for (const around of upwards(path.replace(/\/\d+(?=\/|$)/g, ''))) field('!', form, around);
      return checked;
    },
  });
  if (failures.length > 0) throw new Error(`${scenario.id} does not pass: ${JSON.stringify(failures[0])}`);
  const ways = new Set<string>();
  for (const [place, { instance, event }] of timeline.entries()) {
    if (event.type !== 'entered') continue;
    const process = states[instance]?.pins.process ?? '';
    come(
      `${process}/${event.body.node}`,
      stops.findLastIndex((stop) => stop.timeline.length <= place),
    );
    if (event.body.via !== undefined) ways.add(`${process}/${event.body.via}`);
  }
  return { scenario: scenario.id, events: timeline.length, places, ways, stops };
}

/** `/members/name` and what it is in: `/members`. */
function upwards(path: string): readonly string[] {
  const above = path.slice(0, path.lastIndexOf('/'));
  return above === '' ? [path] : [path, ...upwards(above)];
}

/** Every path in a value, rows left out: `/members/name`. */
function pathsIn(value: Json, above = ''): readonly string[] {
  if (isList(value)) return value.flatMap((row) => pathsIn(row, above));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    `${above}/${key}`,
    ...pathsIn(inner, `${above}/${key}`),
  ]);
}

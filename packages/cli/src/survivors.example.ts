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
import { play } from '@fiveones/interpreter';
import { lint, type Finding } from '@fiveones/lint';
import { checkFilledOnce } from './commands/filled.ts';
import { brokenProcesses, type Mutant } from './mutant.example.ts';
import { readPackage } from './read-package.ts';

/** A package that is whole, with what is known of it before anything is broken. */
export interface Whole {
  readonly draft: PackageDraft;
  readonly pkg: Package;
  readonly findings: ReadonlySet<string>;
  readonly traces: readonly Trace[];
  /** The text of the files that are left out: the processes that are not broken. */
  readonly left: string;
}

/** What a scenario comes by when all is well: steps (`process/node`) and filled fields (`form/path`). */
interface Trace {
  readonly scenario: string;
  readonly events: number;
  readonly places: ReadonlySet<string>;
  /** Ways that it takes: `process/flow`. */
  readonly ways: ReadonlySet<string>;
}

/** Whether a file is kept: of the processes and scenarios, those of the processes that are broken. */
function isBroken(name: string, text: string): boolean {
  const [shelf, file = ''] = name.split('/');
  if (shelf === 'processes') return brokenProcesses.includes(file.split('.')[0] ?? '');
  if (shelf !== 'scenarios' || name.startsWith('scenarios/shared/')) return true;
  return brokenProcesses.includes(String((JSON.parse(text) as { process?: unknown }).process));
}

/** Reads a package and plays its scenarios once, to know which of them come by what. */
export async function wholeOf(folder: string): Promise<Whole> {
  const read = await readPackage(folder);
  if (!read.ok) throw new Error(read.message);
  const files = readDraft(
    Object.fromEntries(Object.entries(read.files).filter(([name, text]) => isBroken(name, text))),
  );
  if (!files.ok) throw new Error(files.problems[0]?.code);
  const parsed = parseDraft(files.draft);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.code);
  const { package: pkg } = parsed;
  return {
    draft: files.draft,
    pkg,
    left: Object.entries(read.files)
      .filter(([name, text]) => !isBroken(name, text))
      .map(([, text]) => text)
      .join('\n'),
    findings: new Set(lint(pkg).map(told)),
    traces: Object.values(pkg.scenarios).map((scenario) => traceOf(pkg, scenario)),
  };
}

/**
 * The mutants that nobody notices: the package can still be read, the checks find nothing new, and every scenario that
 * comes by the broken place passes. The scenario that is likeliest to notice goes first, of those the shortest, and the
 * first that fails is enough.
 */
export function survivorsOf(whole: Whole, mutants: readonly Mutant[]): readonly string[] {
  const noticed = new Map<string, number>();
  return mutants.filter((mutant) => survives(whole, mutant, noticed)).map(({ name }) => name);
}

/** `noticed` counts what each scenario has noticed so far: one that noticed much is asked before others. */
function survives(
  { findings, traces }: Whole,
  { draft, near, way }: Mutant,
  noticed: Map<string, number>,
): boolean {
  const broken = parseDraft(draft);
  if (!broken.ok) return false;
  const unlikely = ({ ways }: Trace): number =>
    way === undefined ? 0 : Number(ways.has(way.flow) !== (way.noticed === 'taking'));
  const [first, ...rest] = traces
    .filter(({ places }) => near.some((part) => isAt(places, part)))
    .sort((a, b) => unlikely(a) - unlikely(b) || a.events - b.events);
  const notices = ({ scenario }: Trace): boolean => {
    if (passes(broken.package, scenario)) return false;
    noticed.set(scenario, (noticed.get(scenario) ?? 0) + 1);
    return true;
  };
  // The first scenario costs less than the checks, which cost less than all scenarios.
  if (first && notices(first)) return false;
  if (lint(broken.package).some((finding) => !findings.has(told(finding)))) return false;
  const often = ({ scenario }: Trace): number => noticed.get(scenario) ?? 0;
  return !rest
    .toSorted((a, b) => unlikely(a) - unlikely(b) || often(b) - often(a) || a.events - b.events)
    .some(notices);
}

/** `/name` is the field of a shared type, wherever a form has it. */
const isAt = (places: ReadonlySet<string>, part: string): boolean =>
  part.startsWith('/') ? [...places].some((place) => place.endsWith(part)) : places.has(part);

function passes(pkg: Package, id: string): boolean {
  const scenario = pkg.scenarios[id];
  return scenario !== undefined && play(pkg, scenario, { checkForms: checkFilledOnce }).failures.length === 0;
}

const told = ({ code, file, params }: Finding): string => JSON.stringify([code, file, params]);

function traceOf(pkg: Package, scenario: Scenario): Trace {
  const places = new Set<string>();
  const { timeline, states } = play(pkg, scenario, {
    checkForms: (filled) => {
      for (const { form } of filled.forms)
        for (const path of pathsIn(filled.data[pkg.forms[form]?.key ?? ''] ?? null))
          places.add(`${form}${path}`);
      return checkFilledOnce(filled);
    },
  });
  const ways = new Set<string>();
  for (const { instance, event } of timeline) {
    if (event.type !== 'entered') continue;
    const process = states[instance]?.pins.process ?? '';
    places.add(`${process}/${event.body.node}`);
    if (event.body.via !== undefined) ways.add(`${process}/${event.body.via}`);
  }
  return { scenario: scenario.id, events: timeline.length, places, ways };
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

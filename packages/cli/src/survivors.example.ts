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
import type { Mutant } from './mutant.example.ts';
import { readPackage } from './read-package.ts';

/** A package that is whole, with what is known of it before anything is broken. */
export interface Whole {
  readonly draft: PackageDraft;
  readonly pkg: Package;
  readonly findings: ReadonlySet<string>;
  readonly traces: readonly Trace[];
}

/** What a scenario comes by when all is well: steps (`process/node`) and filled fields (`form/path`). */
interface Trace {
  readonly scenario: string;
  readonly events: number;
  readonly places: readonly string[];
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
 * comes by the broken place passes. The shortest scenario goes first, and the first that fails is enough.
 */
export function survivorsOf(whole: Whole, mutants: readonly Mutant[]): readonly string[] {
  return mutants.filter((mutant) => survives(whole, mutant)).map(({ name }) => name);
}

function survives({ findings, traces }: Whole, { draft, near }: Mutant): boolean {
  const broken = parseDraft(draft);
  if (!broken.ok) return false;
  const [first, ...rest] = traces
    .filter(({ places }) => places.some((place) => near.some((part) => isAt(place, part))))
    .sort((a, b) => a.events - b.events);
  // The first scenario costs less than the checks, which cost less than all scenarios.
  if (first && !passes(broken.package, first.scenario)) return false;
  if (lint(broken.package).some((finding) => !findings.has(told(finding)))) return false;
  return rest.every(({ scenario }) => passes(broken.package, scenario));
}

/** `/name` is the field of a shared type, wherever a form has it. */
const isAt = (place: string, part: string): boolean =>
  part.startsWith('/') ? place.endsWith(part) : place === part;

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
  for (const { instance, event } of timeline)
    if (event.type === 'entered') places.add(`${states[instance]?.pins.process ?? ''}/${event.body.node}`);
  return { scenario: scenario.id, events: timeline.length, places: [...places] };
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

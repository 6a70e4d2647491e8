import {
  lookupText,
  mayTell,
  type Json,
  type JsonObject,
  type OtherCase,
  type Package,
  type Scenario,
} from '@fiveones/definition';
import {
  foundUnder,
  isUnanswerable,
  lookThrough,
  lookupAnswer,
  lookupAsked,
  toldBy,
  type Searchable,
} from '../lookup.ts';
import type { InstanceState } from '../state.ts';
import type { World } from '../world.ts';
import { sampleRegion } from './sampleOrganisation.ts';

/** The play so far. */
interface Played {
  readonly pkg: Package;
  readonly scenario: Scenario;
  readonly states: ReadonlyMap<string, InstanceState>;
  worldIn(state: InstanceState): World | undefined;
}

/** What a step that looks up other cases is answered; `undefined`: the step asks another system. */
export function lookedUp(
  played: Played,
  id: string,
  { node, input }: { readonly node: string; readonly input: JsonObject },
): { readonly result: JsonObject } | { readonly error: string } | undefined {
  const state = played.states.get(id);
  const step = state && played.worldIn(state)?.chart.nodes.get(node);
  if (step?.kind !== 'serviceTask' || !step.lookup) return undefined;
  const asked = lookupAsked(input);
  const cases = otherCases(played);
  const { processes, template } = played.pkg;
  const here = { instance: id, package: template.id, region: state?.region ?? '' };
  const found = lookThrough(step.lookup, asked, here, {
    cases,
    missing: ({ package: named = template.id, process, by }) =>
      named === template.id
        ? !processes[process]?.foundBy?.some((one) => one.id === by)
        : !cases.some((one) => one.package === named && one.process === process),
  });
  return isUnanswerable(step.lookup, found.missing)
    ? { error: `没有装上“${found.missing.join('、')}”` }
    : { result: lookupAnswer(step.lookup, asked, found) };
}

/** Every case that a lookup of an example can find: those that the script began, and those that the example names. */
function otherCases(played: Played): readonly Searchable[] {
  const { pkg, scenario, states } = played;
  const begun = [...states.values()].flatMap((state) => {
    const world = played.worldIn(state);
    return world ? [playedCase(state, world)] : [];
  });
  return [...begun, ...(scenario.others ?? []).map((other, place) => namedCase(other, place, pkg, scenario))];
}

const playedCase = (state: InstanceState, world: World): Searchable => ({
  instance: state.id,
  package: state.pins.package,
  process: state.pins.process,
  region: state.region,
  startedAt: state.startedAt,
  ended: state.status !== 'running',
  outcome: state.outcome,
  under: foundUnder(state, world).map(({ by, texts, day }) => ({ by: by.id, texts, day, within: by.within })),
  tells: (by, asking) => toldBy(state, world, by, asking),
});

function namedCase(other: OtherCase, place: number, pkg: Package, scenario: Scenario): Searchable {
  const own = other.package === undefined || other.package === pkg.template.id;
  const declared = own ? pkg.processes[other.process]?.foundBy : undefined;
  const startedAt = other.startedAt ?? scenario.at;
  return {
    instance: `other-${place + 1}`,
    package: other.package ?? pkg.template.id,
    process: other.process,
    region: other.region ?? scenario.region ?? sampleRegion,
    startedAt,
    ended: other.ended === true,
    outcome: other.outcome,
    under: Object.entries(other.foundBy).map(([by, value]) => {
      const one = declared?.find(({ id }) => id === by);
      const texts = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).flatMap(
        (text) => lookupText(text) ?? [],
      );
      // How far a case of another package lets itself be found is not known here.
      return {
        by,
        texts,
        day: (other.day ?? startedAt).slice(0, 10),
        within: own ? one?.within : 'province',
      };
    }),
    tells: (by, { tell = [], area = 'county' }) =>
      toldOf(
        other.tells as JsonObject | undefined,
        own ? mayTell(pkg.processes[other.process], by, tell, area).map(({ id }) => id) : tell,
      ),
  };
}

const toldOf = (tells: JsonObject | undefined, asked: readonly string[]): JsonObject =>
  Object.fromEntries(asked.map((id): [string, Json] => [id, tells?.[id] ?? null]));

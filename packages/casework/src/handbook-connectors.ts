import {
  difference,
  differenceWords,
  draftFiles,
  parsePackage,
  type JsonObject,
  type Package,
} from '@fiveones/definition';
import { missingIn, namingOf } from '@fiveones/handbook';
import type { InstanceEvent, InstanceState } from '@fiveones/interpreter';
import type { Condition, Store } from '@fiveones/store';
import { taskClock } from './clock-view.ts';
import { inTurns } from './in-turns.ts';
import type { Library } from './library.ts';
import { loadDraft } from './package-draft.ts';
import { countyOf } from './projection.ts';
import type { Connector } from './system.ts';
import { instanceTable } from './tables.ts';
import { caseFact, type CaseFact } from './village/figures.ts';
import { eventsOf } from './json-cells.ts';

/** So many cases tell how a chapter works; of more, the latest. */
const most = 5_000;
/** So many differences fit a sheet; of more, the first, and how many there are in all. */
const mostChanges = 300;

/**
 * What the process that publishes a chapter of the handbook asks of the program. `handbookDraft`: which parameters the
 * draft of a package still lacks where the case is, in what it differs from what is in force, and what it refers to. `chapterFigures`: how
 * its cases in the county went since a day, as far as their records tell.
 */
export function handbookConnectors(
  store: Store,
  library: Library,
  now: () => string,
): Readonly<Record<string, Connector>> {
  return {
    handbookDraft: async ({ package: id }, { instance }) => {
      const [draft, inForce] = [await draftOf(store, library, nameOf(id)), library.current(nameOf(id))];
      const region = countyOf(instance.region);
      const missing = missingIn(namingOf(draft, { region, day: now().slice(0, 10) }));
      const changes = inForce
        ? difference(inForce.package, draft)
            .filter(({ area }) => area !== 'scenarios')
            .map((one) => ({ text: differenceWords(one) }))
        : [];
      return {
        version: draft.template.version,
        missing: missing.map(({ name }) => ({ name })),
        changes: shortened(changes),
        forms: Object.values(draft.forms).map(refOf),
        lists: Object.values(draft.lists).map(refOf),
        laws: draft.template.basis.map(({ title, number, unverified }) => ({
          title,
          ...(number === undefined ? {} : { no: number }),
          status: unverified === true ? 'unknown' : 'current',
        })),
      };
    },
    chapterFigures: async ({ package: id, from }, { instance }) => {
      const published = library.current(nameOf(id));
      if (!published) throw new Error(`没有“${nameOf(id)}”这个模板包`);
      const cases = await casesSince(store, library, {
        county: countyOf(instance.region),
        package: nameOf(id),
        from: typeof from === 'string' ? from : '',
        until: now(),
      });
      return figuresOfChapter(published.package, cases);
    },
  };
}

/** A case with all that happened in it. */
interface Recorded {
  readonly events: readonly InstanceEvent[];
  readonly fact: CaseFact;
}

/**
 * Shares in per cent and ratios by the codes of the list of indicators: steps late (T3), time used of time allowed (T4),
 * cases given back (P2), ways that nobody went (F5). What no case tells is null.
 */
export function figuresOfChapter(pkg: Package, cases: readonly Recorded[]): JsonObject {
  const ended = cases.filter(({ fact }) => fact.endedAt !== undefined);
  const limited = ended.flatMap(({ fact: { steps, world } }) =>
    steps.flatMap(({ node, at, task }) => {
      if (!task?.limit || task.due === undefined) return [];
      const { used, overdue, value } = taskClock(task.node, task.limit, world, at);
      return value > 0 ? [{ node, late: at > task.due, ratio: (used + overdue) / value }] : [];
    }),
  );
  const returned = ended.filter(({ events }) => events.some(({ type }) => type === 'taskReturned'));
  const ways = waysOf(pkg);
  const gone = new Set(cases.flatMap(waysGone));
  return {
    closed: ended.length,
    values: {
      T3: share(limited.filter(({ late }) => late).length, limited.length),
      T4:
        limited.length === 0
          ? null
          : rounded(limited.reduce((sum, { ratio }) => sum + ratio, 0) / limited.length),
      P2: share(returned.length, ended.length),
      F5: cases.length === 0 ? null : share(ways.filter((way) => !gone.has(way)).length, ways.length),
    },
  };
}

/** The ways of a package where there is a choice, as `process/flow`. */
const waysOf = (pkg: Package): readonly string[] =>
  Object.values(pkg.processes).flatMap(({ id, flows }) =>
    flows
      .filter(({ from }) => flows.filter((other) => other.from === from).length > 1)
      .map((flow) => `${id}/${flow.id}`),
  );

const waysGone = ({ events, fact }: Recorded): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'entered' && event.body.via !== undefined
      ? [`${fact.state.pins.process}/${event.body.via}`]
      : [],
  );

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : rounded((100 * part) / whole);
const rounded = (value: number): number => Math.round(value * 100) / 100;

const nameOf = (id: unknown): string => (typeof id === 'string' ? id : '');

async function draftOf(store: Store, library: Library, id: string): Promise<Package> {
  const draft = await loadDraft(store, library, id);
  if (!draft) throw new Error(`没有“${id}”这个模板包`);
  const parsed = parsePackage(draftFiles(draft.files));
  if (!parsed.ok) throw new Error(`“${id}”的草稿有 ${parsed.problems.length} 处读不出来，请先在设计里改好`);
  return parsed.package;
}

const refOf = ({ id, name }: { readonly id: string; readonly name: string }): JsonObject => ({
  ref: `${id} ${name}`,
});

const shortened = (changes: readonly JsonObject[]): readonly JsonObject[] =>
  changes.length <= mostChanges
    ? changes
    : [...changes.slice(0, mostChanges - 1), { text: `另有 ${changes.length - mostChanges + 1} 处，见草稿` }];

/** The cases of a package in a county that ended since a day or are under way. */
async function casesSince(
  store: Store,
  library: Library,
  asked: { readonly county: string; readonly package: string; readonly from: string; readonly until: string },
): Promise<readonly Recorded[]> {
  const where: Condition = {
    and: [
      { eq: ['county', asked.county] },
      { eq: ['package', asked.package] },
      { or: [{ eq: ['status', 'running'] }, { ge: ['endedAt', asked.from] }] },
    ],
  };
  const rows = await store.rows(instanceTable, {
    where,
    order: [['updatedAt', 'desc']],
    columns: ['county', 'instance'],
    limit: most,
  });
  const read = await inTurns(rows, async ({ instance }): Promise<readonly Recorded[]> => {
    const events = await eventsOf(store, instance ?? '');
    const fact = caseFact(events, asked.until.slice(0, 10), (state: InstanceState) => library.worldOf(state));
    return fact ? [{ events, fact }] : [];
  });
  return read.flat();
}

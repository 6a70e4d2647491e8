import { tiers, type Json, type JsonObject } from '@fiveones/definition';
import { indexOf, sample, type Sampled, type TownSample } from '@fiveones/interpreter';
import type { Condition, Store } from '@fiveones/store';
import { dutyRows, type DutyRow } from './duties.ts';
import type { Library } from './library.ts';
import { countyOf } from './projection.ts';
import type { Connector } from './system.ts';
import { instanceTable } from './tables.ts';

/** So many rows fit a list that is printed; of more, the first. */
const mostRows = 2_000;
/** Cases that a sample is drawn from. */
const mostCases = 100_000;
/** Cases of each office that stand ready, should a drawn one not be found. */
const reserves = 2;

/**
 * What processes about duties ask of the program. `dutyList`: the rows in force of every package, by office and post.
 * `sampleCases`: a sample of the county's cases by a seed, for each place that is asked for so many per cent of them
 * and one at least, told apart by what they are about and by town or country; the same seed draws the same cases.
 */
export function dutyConnectors(store: Store, library: Library): Readonly<Record<string, Connector>> {
  return {
    dutyList: ({ unit, kinds }) => {
      const rows = library
        .all()
        .flatMap((published) => dutyRows(published.package, new Map()))
        .filter((row) => typeof unit !== 'string' || row.unit === unit)
        .filter(({ kind }) => !Array.isArray(kinds) || kinds.includes(kind));
      return Promise.resolve({
        count: rows.length,
        rows: rows.toSorted(byOffice).slice(0, mostRows).map(dutyTold),
      });
    },
    sampleCases: async (input, { instance }) => {
      const asked = askedOf(input);
      const rows = await store.rows(instanceTable, {
        where: within(countyOf(instance.region), asked),
        columns: ['county', 'instance', 'number', 'process', 'region'],
        limit: mostCases,
      });
      const { regions } = indexOf(library.organisation);
      const nameOf = (code: string): string => regions.get(code)?.name ?? code;
      const matters = new Map(asked.matters.map(({ process, name }) => [process, name]));
      const known = rows.map((row) => ({
        id: row.instance,
        number: row.number ?? '',
        place: nameOf((row.region ?? '').slice(0, 9)),
        stratum: `${matters.get(row.process ?? '') ?? ''}·${residence(nameOf(row.region ?? ''))}`,
      }));
      const drawn = asked.places.flatMap(({ unit, towns, percent }) =>
        sample({
          seed: asked.seed,
          percent,
          floor: 1,
          reserves,
          cases: known
            .filter(({ place }) => towns.includes(place))
            .map((one): DrawnCase => ({ ...one, town: unit })),
        }),
      );
      return {
        counts: drawn.map(({ town, cases }) => ({ unit: town, cases })),
        rows: drawn.flatMap((one) => one.drawn.map(caseTold(one))),
        reserves: drawn.flatMap((one) => one.reserves.map(caseTold(one))),
      };
    },
  };
}

interface DrawnCase extends Sampled {
  readonly number: string;
  readonly stratum: string;
}

const caseTold =
  ({ town }: TownSample<DrawnCase>) =>
  ({ number, stratum }: DrawnCase): JsonObject => ({ caseNo: number, unit: town, stratum });

/** Where a village or a neighbourhood lies, by what it is called. */
const residence = (name: string): string => (name.endsWith('村') ? '农村' : '城镇');

interface SampleInput {
  readonly seed: string;
  readonly from: string;
  readonly until: string;
  readonly matters: readonly { readonly process: string; readonly name: string }[];
  readonly places: readonly {
    readonly unit: string;
    readonly towns: readonly string[];
    readonly percent: number;
  }[];
}

function askedOf(input: JsonObject): SampleInput {
  const seed = textOf(input['seed']);
  if (seed === '') throw new Error('抽样要有种子');
  return {
    seed,
    from: textOf(input['from']),
    until: textOf(input['until']),
    matters: objectsOf(input['matters']).map((one) => ({
      process: textOf(one['process']),
      name: textOf(one['name']),
    })),
    places: objectsOf(input['places']).map((one) => ({
      unit: textOf(one['unit']),
      towns: Array.isArray(one['towns']) ? one['towns'].map(textOf) : [],
      percent: typeof one['percent'] === 'number' ? one['percent'] : 0,
    })),
  };
}

const within = (county: string, { matters, from, until }: SampleInput): Condition => ({
  and: [
    { eq: ['county', county] },
    { in: ['process', matters.map(({ process }) => process)] },
    { ge: ['startedAt', from] },
    // After every instant of that day.
    { lt: ['startedAt', `${until}U`] },
  ],
});

/** Offices from the city down, each with its posts together, in the order of the list. */
const byOffice = (a: DutyRow, b: DutyRow): number => {
  const [one, other] = [a, b].map(({ tier, unitName, postName }) =>
    [tiers.findIndex((one) => one === tier), unitName, postName].join('\n'),
  );
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
};

const dutyTold = (row: DutyRow): JsonObject => ({
  no: row.id,
  unit: row.unitName,
  post: row.postName,
  kind: row.kind,
  matter: row.matter,
  duty: row.duty,
  limit: row.limit,
  basis: row.basis.join('、'),
  evidence: row.evidence.join('、'),
});

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const objectsOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value)
    ? value.filter((one): one is JsonObject => typeof one === 'object' && one !== null && !Array.isArray(one))
    : [];

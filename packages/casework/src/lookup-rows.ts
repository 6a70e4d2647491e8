import { jsonHash } from '@fiveones/definition';
import { foundUnder, type FoundUnder, type InstanceState, type World } from '@fiveones/interpreter';
import type { RowChange } from '@fiveones/store';
import { countyOf } from './county.ts';

/** What stands for a value in the rows: the same for a process and a name of `foundBy`, wherever and in whatever version. */
export const foundValue = (
  { package: pkg, process, by }: { readonly package: string; readonly process: string; readonly by: string },
  text: string,
): string => jsonHash([pkg, process, by, text]).slice(0, 32);

type Row = ReturnType<typeof rowOf>;
/** What a case stands under, as long as its state is remembered: numbers are hashed only when something of it changes. */
const known = new WeakMap<
  InstanceState,
  { readonly chart: World['chart']; readonly under: readonly FoundUnder[] }
>();

function underOf(state: InstanceState, world: World): readonly FoundUnder[] {
  const found = known.get(state);
  if (found?.chart === world.chart) return found.under;
  const under = foundUnder(state, world);
  known.set(state, { chart: world.chart, under });
  return under;
}

const rowsOf = (state: InstanceState, under: readonly FoundUnder[]): readonly Row[] =>
  under.flatMap(({ by, texts, day }) =>
    texts.map((text) => {
      const { package: pkg, process } = state.pins;
      return rowOf(state, foundValue({ package: pkg, process, by: by.id }, text), day);
    }),
  );

const rowOf = ({ id, region, status, outcome, startedAt }: InstanceState, value: string, day: string) => ({
  county: countyOf(region),
  instance: id,
  value,
  region,
  status: status === 'running' ? 'open' : 'ended',
  outcome: outcome ?? null,
  day,
  startedAt,
});

/** Rows by which a case is found, where they changed. */
export function foundByRows(
  before: InstanceState | undefined,
  after: InstanceState,
  world: World,
): readonly RowChange[] {
  if (!world.chart.process.foundBy && before?.pins === after.pins) return [];
  if (before && before.data === after.data && sameCase(before, after)) {
    const kept = known.get(before);
    if (kept) known.set(after, kept);
    return [];
  }
  // What it stood under in another version is not known here: it is written anew.
  if (before && before.pins !== after.pins) {
    const gone: RowChange = {
      table: 'foundBy',
      removeAll: { and: [{ eq: ['county', countyOf(before.region)] }, { eq: ['instance', before.id] }] },
    };
    return [gone, ...foundByRows(undefined, after, world)];
  }
  const [stood, stands] = [before ? underOf(before, world) : [], underOf(after, world)];
  if (before && sameCase(before, after) && textOf(stood) === textOf(stands)) return [];
  const old = new Map((before ? rowsOf(before, stood) : []).map((row) => [row.value, row]));
  const now = new Map(rowsOf(after, stands).map((row) => [row.value, row]));
  return [
    ...[...old.values()]
      .filter(({ value }) => !now.has(value))
      .map(({ county, instance, value }): RowChange => ({
        table: 'foundBy',
        remove: { county, instance, value },
      })),
    ...[...now.values()]
      .filter((row) => !equal(row, old.get(row.value)))
      .map((row): RowChange => ({ table: 'foundBy', put: row })),
  ];
}

const textOf = (under: readonly FoundUnder[]): string =>
  JSON.stringify(under.map(({ by, texts, day }) => [by.id, day, texts]));

const sameCase = (before: InstanceState, after: InstanceState): boolean =>
  (['region', 'pins', 'status', 'outcome'] as const).every((part) => before[part] === after[part]);

const equal = (one: Row, other: Row | undefined): boolean =>
  other !== undefined && (Object.keys(one) as (keyof Row)[]).every((column) => one[column] === other[column]);

import { jsonHash } from '@fiveones/definition';
import { foundUnder, type InstanceState, type World } from '@fiveones/interpreter';
import type { RowChange } from '@fiveones/store';
import { countyOf } from './county.ts';

/** What stands for a value in the rows: the same for a process and a name of `foundBy`, wherever and in whatever version. */
export const foundValue = (
  { package: pkg, process, by }: { readonly package: string; readonly process: string; readonly by: string },
  text: string,
): string => jsonHash([pkg, process, by, text]).slice(0, 32);

type Row = ReturnType<typeof rowOf>;
const known = new WeakMap<InstanceState, { readonly chart: World['chart']; readonly rows: readonly Row[] }>();

function rowsOf(state: InstanceState, world: World): readonly Row[] {
  const found = known.get(state);
  if (found?.chart === world.chart) return found.rows;
  const { package: pkg, process } = state.pins;
  const rows = foundUnder(state, world).flatMap(({ by, texts, day }) =>
    texts.map((text) => rowOf(state, foundValue({ package: pkg, process, by: by.id }, text), day)),
  );
  known.set(state, { chart: world.chart, rows });
  return rows;
}

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
  if (before && same(before, after)) {
    const kept = known.get(before);
    if (kept) known.set(after, kept);
    return [];
  }
  const old = new Map((before ? rowsOf(before, world) : []).map((row) => [row.value, row]));
  const now = new Map(rowsOf(after, world).map((row) => [row.value, row]));
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

const same = (before: InstanceState, after: InstanceState): boolean =>
  (['data', 'region', 'pins', 'status', 'outcome'] as const).every((part) => before[part] === after[part]);

const equal = (one: Row, other: Row | undefined): boolean =>
  other !== undefined && (Object.keys(one) as (keyof Row)[]).every((column) => one[column] === other[column]);

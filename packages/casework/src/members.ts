import { jsonHash, type Json, type JsonObject } from '@fiveones/definition';
import { ageAt, maskId } from '@fiveones/forms';
import { evaluate, isFailure, scopeOf, type InstanceState, type World } from '@fiveones/interpreter';
import type { RowChange } from '@fiveones/store';
import { countyOf } from './county.ts';
import { readersOf } from './readers.ts';

/** Somebody whose case it is, or who lives in the same household. */
export interface Member {
  readonly person: string;
  readonly name: string;
  readonly idNo: string;
  readonly head: boolean;
}

/**
 * Stands for a person: the same in every case of a county that tells the same identity number. Who has told none is
 * the same only in their own village.
 */
export function personKey(region: string, name: string, idNo: string): string {
  const told: Json = idNo === '' ? [region, name] : [countyOf(region), idNo.toUpperCase()];
  return jsonHash(told).slice(0, 32);
}

/** What is called after its matter is nobody's: a plan, a batch, a letter between offices. */
const isNobodys = ({ chart: { process } }: World): boolean =>
  process.subject === undefined || process.subject.names === 'matter';

/** The people of a case, the one whose it is first, as the process says where they stand. */
export function membersOf(state: InstanceState, world: World): readonly Member[] {
  const told = world.chart.process.subject;
  if (!told || isNobodys(world)) return [];
  const scope = scopeOf(state, world, state.startedAt);
  const at = (feel: string | undefined): Json => {
    const found = feel === undefined ? undefined : evaluate(feel, scope, world);
    return found && !isFailure(found) ? found.value : null;
  };
  const list = at(told.members);
  const head = { name: at(told.name), idNo: at(told.idNo) };
  const rest = (Array.isArray(list) ? (list as readonly Json[]) : []).filter(isObject);
  const people = [head, ...rest].flatMap((one, place): Member[] => {
    const name = textOf(one['name']);
    const idNo = textOf(one['idNo']);
    // Whose number is asked for and not told yet is nobody in particular: a lead may be of anyone.
    if (name === '' || (place === 0 && idNo === '' && told.idNo !== undefined)) return [];
    return [{ person: personKey(state.region, name, idNo), name, idNo, head: place === 0 }];
  });
  return [...new Map(people.toReversed().map((one) => [one.person, one])).values()].toReversed();
}

const known = new WeakMap<InstanceState['data'], { readonly world: World; readonly rows: readonly Row[] }>();
type Row = ReturnType<typeof rowOf>;

function rowsOf(state: InstanceState, world: World): readonly Row[] {
  const found = known.get(state.data);
  if (found?.world.chart === world.chart && found.rows.every(({ region }) => region === state.region))
    return found.rows;
  const rows = membersOf(state, world).map((member) => rowOf(member, state));
  known.set(state.data, { world, rows });
  return rows;
}

/** Rows with the readers of the case as it stands. */
function readRows(state: InstanceState, world: World): readonly Row[] {
  const readers = readersOf(state, world);
  const rows = rowsOf(state, world);
  return readers === null ? rows : rows.map((row) => ({ ...row, readers }));
}

const rowOf = ({ person, name, idNo, head }: Member, { id, region, startedAt }: InstanceState) => ({
  county: countyOf(region),
  instance: id,
  person,
  name,
  idEnd: idNo === '' ? null : backwards(idNo).slice(0, 6),
  idMasked: idNo === '' ? null : maskId(idNo),
  birthDate: bornOf(idNo),
  head: head ? 1 : 0,
  region,
  startedAt,
  readers: null as string | null,
});

/** The birth date in an identity number, also in one with a slip: a child must not be shown for one wrong digit. */
function bornOf(idNo: string): string | null {
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/i.exec(idNo) ?? [];
  return year === undefined ? null : `${year}-${month ?? ''}-${day ?? ''}`;
}

/** Whether somebody is under 18 on a day, as their number or birth date says; unknown is not. */
export function isMinor(born: string | null, day: string): boolean {
  const date = born !== null && /^\d{4}-/.test(born) ? born : bornOf(born ?? '');
  const age = date === null ? null : ageAt(date, day);
  return age !== null && age < 18;
}

/** The end of an identity number as `idEnd` has it. */
export const backwards = (idNo: string): string => [...idNo.toUpperCase()].reverse().join('');

/** Rows of the people of a case, where they changed. */
export function memberRows(
  before: InstanceState | undefined,
  after: InstanceState,
  world: World,
): readonly RowChange[] {
  if (isNobodys(world)) return [];
  const { readers } = world.chart.process;
  const same =
    before !== undefined &&
    before.data === after.data &&
    before.region === after.region &&
    before.pins === after.pins;
  if (same && readers === undefined) return [];
  const old = before ? readRows(before, world) : [];
  const now = readRows(after, world);
  const stood = new Map(old.map((row) => [row.person, JSON.stringify(row)]));
  const stands = new Set(now.map(({ person }) => person));
  return [
    ...old
      .filter(({ person }) => !stands.has(person))
      .map(({ county, instance, person }): RowChange => ({
        table: 'member',
        remove: { county, instance, person },
      })),
    ...now
      .filter((row) => stood.get(row.person) !== JSON.stringify(row))
      .map((row): RowChange => ({ table: 'member', put: row })),
  ];
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');
const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

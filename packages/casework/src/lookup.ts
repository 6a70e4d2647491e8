import { lookupText, type JsonObject, type Lookup } from '@fiveones/definition';
import {
  areaAsked,
  areaCode,
  isUnanswerable,
  lookupAnswer,
  toldBy,
  type InstanceState,
  type LookupAsked,
} from '@fiveones/interpreter';
import type { Condition, RowOf, Store } from '@fiveones/store';
import { streamOf } from './instances.ts';
import type { Library } from './library.ts';
import { foundValue } from './lookup-rows.ts';
import { foundByTable } from './tables.ts';

/** So many values are looked for in one query. */
const atOnce = 500;
/** Of more cases than these under several values, the latest are counted. */
const mostCounted = 20_000;

interface Given {
  readonly store: Store;
  readonly library: Library;
}
/** Values that are looked for among the cases of one process, and where. */
interface Sought {
  readonly by: string;
  /** What stands for a value in the rows, and its text. */
  readonly values: ReadonlyMap<string, string>;
  readonly where: Condition;
}
type FoundRow = Pick<RowOf<typeof foundByTable>, 'instance' | 'value' | 'day' | 'startedAt'>;

/**
 * Answers what a step asks of the other cases, from committed rows: by the index of their values, never by going through
 * the cases. Throws where nothing of what is asked is installed; the words become an incident.
 */
export async function lookUp(
  given: Given,
  asking: InstanceState,
  lookup: Lookup,
  asked: LookupAsked,
): Promise<JsonObject> {
  const { sought, missing } = plan(given.library, asking, lookup, asked);
  if (isUnanswerable(lookup, missing))
    throw new Error(`没有装上${missing.map((name) => `“${name}”`).join('、')}，或者它还没有写明可以这样查`);
  const found = (await Promise.all(sought.map((one) => rowsFor(given.store, one)))).flat();
  const cases = new Map(found.map(({ row, by }) => [row.instance, { row, by }]));
  const latest = [...cases.values()].sort((a, b) => (orderOf(a.row) < orderOf(b.row) ? 1 : -1));
  return lookupAnswer(lookup, asked, {
    count: cases.size,
    texts: new Set(found.map(({ text }) => text)),
    cases:
      lookup.tell === undefined
        ? []
        : await Promise.all(latest.slice(0, lookup.most ?? 1).map((one) => told(given, one, lookup))),
    missing,
  });
}

const orderOf = ({ day, startedAt, instance }: FoundRow): string =>
  `${day ?? ''} ${startedAt ?? ''} ${instance}`;

/** What is looked for in which rows, and the processes that are not here or cannot be asked so. */
function plan(library: Library, asking: InstanceState, lookup: Lookup, asked: LookupAsked) {
  const texts = [...new Set(asked.values.flatMap((value) => lookupText(value) ?? []))];
  const sought: Sought[] = [];
  const missing: string[] = [];
  for (const of of lookup.of) {
    const pkg = of.package ?? asking.pins.package;
    const process = library.current(pkg)?.package.processes[of.process];
    const declared = process?.foundBy?.find(({ id }) => id === of.by);
    if (!process || !declared) missing.push(process?.name ?? of.process);
    else
      sought.push({
        by: of.by,
        values: new Map(texts.map((text) => [foundValue({ ...of, package: pkg }, text), text])),
        where: { and: conditions(asking, lookup, asked, areaAsked(lookup, declared.within)) },
      });
  }
  return { sought, missing };
}

function conditions(
  { id, region }: InstanceState,
  { state = 'open', outcome, elsewhere }: Lookup,
  { from, to }: LookupAsked,
  area: ReturnType<typeof areaAsked>,
): readonly Condition[] {
  return [
    { ne: ['instance', id] },
    // By the region, not the county: the key of the table begins with the county, and the cases would be gone through.
    { prefix: ['region', areaCode(area, region)] },
    ...(elsewhere === true ? [{ ne: ['region', region] } as const] : []),
    state === 'any' ? { in: ['status', ['open', 'ended']] } : { eq: ['status', state] },
    ...(outcome ? [{ in: ['outcome', outcome] } as const] : []),
    ...(from === undefined ? [] : [{ ge: ['day', from] } as const]),
    ...(to === undefined ? [] : [{ le: ['day', to] } as const]),
  ];
}

interface Hit {
  readonly row: FoundRow;
  readonly by: string;
  readonly text: string;
}

async function rowsFor(store: Store, { by, values, where }: Sought): Promise<readonly Hit[]> {
  const all = [...values.keys()];
  const hits: Hit[] = [];
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce);
    const rows = await store.rows(foundByTable, {
      where: { and: [{ in: ['value', some] }, where] },
      columns: ['instance', 'value', 'day', 'startedAt'],
      order: [['day', 'desc']],
      limit: mostCounted,
    });
    hits.push(...rows.map((row) => ({ row, by, text: values.get(row.value ?? '') ?? '' })));
  }
  return hits;
}

/** What a found case tells, as it stands. */
async function told(
  { store, library }: Given,
  { row, by }: Pick<Hit, 'row' | 'by'>,
  asking: Lookup,
): Promise<JsonObject> {
  const read = await store.read<InstanceState>(streamOf(row.instance));
  return read ? toldBy(read.snapshot, library.worldOf(read.snapshot), by, asking) : {};
}

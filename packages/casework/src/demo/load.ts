import type { PackageFiles } from '@fiveones/definition';
import type { Store } from '@fiveones/store';
import type { InstanceState } from '@fiveones/interpreter';
import { streamOf } from '../instances.ts';
import type { Library } from '../library.ts';
import { countyOf, project } from '../projection.ts';
import { counterTable, fileTable } from '../tables.ts';
import { entriesOfHistory } from '../village/entries.ts';
import { appendAll } from '../village/keeping.ts';
import { draftRow } from './draft.ts';
import { population, type DemoInstance } from './population.ts';

/** Writes the demonstration's instances: their events as they happened, with the rows that follow. */
export async function loadPopulation(
  store: Store,
  library: Library,
  {
    packageId,
    now,
    towns,
    most,
  }: {
    readonly packageId: string;
    readonly now: string;
    readonly towns: number;
    readonly most?: number | undefined;
  },
): Promise<readonly DemoInstance[]> {
  const published = library.current(packageId);
  if (!published) return [];
  const made = population({
    pkg: published.package,
    organisation: library.organisation,
    calendar: library.calendarOf(
      library.organisation.regions.find(({ tier }) => tier === 'county')?.code ?? '',
    ),
    hash: published.hash,
    now,
    towns,
    most,
  });
  await Promise.all(
    made.map(({ id, state, events }) =>
      store.change<InstanceState, null>(streamOf(id), () => ({
        decided: {
          events: events.map(({ type, at, by, body }) => ({
            type,
            at,
            body,
            ...(by === undefined ? {} : { by }),
          })),
          snapshot: state,
          rows: project(undefined, state, events, library.worldOf(state)),
        },
        answer: null,
      })),
    ),
  );
  await store.write(made.flatMap((instance) => draftRow(instance, library, now)));
  await keepFiles(store, made, now);
  const last = new Map<string, number>();
  for (const { state } of made) {
    const name = `${countyOf(state.region)} ${state.pins.process}/${state.startedAt.slice(0, 4)}`;
    last.set(name, Math.max(last.get(name) ?? 0, Number(state.number.split('-').at(-1))));
  }
  await keepCounters(store, last);
  return made;
}

/** Writes what the steps of all instances have left in ledgers, in the order of time. */
export async function loadEntries(
  store: Store,
  library: Library,
  made: readonly DemoInstance[],
): Promise<void> {
  const worldOf = (state: InstanceState) => library.worldOf(state);
  await appendAll(
    store,
    made.flatMap(({ events }) => entriesOfHistory(events, worldOf, library.entrySources)),
  );
}

/** The attachments of the instances; the same picture is kept once. */
async function keepFiles(store: Store, made: readonly DemoInstance[], now: string): Promise<void> {
  const named = made.flatMap((instance) => instance.files.map((file) => ({ instance, file })));
  const pictures = new Map<Uint8Array, string>();
  for (const bytes of new Set(named.map(({ file }) => file.bytes)))
    pictures.set(bytes, await store.putFile(bytes, { type: 'image/png' }));
  await store.write(
    named.map(({ instance, file }) => ({
      table: fileTable.name,
      put: {
        county: countyOf(instance.state.region),
        id: file.id,
        instance: instance.id,
        file: pictures.get(file.bytes) ?? '',
        name: file.name,
        size: file.bytes.length,
        type: 'image/png',
        by: '',
        at: now,
      },
    })),
  );
}

/** New instances go on counting where the demonstration's stop. */
const keepCounters = (store: Store, last: ReadonlyMap<string, number>): Promise<void> =>
  store.write(
    [...last].map(([key, value]) => {
      const [county = '', name = ''] = key.split(' ');
      return { table: counterTable.name, put: { county, name, value } };
    }),
  );

/** How many examples the files of a package hold. */
export const scenariosOf = (files: PackageFiles): number =>
  Object.keys(files).filter((file) => /^scenarios\/[^/]+\.json$/.test(file)).length;

/** The id that the files of a package say it has. */
export const idOf = (files: PackageFiles): unknown =>
  (JSON.parse(files['template.json'] ?? '{}') as { id?: unknown }).id;

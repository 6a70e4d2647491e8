import type { Store } from '@fiveones/store';
import type { InstanceState } from '@fiveones/interpreter';
import { streamOf } from '../instances.ts';
import type { Library } from '../library.ts';
import { countyOf, project } from '../projection.ts';
import { counterTable, fileTable } from '../tables.ts';
import { draftRow } from './draft.ts';
import { population, type DemoInstance } from './population.ts';

/** Writes the demonstration's instances: their events as they happened, with the rows that follow. */
export async function loadPopulation(
  store: Store,
  library: Library,
  packageId: string,
  now: string,
): Promise<number> {
  const published = library.current(packageId);
  if (!published) return 0;
  const made = population(
    published.package,
    library.organisation,
    library.calendarOf(library.organisation.regions.find(({ tier }) => tier === 'county')?.code ?? ''),
    now,
    published.hash,
  );
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
  const [first] = made;
  if (first)
    await keepCounter(
      store,
      countyOf(first.state.region),
      `${first.state.pins.process}/${now.slice(0, 4)}`,
      made.length,
    );
  return made.length;
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
const keepCounter = (store: Store, county: string, name: string, value: number): Promise<void> =>
  store.write([{ table: counterTable.name, put: { county, name, value } }]);

import type { Store } from '@fiveones/store';
import type { InstanceState } from '@fiveones/interpreter';
import { streamOf } from '../instances.ts';
import type { Library } from '../library.ts';
import { countyOf, project } from '../projection.ts';
import { counterTable } from '../tables.ts';
import { demoHouseholds, population } from './population.ts';

/** Writes the demonstration's instances: their events as they happened, with the rows that follow. */
export async function loadPopulation(
  store: Store,
  library: Library,
  packageId: string,
  now: string,
): Promise<number> {
  const published = library.current(packageId);
  if (!published) return 0;
  const made = population(published.package, library.organisation, library.calendar, now, published.hash);
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
  const [first] = made;
  if (first)
    await keepCounter(store, countyOf(first.state.region), `${first.state.pins.process}/${now.slice(0, 4)}`);
  return made.length;
}

/** New instances go on counting where the demonstration's stop. */
const keepCounter = (store: Store, county: string, name: string): Promise<void> =>
  store.write([{ table: counterTable.name, put: { county, name, value: demoHouseholds } }]);

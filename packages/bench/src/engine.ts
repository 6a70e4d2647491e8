import path from 'node:path';
import {
  folds,
  Instances,
  Library,
  project,
  streamOf,
  tables,
  taskTable,
  type Commanded,
} from '@fiveones/casework';
import { decide, type Command, type InstanceEvent, type InstanceState } from '@fiveones/interpreter';
import { openSqlite } from '@fiveones/store';
import { at, county, later, organisation, publishedOf, villageOf } from './charts.ts';
import { caseData, taskResult, type Contestant, type Opening } from './contestant.ts';

/** An instance that is driven, as its last command left it. */
interface Driven {
  readonly id: string;
  state: InstanceState;
}

const preloaded = (place: number): string => `${county}-wait-${place}`;

/**
 * Ours: the same store, interpreter and projections as the product. A step returns after the commit;
 * every fact is an event in the hash chain; the inbox row changes in the same transaction.
 */
export function open({ dir, variant, sync = 'FULL' }: Opening): Promise<Contestant<Driven>> {
  const store = openSqlite({ file: path.join(dir, 'ours.db'), tables, folds, synchronous: sync });
  const library = new Library(store, () => at);
  library.organisation = organisation;
  const published = publishedOf(variant);
  library.install(published);
  const instances = new Instances(store, library, () => undefined);
  let made = Date.now();

  const start = async (number: number): Promise<Driven> => {
    const id = `${county}-${(made++).toString(36)}`;
    const region = villageOf(number);
    const data = caseData(number);
    return { id, state: after(await instances.start({ published, process: variant, id, region, at, data })) };
  };
  const step = async (driven: Driven, name: string): Promise<void> => {
    driven.state = after(await instances.command(driven.id, commandFor(driven.state, name)));
  };
  const keepWaiting = (place: number) =>
    store.change(streamOf(preloaded(place)), () => ({
      decided: waitingAtSurvey(library, preloaded(place), place),
      answer: null,
    }));

  return Promise.resolve({
    start,
    step,
    finished: ({ state }) => state.status === 'completed',
    preload: async (count) => {
      for (let from = 0; from < count; from += 2_000)
        await Promise.all(
          Array.from({ length: Math.min(2_000, count - from) }, (_, offset) => keepWaiting(from + offset)),
        );
    },
    resume: async (place) => {
      const found = await instances.read(preloaded(place));
      if (!found) throw new Error(`no instance at ${place}`);
      return { id: preloaded(place), state: found.state };
    },
    inbox: () =>
      store.rows(taskTable, {
        where: { and: [{ eq: ['queue', `clerk@${villageOf(7)}`] }, { eq: ['person', null] }] },
        order: [['due', 'asc']],
        limit: 20,
        columns: ['task', 'instance', 'node'],
      }),
    close: () => store.close(),
  });
}

function after(done: Commanded): InstanceState {
  if (!done.ok) throw new Error(done.refusal.code);
  return done.state;
}

function commandFor(state: InstanceState, name: string): Command {
  if (name.startsWith('@')) return { do: 'fire', timer: Object.keys(state.timers)[0] ?? '', at: later };
  const task = Object.values(state.tasks).find(({ node }) => node === name);
  return { do: 'complete', task: task?.id ?? '', at, data: { [name]: taskResult(name) } };
}

/** Start and first completion as one change: twice as fast as one after the other, and the same events and rows. */
function waitingAtSurvey(library: Library, id: string, place: number) {
  const region = villageOf(place);
  const world = library.world(publishedOf('flow'), 'flow', region, at.slice(0, 10));
  if (!world) throw new Error('no process');
  const number = `2026-${String(place + 1).padStart(6, '0')}`;
  const events: InstanceEvent[] = [];
  const decided = (command: Command, state?: InstanceState): InstanceState => {
    const decision = decide(command, state, world);
    if ('refusal' in decision) throw new Error(decision.refusal.code);
    events.push(...decision.events);
    return decision.state;
  };
  const begun = decided({ do: 'start', id, number, region, at, data: caseData(place) });
  const snapshot = decided(commandFor(begun, 'accept'), begun);
  return { events, snapshot, rows: project(undefined, snapshot, events, world) };
}

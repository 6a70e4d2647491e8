import { folds, Instances, Library, tables, type Published } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import { openSqlite } from '@fiveones/store';
import { at, county, organisation, packageOf, published, villageOf } from './charts.ts';

const task: JsonObject = { kind: 'userTask', responsibility: 'R-001' };
const vote: JsonObject = {
  ...task,
  multi: { each: '[1, 2, 3]', as: 'member' },
  vote: { into: 'vote', pass: 'approve > eligible / 2' },
};
const late = (attachedTo: string): JsonObject => ({
  kind: 'boundaryEvent',
  attachedTo,
  interrupting: false,
  trigger: { timer: { value: 5, unit: 'workday' } },
});

/** Three tasks in a row. */
const three = chartOf({ a: task, b: task, c: task }, ['begin a', 'a b', 'b c', 'c end']);
/** Ten steps with two votes of three members each and three timers on edges. */
const ten = chartOf(
  {
    a: task,
    v1: vote,
    b: task,
    v2: vote,
    c: task,
    d: task,
    l1: late('v1'),
    l2: late('b'),
    l3: late('v2'),
    e: task,
  },
  ['begin a', 'a v1', 'v1 b', 'b v2', 'v2 c', 'c d', 'd end', 'l1 e', 'l2 e', 'l3 e', 'e end'],
);

/** Milliseconds for each completion, of the ten steps with votes and timers and of the three without. */
export async function voteCosts(
  rounds: number,
): Promise<{ readonly ten: number[]; readonly three: number[] }> {
  const costs = { ten: [] as number[], three: [] as number[] };
  await costOf(three);
  await costOf(ten);
  for (let round = 0; round < rounds; round++) {
    costs.three.push(await costOf(three));
    costs.ten.push(await costOf(ten));
  }
  return costs;
}

/** In memory, so that the disk does not hide what deciding costs. */
async function costOf(process: Published): Promise<number> {
  const store = openSqlite({ file: ':memory:', tables, folds });
  const library = new Library(store, () => at);
  library.organisation = organisation;
  library.install(process);
  const instances = new Instances(store, library, () => undefined);
  let completions = 0;
  let spent = 0;
  for (let number = 0; completions < 1_500; number++) {
    const id = `${county}-vote-${number}`;
    const begun = await instances.start({
      published: process,
      process: 'votes',
      id,
      region: villageOf(number),
      at,
    });
    for (let state = begun.ok ? begun.state : undefined; state?.status === 'running'; completions++) {
      const [open] = Object.values(state.tasks);
      const from = performance.now();
      const done = await instances.command(id, {
        do: 'complete',
        task: open?.id ?? '',
        at,
        ballot: { choice: 'approve' },
      });
      spent += performance.now() - from;
      if (!done.ok) throw new Error(done.refusal.code);
      state = done.state;
    }
  }
  await store.close();
  return spent / completions;
}

function chartOf(nodes: Readonly<Record<string, JsonObject>>, ways: readonly string[]): Published {
  const all = { begin: { kind: 'startEvent' }, ...nodes, end: { kind: 'endEvent' } };
  return published(
    packageOf('votes', {
      nodes: Object.entries(all).map(([id, node]) => ({ id, name: id, lane: 'village', ...node })),
      flows: ways.map((way, place) => {
        const [from, to] = way.split(' ');
        return { id: `f${place}`, from, to };
      }),
    }),
  );
}

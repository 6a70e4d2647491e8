import { folds, Instances, Library, System, tables, type Commanded } from '@fiveones/casework';
import { packageHash } from '@fiveones/definition';
import { givenData, holdersOf, sampleOrganisation } from '@fiveones/interpreter';
import { lint, packagesLookedAmong } from '@fiveones/lint';
import { openSqlite } from '@fiveones/store';
import { expect, it } from 'vitest';
import { template } from './templates.example.ts';

const [here, neighbour] = ['990101001001', '990102001001'];

const accepted = (done: Commanded): void => {
  if (!done.ok) throw new Error(JSON.stringify(done.refusal));
};

/** A station where people are taken in as the example `robbed` tells, up to the bed. */
async function station() {
  const pkg = await template('homeless-rescue');
  const robbed = pkg.scenarios['robbed'];
  if (!robbed) throw new Error('robbed');
  const store = openSqlite({ file: ':memory:', tables, folds });
  const library = new Library(store, () => robbed.at.slice(0, 10));
  const { version } = pkg.template;
  const published = {
    package: pkg,
    version,
    hash: packageHash(pkg),
    publishedAt: robbed.at,
    from: robbed.at.slice(0, 10),
    serial: 1,
  };
  library.install(published);
  library.organisation = sampleOrganisation(pkg, here, [neighbour]);
  const instances = new Instances(store, library, () => undefined);
  const answers = { rescueDedupe: {}, nationalRelief: { result: 'none' } };
  const system = new System({
    store,
    library,
    instances: () => instances,
    now: () => robbed.at,
    connectors: Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [name, () => Promise.resolve(answer)]),
    ),
  });
  const stateOf = async (id: string) => {
    const found = await instances.read(id);
    if (!found) throw new Error(`no ${id}`);
    return found.state;
  };
  /** Plays the first actions of the example on a case of a place; answers the open steps. */
  const arrives = async (id: string, region: string, until: string) => {
    for (const action of robbed.script) {
      if (action.do === 'start') {
        const data = givenData(pkg, robbed, action.data);
        accepted(
          await instances.start({
            published,
            process: 'liulang-main',
            message: 'selfHelp',
            id,
            region,
            at: robbed.at,
            data,
          }),
        );
      } else if (action.do === 'fill') {
        const { tasks } = await stateOf(id);
        const task = Object.values(tasks).find(({ node }) => node === action.node);
        if (!task) throw new Error(`${action.node} is not open`);
        const data = givenData(pkg, robbed, action.data);
        accepted(
          await instances.command(id, {
            do: 'complete',
            task: task.id,
            by: holdersOf(library.organisation, task.assignment.queues[0] ?? '')[0]?.id,
            data,
            at: robbed.at,
          }),
        );
      }
      await system.workOff();
      if (action.do === 'fill' && action.node === until) break;
    }
    const { tasks, data } = await stateOf(id);
    return { open: Object.values(tasks).map(({ node }) => node), inside: data['inside'] };
  };
  return { store, arrives, stateOf };
}

it('looks among cases of other templates by what they say they are found by', async () => {
  const monitoring = await template('low-income-monitoring');
  const named = packagesLookedAmong(monitoring);
  expect(named.length).toBeGreaterThan(3);
  const packages = await Promise.all(named.map(template));
  const others = Object.fromEntries(packages.map((one) => [one.template.id, one]));
  expect(Object.keys(others)).toEqual(named);
  expect(lint(monitoring, { others })).toEqual([]);
});

it('does not take in again who has not left a station of the county; a neighbouring county is not seen', async () => {
  const { store, arrives, stateOf } = await station();
  const first = await arrives('990101-1', here, 'admit');
  expect(first.inside).toMatchObject({ exists: false, count: 0 });
  expect(first.open).toContain('in-station-care');
  const second = await arrives('990101-2', here, 'intake');
  const { number } = await stateOf('990101-1');
  expect(second.inside).toMatchObject({ exists: true, count: 1, cases: [{ number }] });
  expect(second.open).toEqual(['intake']);
  const elsewhere = await arrives('990102-1', neighbour, 'intake');
  expect(elsewhere.inside).toMatchObject({ exists: false, cases: [] });
  expect(elsewhere.open).toEqual(['admit']);
  await store.close();
});

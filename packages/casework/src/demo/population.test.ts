import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nationalCalendar } from '@fiveones/calendar';
import { parsePackage, type Package, type PackageFiles } from '@fiveones/definition';
import { play, type Played } from '@fiveones/interpreter';
import { beforeAll, expect, it, vi } from 'vitest';
import { demoOrganisation } from './county.ts';
import { population, type DemoInstance } from './population.ts';

vi.mock('@fiveones/interpreter', async (original) => {
  const interpreter = await original<{ readonly play: typeof play }>();
  return { ...interpreter, play: vi.fn<typeof play>(interpreter.play) };
});

const root = path.resolve(import.meta.dirname, '../../../../templates/minimum-living-allowance');
const now = '2026-11-23T09:00:00+08:00';
let made: readonly DemoInstance[];
let whole: Package;
/** Every try to live through an example: how far, from which day on, and what became of it. */
let tries: readonly { readonly example: string; readonly deeds: number; readonly played: Played }[];

beforeAll(() => {
  const parsed = parsePackage(filesIn(''));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  whole = parsed.package;
  made = population({
    pkg: whole,
    organisation: demoOrganisation([whole]),
    calendar: nationalCalendar,
    now,
    hash: 'hash',
    towns: 2,
  });
  tries = vi.mocked(play).mock.calls.map(([, { id, script }], place) => ({
    example: id,
    deeds: script.length - 1, // the last one only lets the time go by
    played: vi.mocked(play).mock.results[place]?.value as Played,
  }));
}, 60_000);

function filesIn(folder: string): PackageFiles {
  return Object.fromEntries(
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory()
        ? Object.entries(filesIn(name))
        : [[name, readFileSync(path.join(root, name), 'utf8')] as const];
    }),
  );
}

const stepsOf = (process: string) =>
  whole.processes[process]?.nodes.filter(({ kind }) => kind === 'userTask').map(({ id }) => id) ?? [];
const tasks = () => made.flatMap(({ state }) => Object.values(state.tasks).map((task) => ({ state, task })));

it('households stand at nearly every step, and hardly anything is late', () => {
  expect(made.length).toBeGreaterThan(60);
  expect(new Set(tasks().map(({ task }) => task.node)).size).toBeGreaterThan(30);
  const late = tasks().filter(({ task }) => task.due !== undefined && task.due < now);
  expect(late.length).toBeLessThanOrEqual(3);
  for (const { task } of late) expect((task.due ?? '') >= '2026-11-09').toBe(true);
  expect(made.some(({ state }) => state.status === 'completed')).toBe(true);
  expect(made.filter(({ draft }) => draft).length).toBeGreaterThan(5);
});

it('somebody stands at every step of the chart, but for those of a county whose towns decide', () => {
  const standing = new Set(
    tasks().flatMap(({ state, task }) => (state.pins.process === 'dibao-main' ? [task.node] : [])),
  );
  expect(stepsOf('dibao-main').filter((step) => !standing.has(step))).toEqual([
    'town-confirm',
    'county-spotcheck',
  ]);
});

it('what breaks however recent it is, and what would be late again, is not lived through once more', () => {
  const broken = new Map<string, Set<number>>();
  for (const { example, deeds, played } of tries)
    if (played.failures.length > 0) broken.set(example, new Set([...(broken.get(example) ?? []), deeds]));
  const again = [...broken].filter(([, steps]) => steps.size > 2);
  expect(broken.size).toBeGreaterThan(0);
  expect(again).toEqual([]);
  expect(tries.length).toBeLessThan(made.length * 1.5);
});

it('nothing of the examples is left: their places, people, numbers and days are the county’s own', () => {
  const text = JSON.stringify(made.map(({ state }) => state.data));
  expect(text).not.toMatch(/样例|\b990101|周建国|镇级调查员甲|townInvestigator-1"/);
  const families = made.map(
    ({ state }) =>
      (state.data['dibaoApplication'] as { applicant?: { name?: string } } | undefined)?.applicant?.name,
  );
  expect(new Set(families).size).toBeGreaterThan(80);
  // A case that looks after a benefit later remembers a visit of long ago.
  const applying = made.filter(({ state }) => state.pins.process === 'dibao-main');
  const visits = JSON.stringify(applying.map(({ state }) => state.data)).matchAll(/"surveyAt":"([^"]+)"/g);
  for (const [, at = ''] of visits) expect(at >= '2026-04' && at <= now).toBe(true);
});

it('every attachment that a case names is a picture', () => {
  for (const { state, files } of made) {
    const named = [...JSON.stringify(state.data).matchAll(/"image\/png"/g)].length;
    if (named > 0) expect(files.length).toBeGreaterThan(0);
    for (const { bytes } of files) expect([...bytes.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  }
});

it('an example that its package wants shown is there, however few of the others are', () => {
  const { scenarios } = whole;
  const [wanted] = Object.values(scenarios).filter(({ then: { end } }) => end !== undefined);
  if (!wanted) throw new Error('no example comes to an end');
  const few = (shown: number | undefined) =>
    population({
      pkg: { ...whole, scenarios: { ...scenarios, [wanted.id]: { ...wanted, shown } } },
      organisation: demoOrganisation([whole]),
      calendar: nationalCalendar,
      now,
      hash: 'hash',
      towns: 1,
      most: 2,
    });
  const ends = (all: readonly DemoInstance[]) =>
    all.filter(({ state }) => state.pins.process === wanted.process && state.end === wanted.then.end).length;
  expect(ends(few(3))).toBe(ends(few(undefined)) + 3);
});

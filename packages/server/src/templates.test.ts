import type { Casework } from '@fiveones/casework';
import { beforeEach, expect, it } from 'vitest';
import { admin, caller, code, leader, opened } from './stage.example.ts';

let casework: Casework;

const as = (person: string) => caller(casework, person).design;
const card = async (id: string) => (await as(admin).templates()).find((one) => one.id === id);

beforeEach(async () => {
  casework = await opened();
});

it('a template tells what it holds, and which copies of it there are, begun or published', async () => {
  const first = await card('first-process');
  expect(first).toMatchObject({
    name: '老年人优待证',
    copies: [],
    counts: { forms: 1, scenarios: 2 },
  });
  expect(first?.processes[0]).toMatchObject({ id: 'apply-card' });
  expect(first?.from).toBeUndefined();
  const { packageId } = await as(admin).create({ name: '青禾县优待证', from: 'first-process' });
  const copy = { id: packageId, name: '青禾县优待证', published: false };
  expect((await card('first-process'))?.copies).toEqual([copy]);
  // What was never published is nothing to begin from.
  expect(await card(packageId)).toBeUndefined();
  await as(admin).submit({
    packageId,
    version: '0.1.0',
    note: '开始用',
    from: '2026-11-23',
    reviewer: leader,
  });
  await as(leader).confirm({ packageId });
  expect((await card('first-process'))?.copies).toEqual([{ ...copy, published: true }]);
  expect((await card(packageId))?.from).toEqual({ name: '老年人优待证', version: '1.0.0' });
});

it('a sketch draws every step and way, and says nothing of what the steps do', async () => {
  const { process } = await as(admin).sketch({ packageId: 'first-process', process: 'apply-card' });
  const whole = published('first-process').processes['apply-card'];
  const names = (list: unknown) => (list as readonly { readonly id: string }[]).map(({ id }) => id);
  expect(names(process['nodes'])).toEqual(names(whole?.nodes));
  expect(names(process['flows'])).toEqual(names(whole?.flows));
  expect(JSON.stringify(process)).not.toMatch(/"(forms|responsibility|condition|limit)"/);
  expect(await code(as(admin).sketch({ packageId: 'first-process', process: 'nowhere' }))).toBe(
    'no-such-package',
  );
});

const published = (id: string) => {
  const found = casework.library.newest(id);
  if (found === undefined) throw new Error(`${id} is not published`);
  return found.package;
};

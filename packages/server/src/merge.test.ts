import type { Casework } from '@fiveones/casework';
import {
  isObject,
  merge,
  mergeUpstream,
  type Json,
  type PackageDraft,
  type PathStep,
  setValue,
} from '@fiveones/definition';
import { beforeEach, describe, expect, it } from 'vitest';
import { admin, caller, clerk, code, leader, opened } from './stage.example.ts';

const upstream = 'first-process';
const chart = 'processes/apply-card.json';
const version = '1.1.0';
const nextDoor = 'next-door';
let casework: Casework;
let packageId = '';

const as = (person: string) => caller(casework, person).design;

/** Changes the draft of a package, as the designer saves it. */
async function change(id: string, make: (draft: PackageDraft) => PackageDraft): Promise<void> {
  const { draft, revision } = await as(admin).load({ packageId: id });
  const after = make(draft);
  const edits = Object.keys({ ...draft, ...after })
    .filter((file) => draft[file] !== after[file])
    .map((file) => ({ file, before: draft[file] ?? null, after: after[file] ?? null }));
  await as(admin).save({ packageId: id, revision, edits, history: null });
}
const put =
  (path: readonly PathStep[], value: Json, file = chart) =>
  (draft: PackageDraft): PackageDraft => {
    const built = setValue(draft, { file, path, value });
    if (!built.ok) throw new Error(built.problem.code);
    return built.after;
  };
async function publish(id: string, as_: string): Promise<void> {
  await as(admin).submit({ packageId: id, version: as_, note: '改', from: '2026-11-23', reviewer: leader });
  await as(leader).confirm({ packageId: id });
}
const card = async (person = admin) => (await as(person).packages()).find(({ id }) => id === packageId);
/** What upstream has in dispute with the draft, by its key. */
async function versions() {
  const base = await as(admin).version({ packageId: upstream, version: '1.0.0' });
  const theirs = await as(admin).version({ packageId: upstream, version });
  const { draft: ours } = await as(admin).load({ packageId });
  return { base, ours, theirs };
}
const keys = async () => merge(await versions()).conflicts.map(({ key }) => key);

/** A county has copied the example and renamed a step; then a newer version renames the same step, and another. */
beforeEach(async () => {
  casework = await opened();
  ({ packageId } = await as(admin).create({ name: '本县优待证', from: upstream }));
  await change(packageId, put(['nodes', { id: 'review' }, 'name'], '本县审核'));
  expect((await card())?.upstreamVersion).toBeUndefined();
  await change(upstream, (draft) =>
    put(
      ['nodes', { id: 'review' }, 'name'],
      '上级审核',
    )(put(['nodes', { id: 'apply' }, 'name'], '网上申请')(draft)),
  );
  await publish(upstream, version);
  // After publishing, which reads the organisation again.
  const { organisation } = casework.library;
  casework.library.organisation = {
    regions: [...organisation.regions, { code: '980102', name: '邻县', tier: 'county' }],
    units: [
      ...organisation.units,
      { id: 'next', name: '邻县民政局', kind: 'countyCivilAffairs', region: '980102' },
    ],
    people: [
      ...organisation.people,
      { id: nextDoor, name: '邻管理员', holdings: [{ post: 'countyAdmin', unit: 'next' }] },
    ],
  };
});

describe('a newer version of the template that a package was made from', () => {
  it('is told on its card and when it is opened, to who reads it too', async () => {
    expect(await card()).toMatchObject({ upstreamVersion: version });
    expect(await card(leader)).toMatchObject({ upstreamVersion: version });
    expect(await as(leader).load({ packageId })).toMatchObject({
      upstream: { id: upstream, newest: version, known: true },
    });
    expect((await as(admin).load({ packageId: upstream })).upstream).toBeUndefined();
  });

  it('merged into the draft and published, the county has its own name and theirs, and is told no more', async () => {
    const { ours, ...others } = await versions();
    const built = mergeUpstream(ours, { ...others, choices: {} });
    await change(packageId, () => (built.ok ? built.after : ours));
    expect((await card())?.upstreamVersion).toBeUndefined();
    await publish(packageId, '0.2.0');
    const published = await as(admin).version({ packageId, version: '0.2.0' });
    const template = published['template.json'];
    expect(template).toMatchObject({ name: '本县优待证', upstream: { id: upstream, version } });
    const hash = casework.library.version(upstream, version)?.hash;
    expect(isObject(template) && isObject(template['upstream']) && template['upstream']['hash']).toBe(hash);
    expect(JSON.stringify(published[chart])).toMatch(/网上申请.*本县审核/);
  });
});

describe('what a county has decided of a merge', () => {
  const choose = async (person: string, conflict?: string, at = version) =>
    as(person).mergeChoose({
      packageId,
      version: at,
      choices: [{ conflict: conflict ?? (await keys())[0] ?? '', side: 'theirs' }],
    });

  it('is kept for the county, and for none next door', async () => {
    const [key = ''] = await keys();
    await choose(admin);
    expect(await as(admin).mergeChoices({ packageId, version })).toEqual({ [key]: 'theirs' });
    expect(await as(leader).mergeChoices({ packageId, version })).toEqual({ [key]: 'theirs' });
    expect(await as(nextDoor).mergeChoices({ packageId, version })).toEqual({});
    expect(await as(admin).mergeChoices({ packageId, version: '1.0.0' })).toEqual({});
  });

  it('is decided by who draws, not by who confirms, and is nothing for a town', async () => {
    expect(await code(choose(leader))).toBe('not-allowed');
    expect(await code(choose(clerk))).toBe('not-allowed');
    expect(await code(as(clerk).mergeChoices({ packageId, version }))).toBe('not-allowed');
  });

  it('is about a place in dispute, of a version that there is; else nothing is kept', async () => {
    expect(await code(choose(admin, 'forms/none.json'))).toBe('no-such-conflict');
    expect(await code(choose(admin, undefined, '9.9.9'))).toBe('no-such-version');
    expect(await code(as(admin).mergeChoose({ packageId: upstream, version, choices: [] }))).toBe(
      'no-such-version',
    );
    expect(await code(as(admin).mergeChoose({ packageId: 'nothing', version, choices: [] }))).toBe(
      'no-such-package',
    );
    expect(await as(admin).mergeChoices({ packageId, version })).toEqual({});
  });

  it('is of the size and kind that a decision has', async () => {
    const [conflict = ''] = await keys();
    const send = (choices: readonly unknown[]) =>
      code(as(admin).mergeChoose({ packageId, version, choices: choices as never }));
    expect(await send([{ conflict, side: 'mine' }])).toBe('BAD_REQUEST');
    expect(await send([{ conflict: 'x'.repeat(1_001), side: 'ours' }])).toBe('BAD_REQUEST');
    expect(await send(Array.from({ length: 1_001 }, () => ({ conflict, side: 'ours' })))).toBe('BAD_REQUEST');
    expect(await send([conflict])).toBe('BAD_REQUEST');
  });
});

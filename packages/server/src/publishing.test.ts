import type { Casework } from '@fiveones/casework';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { admin, caller, code, leader, opened } from './stage.example.ts';

const packageId = 'first-process';
const sheet = { packageId, version: '1.0.1', note: '改个名称', from: '2026-12-01', reviewer: leader };

let casework: Casework;

const as = (person: string) => caller(casework, person).design;

/** Renames the package in its draft. */
async function rename(name: string): Promise<unknown> {
  const { draft, revision } = await as(admin).load({ packageId });
  const before = draft['template.json'] ?? null;
  const after = { ...(before as Record<string, unknown>), name } as typeof before;
  return as(admin).save({
    packageId,
    revision,
    edits: [{ file: 'template.json', before, after }],
    history: null,
  });
}

/** The version that a case started now would take. */
const inForce = (): string | undefined => casework.library.current(packageId)?.version;

beforeEach(async () => {
  casework = await opened();
  await rename('老年人优待证（新）');
});

describe('publishing', () => {
  it('takes a second person, and its day', async () => {
    expect(await code(as(admin).submit(sheet))).toBe('done');
    expect(await code(as(admin).confirm({ packageId }))).toBe('reviewer-oneself');
    expect(inForce()).toBe('1.0.0');
    expect(await as(leader).confirm({ packageId })).toEqual({ version: '1.0.1' });
    expect(inForce()).toBe('1.0.0');
    await casework.demonstration.advance('2026-12-01T09:00:00+08:00');
    expect(inForce()).toBe('1.0.1');
  });

  it('names somebody else, who may confirm', async () => {
    expect(await code(as(admin).submit({ ...sheet, reviewer: admin }))).toBe('reviewer-oneself');
    expect(await code(as(admin).submit({ ...sheet, reviewer: 'townClerk-town-1-1' }))).toBe('reviewer-unfit');
  });

  it('locks the draft until it is withdrawn', async () => {
    await as(admin).submit(sheet);
    expect(await code(rename('又改'))).toBe('under-review');
    expect(await code(as(admin).submit(sheet))).toBe('under-review');
    await as(admin).withdraw({ packageId });
    expect(await code(rename('又改'))).toBe('done');
    expect(await code(as(leader).confirm({ packageId }))).toBe('not-under-review');
  });

  it('given back keeps the reason, and can be handed in again', async () => {
    await as(admin).submit(sheet);
    await as(leader).giveBack({ packageId, reason: '名称写全' });
    expect((await as(admin).load({ packageId })).submission).toMatchObject({
      status: 'returned',
      reason: '名称写全',
    });
    expect(await code(as(admin).submit(sheet))).toBe('done');
  });

  it.each([
    ['a day that is past', { from: '2026-11-22' }, 'effective-date-past'],
    ['no note', { note: ' ' }, 'note-missing'],
    ['a malformed version', { version: '1.1' }, 'version-malformed'],
    ['a version there is', { version: '1.0.0' }, 'version-exists'],
  ])('refuses %s', async (_, part, expected) =>
    expect(await code(as(admin).submit({ ...sheet, ...part }))).toBe(expected),
  );

  it('refuses a review that came after the day', async () => {
    await as(admin).submit({ ...sheet, from: '2026-11-23' });
    await casework.demonstration.advance('2026-11-24T09:00:00+08:00');
    expect(await code(as(leader).confirm({ packageId }))).toBe('effective-date-past');
  });

  it('refuses a draft that changes nothing', async () => {
    await rename(casework.library.newest(packageId)?.package.template.name ?? '');
    expect(await code(as(admin).submit(sheet))).toBe('nothing-to-publish');
  });

  it('waits only for the person who was chosen', async () => {
    const organisation = casework.library.organisation;
    const second = { id: 'second', name: '第二位', holdings: [{ post: 'countyLeader', unit: 'county' }] };
    await casework.keepOrganisation({ ...organisation, people: [...organisation.people, second] });
    await as(admin).submit(sheet);
    expect(await code(as('second').confirm({ packageId }))).toBe('review-not-yours');
  });
});

describe('a new package', () => {
  it('begun with three steps has no error, is published by two, and can be started', async () => {
    const { packageId: id } = await as(admin).create({ name: '临时帮扶' });
    await as(admin).submit({ ...sheet, packageId: id, version: '1.0.0', from: '2026-11-23' });
    expect(await as(leader).confirm({ packageId: id })).toEqual({ version: '1.0.0' });
    expect(casework.library.current(id)?.package.template.name).toBe('临时帮扶');
  });

  it('made from another says where it comes from', async () => {
    const { packageId: id } = await as(admin).create({ name: '高龄津贴', from: packageId });
    const { draft } = await as(admin).load({ packageId: id });
    expect(draft['template.json']).toMatchObject({ id, name: '高龄津贴', upstream: { id: packageId } });
    expect((await as(admin).packages()).find((card) => card.id === id)?.state).toBe('unpublished');
  });

  it('goes out as a file and comes in again as a draft', async () => {
    const { packageId: id } = await as(admin).create({ name: '高龄津贴', from: packageId });
    const { draft } = await as(admin).load({ packageId: id });
    const template = draft['template.json'] as Record<string, never>;
    const files = { ...draft, 'template.json': { ...template, id: 'elderly' } };
    expect(await as(admin).importFiles({ files })).toEqual({ packageId: 'elderly' });
    expect((await as(admin).load({ packageId: 'elderly' })).draft).toEqual(files);
    expect(await code(as(admin).importFiles({ files }))).toBe('draft-exists');
  });

  it('wants a name, and files that are a package', async () => {
    expect(await code(as(admin).create({ name: ' ' }))).toBe('name-missing');
    expect(await code(as(admin).create({ name: '甲', from: 'nothing' }))).toBe('no-such-package');
    expect(await code(as(admin).importFiles({ files: { 'a.json': {} } }))).toBe('not-a-package');
    const outside = { '../a.json': {}, 'template.json': { id: 'a' } };
    expect(await code(as(admin).importFiles({ files: outside }))).toBe('not-a-package');
  });
});

describe('the examples of a draft', () => {
  const run = (from: number) => as(admin).runScenarios({ packageId, from });
  afterEach(() => vi.restoreAllMocks());

  it('run page by page where they take long, so that whoever waits can be told how far it is, and can stop', async () => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
    const first = await run(0);
    expect(first).toMatchObject({ total: 2, next: 1, results: [{ passed: true, before: true }] });
    const second = await run(1);
    expect(second.next).toBeUndefined();
    expect(new Set([...first.results, ...second.results].map(({ id }) => id)).size).toBe(2);
    expect(await run(2)).toEqual({ total: 2, results: [], hash: first.hash });
  });

  it('say of which draft they are, so that pages of two are not taken for one run', async () => {
    const { hash, results } = await run(0);
    expect(results).toHaveLength(2);
    await rename('又改');
    expect((await run(1)).hash).not.toBe(hash);
  });
});

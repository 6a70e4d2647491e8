import type { Casework } from '@fiveones/casework';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  admin,
  applied,
  caller,
  clerk,
  code,
  colleague,
  firstProcess as files,
  leader,
  opened,
} from './stage.example.ts';

const asked = { packageId: 'first-process', from: '1.0.0', to: '1.0.1', nodes: {} };

/** Installs the example's next version; `change` writes its chart and list anew. Its own examples stay behind. */
async function publish(change: (text: string) => string): Promise<void> {
  const template = JSON.parse(files['template.json'] ?? '') as Record<string, unknown>;
  const kept = Object.entries(files).filter(([file]) => !file.startsWith('scenarios/'));
  const done = await casework.install({
    ...Object.fromEntries(kept),
    'template.json': JSON.stringify({ ...template, version: '1.0.1' }),
    'processes/apply-card.json': change(files['processes/apply-card.json'] ?? ''),
    'responsibilities.json': change(files['responsibilities.json'] ?? ''),
  });
  expect(done).toMatchObject({ ok: true });
}
const rename = (text: string): string => text.replace('"镇审核"', '"镇初审"');

let casework: Casework;
let instance = '';
const as = (person: string) => caller(casework, person);
const versionOf = async (): Promise<string | undefined> =>
  (await casework.instances.read(instance))?.state.pins.version;
/** Of this household: the demonstration has others that may move too. */
const ours = <T extends { readonly instance: string }>(results: readonly T[]): T | undefined =>
  results.find((result) => result.instance === instance);

beforeEach(async () => {
  casework = await opened();
  instance = await applied(casework, 'key-0001');
});

describe('moving running cases to a new version', () => {
  it('is tried, asked for by one person, confirmed by another, and then goes on under the new version', async () => {
    await publish(rename);
    const before = await casework.instances.read(instance);
    expect(ours(await as(admin).migration.preview(asked))).toMatchObject({ moves: true });
    expect(await casework.instances.read(instance)).toEqual(before);

    const { id } = await as(admin).migration.ask({ ...asked, reason: '改了名称' });
    expect(await versionOf()).toBe('1.0.0');
    expect(await code(as(admin).migration.confirm({ id }))).toBe('reviewer-oneself');
    expect(ours(await as(leader).migration.confirm({ id }))).toMatchObject({ moves: true });
    expect(await versionOf()).toBe('1.0.1');
    expect(await code(as(leader).migration.confirm({ id }))).toBe('not-under-review');

    const [open] = (await as(clerk).work.inbox()).open.filter((item) => item.instance === instance);
    expect(open?.task).toBeDefined();
    await as(clerk).task.submit({
      task: open?.task ?? '',
      key: 'key-0002',
      data: {},
      opinion: { result: 'agree' },
    });
    expect((await casework.instances.read(instance))?.state.status).toBe('completed');
    const { moves, versions } = await as(leader).migration.overview({ packageId: 'first-process' });
    expect(versions.map(({ version }) => version)).toEqual(['1.0.1', '1.0.0']);
    expect(moves[0]).toMatchObject({ status: 'done', reason: '改了名称', mayConfirm: false });
  });

  it('leaves a case whose step is gone where it is, and says which step stands for it', async () => {
    await publish((text) =>
      text.replaceAll('"review"', '"examine"').replaceAll('apply-card/review', 'apply-card/examine'),
    );
    const told = ours(await as(admin).migration.preview(asked));
    expect(told).toMatchObject({ moves: false });
    expect(told?.missing).toEqual([{ process: 'apply-card', id: 'review', name: '镇审核' }]);
    const { id } = await as(admin).migration.ask({ ...asked, reason: '换步骤' });
    expect(ours(await as(leader).migration.confirm({ id }))).toMatchObject({ moves: false });
    expect(await versionOf()).toBe('1.0.0');
    const mapped = await as(admin).migration.ask({
      ...asked,
      nodes: { review: 'examine' },
      reason: '对应上',
    });
    expect(ours(await as(leader).migration.confirm(mapped))).toMatchObject({ moves: true });
    expect(await versionOf()).toBe('1.0.1');
  });

  it('keeps the task with whoever had taken it', async () => {
    await publish(rename);
    const [open] = (await as(colleague).work.inbox()).open.filter((item) => item.instance === instance);
    await as(colleague).task.claim({ task: open?.task ?? '' });
    const { id } = await as(admin).migration.ask({ ...asked, reason: '改了名称' });
    await as(leader).migration.confirm({ id });
    expect((await as(colleague).work.inbox()).open.map((item) => item.instance)).toContain(instance);
    expect((await as(clerk).work.inbox()).open.map((item) => item.instance)).not.toContain(instance);
  });

  it('declined, nothing moves', async () => {
    await publish(rename);
    const { id } = await as(admin).migration.ask({ ...asked, reason: '改了名称' });
    await as(leader).migration.decline({ id });
    expect(await versionOf()).toBe('1.0.0');
    expect(await code(as(leader).migration.confirm({ id }))).toBe('not-under-review');
  });

  it.each([
    ['a version that never was', { to: '9.9.9' }, 'no-such-version'],
    ['no reason', { reason: ' ' }, 'note-missing'],
  ])('with %s is refused', async (_what, part, expected) =>
    expect(await code(as(admin).migration.ask({ ...asked, to: '1.0.1', reason: '改', ...part }))).toBe(
      expected,
    ),
  );
});

import type { Casework } from '@fiveones/casework';
import { beforeEach, describe, expect, it } from 'vitest';
import { admin, applied, caller, clerk, code, colleague, leader, opened } from './stage.example.ts';

let casework: Casework;
const as = (person: string) => caller(casework, person);
const taskOf = async (instance: string): Promise<{ readonly task: string; readonly token: string }> => {
  const [token = ''] = Object.keys((await casework.instances.read(instance))?.state.tasks ?? {});
  return { task: `${instance}/${token}`, token };
};
const holderOf = async (instance: string) =>
  Object.values((await casework.instances.read(instance))?.state.tasks ?? {})[0]?.assignment.person;
const leaving = { person: clerk, reason: '调离' };

beforeEach(async () => {
  casework = await opened();
});

describe('离职转办: somebody who leaves', () => {
  it('has everything in hand given to another by the policy admin, foretold and kept as a trace', async () => {
    const [taken, delegated] = [await applied(casework, 'key-0001'), await applied(casework, 'key-0002')];
    const first = await taskOf(taken);
    await as(clerk).task.claim({ task: first.task });
    await as(clerk).task.saveDraft({
      task: first.task,
      data: {},
      opinion: { result: 'agree', reason: '属实' },
    });
    const second = await taskOf(delegated);
    await as(clerk).operation.carryOut({
      instance: delegated,
      operation: { do: 'delegate', task: second.token, to: 'townReviewer-town-1-1', reason: '请先看' },
      key: 'key-0003',
    });
    await as(clerk).leave.set({
      substitute: colleague,
      from: '2026-11-23',
      until: '2026-11-30',
      reason: '休假',
    });

    const seen = await as(admin).handover.preview({ person: clerk, to: colleague });
    expect(await holderOf(taken)).toBe(clerk);
    const told = Object.fromEntries(
      seen.cases.map(({ instance, told: lines }) => [instance, lines.join('；')]),
    );
    expect(told[taken]).toMatch(/转到/);
    expect(told[delegated]).toMatch(/接着/);
    expect(seen).toMatchObject({ drafts: 1, leaves: 1 });

    const done = await as(admin).handover.carryOut({ ...leaving, to: colleague, key: 'key-0004' });
    expect(done).toEqual(seen);
    expect(await holderOf(taken)).toBe(colleague);
    expect((await as(colleague).task.get({ task: first.task })).draft?.opinion).toMatchObject({
      reason: '属实',
    });
    expect((await as(colleague).leave.mine()).list.map(({ state }) => state)).toEqual(['ended']);
    await as('townReviewer-town-1-1').task.submit({ task: second.task, key: 'key-0005', data: {} });
    expect(await holderOf(delegated)).toBe(colleague);

    const { past, people } = await as(admin).handover.view();
    expect(past).toMatchObject([{ reason: '调离', cases: seen.cases }]);
    expect(people.find(({ id }) => id === clerk)?.open).toBe(0);
    const { history } = await as(clerk).instance.get({ instance: taken });
    expect(history.map(({ note }) => note)).toContain('调离');
    expect(await code(as(admin).handover.carryOut({ ...leaving, to: colleague, key: 'key-0006' }))).toBe(
      'handover-nothing',
    );
  });

  it('leaves to the post what the other may not do, and everything when there is no other', async () => {
    const instance = await applied(casework, 'key-0001');
    const { task } = await taskOf(instance);
    await as(clerk).task.claim({ task });
    const { cases } = await as(admin).handover.carryOut({ ...leaving, to: leader, key: 'key-0002' });
    expect(cases.find((one) => one.instance === instance)?.told.join()).toMatch(/回到.*谁都可以接/);
    expect(await holderOf(instance)).toBeUndefined();
    await as(clerk).task.claim({ task });
    await as(admin).handover.carryOut({ ...leaving, key: 'key-0003' });
    expect(await holderOf(instance)).toBeUndefined();
  });

  it.each([
    ['themselves as successor', { ...leaving, to: clerk }, 'handover-person'],
    ['a stranger', { ...leaving, to: 'nobody' }, 'handover-person'],
    ['no reason', { ...leaving, to: colleague, reason: ' ' }, 'note-missing'],
  ])('with %s is refused, and nothing moves', async (_what, given, expected) => {
    const instance = await applied(casework, 'key-0001');
    await as(clerk).task.claim({ task: (await taskOf(instance)).task });
    expect(await code(as(admin).handover.carryOut({ ...given, key: 'key-0002' }))).toBe(expected);
    expect(await holderOf(instance)).toBe(clerk);
  });
});

import type { Casework } from '@fiveones/casework';
import type { PackageFiles } from '@fiveones/definition';
import { operations, type OperationInput, type OperationType } from '@fiveones/interpreter';
import { beforeAll, describe, expect, it } from 'vitest';
import { caller, firstProcess, opened, village, loosely, type Loose } from './stage.example.ts';

const people = {
  helper: 'villageHelper-village-1-1-1',
  clerk: 'townClerk-town-1-1',
  colleague: 'townClerk-town-1-2',
  otherVillage: 'villageHelper-village-1-2-1',
  otherTown: 'townClerk-town-2-1',
  county: 'countyHandler-county-1',
  admin: 'countyAdmin-county-1',
  leader: 'countyLeader-county-1',
} as const;
type Who = keyof typeof people;

let casework: Casework;
let clock = Date.parse('2026-11-23T01:00:00Z');
let serial = 0;
const key = () => `key-${String(++serial).padStart(6, '0')}`;
const reason = '收入没有写清楚，请补写';

/** The example, with a step that can reject and one that chooses who comes next. */
function filesOfExample(): PackageFiles {
  const chart = loosely<Loose & { nodes: readonly Loose[] }>('processes/apply-card.json');
  const more: Record<string, object> = {
    apply: { chooseNext: true },
    review: { reject: { to: 'refused', reasons: [{ code: 'fake', name: '材料不实' }] } },
  };
  const nodes = chart.nodes.map((node) => ({ ...node, ...more[String(node['id'])] }));
  return { ...firstProcess, 'processes/apply-card.json': JSON.stringify({ ...chart, nodes }) };
}

beforeAll(async () => {
  casework = await opened([filesOfExample()], () => clock);
});

const as = (who: Who) => caller(casework, people[who]);

const refusedWith = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: { cause?: { refused?: { code: string } }; code?: string }) =>
      error.cause?.refused?.code ?? error.code ?? 'fault',
  );

const application = { application: { name: '周大爷', birthDate: '1950-05-06', deliver: 'self' } };

/** A case that waits at the town's review; its task is unclaimed unless `next` names somebody. */
async function atReview(next?: Who): Promise<{ readonly instance: string; readonly task: string }> {
  const started = await as('helper').work.start({
    packageId: 'first-process',
    process: 'apply-card',
    region: village,
  });
  await as('helper').task.submit({
    task: started.task ?? '',
    key: key(),
    data: application,
    ...(next ? { next: { review: people[next] } } : {}),
  });
  return { instance: started.instance, task: await taskOf('admin', started.instance, 'review') };
}

async function taskOf(who: Who, instance: string, node: string): Promise<string> {
  const open = (await as(who).instance.get({ instance })).open.find((task) => task.node === node);
  return open?.task.split('/')[1] ?? '';
}

const act = (who: Who, instance: string, operation: OperationInput) =>
  as(who).operation.carryOut({ instance, operation, key: key() });
const itemOf = async (who: Who, instance: string) =>
  (await as(who).work.inbox()).open.find((item) => item.instance === instance);
const storyOf = async (instance: string) =>
  (await as('admin').instance.get({ instance })).history.map(({ title }) => title);

/** Every operation as it would be sent for a case; ids that are not there are refused by the instance itself. */
const every = (task: string): { readonly [T in OperationType]: OperationInput & { readonly do: T } } => ({
  claim: { do: 'claim', task },
  release: { do: 'release', task },
  skip: { do: 'skip', task, reason },
  sendBack: { do: 'sendBack', task, to: 'apply', reason },
  reject: { do: 'reject', task, code: 'fake', notice: '提交的收入证明与核对结果不符。' },
  recall: { do: 'recall', token: 't1' },
  transfer: { do: 'transfer', task, to: people.colleague, reason },
  delegate: { do: 'delegate', task, to: people.colleague, reason },
  addSigner: { do: 'addSigner', task, to: [people.colleague], when: 'before', reason },
  removeSigner: { do: 'removeSigner', task, person: people.colleague, reason },
  addVoter: { do: 'addVoter', voter: `t1 ${people.colleague}`, reason },
  removeVoter: { do: 'removeVoter', task, reason },
  copy: { do: 'copy', to: [people.admin], note: '请知悉' },
  markRead: { do: 'markRead', notice: 'n1' },
  urge: { do: 'urge', task, note: '今天要' },
  comment: { do: 'comment', text: '先等核对结果' },
  takeDown: { do: 'takeDown', notice: 'poster-1', reason },
  terminate: { do: 'terminate', reason },
  jump: { do: 'jump', token: task, to: 'apply', reason },
  wake: { do: 'wake', to: 'apply', reason },
  confirm: { do: 'confirm', proposal: 'p1' },
  decline: { do: 'decline', proposal: 'p1', reason },
});
const names = Object.keys(operations) as readonly OperationType[];

describe.each(['otherVillage', 'otherTown'] as const)('next door (%s)', (who) => {
  it.each(names)('%s is neither foretold nor done', async (name) => {
    const { instance, task } = await shared();
    const operation = every(task)[name];
    expect(await refusedWith(as(who).operation.preview({ instance, operation }))).toBe('not-found');
    expect(await refusedWith(act(who, instance, operation))).toBe('not-found');
  });
  it('is offered nothing', async () =>
    expect(await refusedWith(as(who).operation.offers({ instance: (await shared()).instance }))).toBe(
      'not-found',
    ));
});

let kept: ReturnType<typeof atReview> | undefined;
const shared = () => (kept ??= atReview());

describe('each right belongs to its post', () => {
  const ofHolder: readonly OperationType[] = [
    'claim',
    'sendBack',
    'reject',
    'transfer',
    'delegate',
    'addSigner',
    'skip',
    'release',
  ];
  it.each(ofHolder)(
    '%s is for who has the task, not for the village, the county or the admin',
    async (name) => {
      const { instance, task } = await shared();
      for (const who of ['helper', 'county', 'admin'] as const)
        expect(await refusedWith(act(who, instance, every(task)[name]))).toBe('task-not-yours');
    },
  );
  it.each(['addVoter', 'removeVoter', 'terminate', 'jump', 'wake', 'confirm', 'decline'] as const)(
    '%s is not for a clerk of village or town',
    async (name) => {
      const { instance, task } = await shared();
      for (const who of ['helper', 'clerk'] as const)
        expect(await refusedWith(act(who, instance, every(task)[name]))).toBe('not-allowed');
    },
  );
  it('a public notice is taken down by the town or the county, not by the village', async () => {
    const { instance, task } = await shared();
    const answerTo = (who: Who) => refusedWith(act(who, instance, every(task).takeDown));
    expect(await answerTo('helper')).toBe('not-allowed');
    expect([await answerTo('clerk'), await answerTo('county')]).toEqual([
      'notice-not-shown',
      'notice-not-shown',
    ]);
  });
  it('a jump is asked for by who looks after the processes only', async () => {
    const { instance, task } = await shared();
    for (const who of ['county', 'leader'] as const)
      expect(await refusedWith(act(who, instance, every(task).jump))).toBe('not-allowed');
  });
  it('the menu shows the same', async () => {
    const { instance, task } = await shared();
    const offered = async (who: Who) =>
      (await as(who).operation.offers({ instance, task })).map((offer) => offer.do).sort();
    expect(await offered('clerk')).toEqual(
      ['addSigner', 'claim', 'comment', 'copy', 'delegate', 'reject', 'sendBack', 'transfer'].sort(),
    );
    expect(await offered('helper')).toEqual(['comment', 'copy', 'recall', 'urge'].sort());
    expect(await offered('admin')).toEqual(['comment', 'copy', 'jump', 'terminate', 'urge'].sort());
  });
  it('too much, too long or of another kind is refused before it is looked at', async () => {
    const { instance, task } = await shared();
    const wrong = [
      { ...every(task).sendBack, reason: '长'.repeat(2_001) },
      { ...every(task).copy, to: Array<string>(51).fill(people.admin) },
      { ...every(task).addSigner, when: 'never' },
      { do: 'open', task },
    ];
    for (const operation of wrong)
      expect(await refusedWith(act('clerk', instance, operation as unknown as OperationInput))).toBe(
        'BAD_REQUEST',
      );
  });
});

describe('退回', () => {
  it('foretells, comes to who did the step with what to put right, and straight back', async () => {
    const { instance, task } = await atReview('clerk');
    const operation: OperationInput = { do: 'sendBack', task, to: 'apply', reason, then: 'straight' };
    const told = await as('clerk').operation.preview({ instance, operation });
    expect(told.effects).toHaveLength(2);
    await act('clerk', instance, operation);
    expect(await itemOf('helper', instance)).toMatchObject({ mine: true, returned: { reason } });
    const again = await taskOf('helper', instance, 'apply');
    await as('helper').task.open({ task: `${instance}/${again}` });
    expect(await itemOf('helper', instance)).toMatchObject({ returned: { reason } });
    expect((await as('helper').task.get({ task: `${instance}/${again}` })).returned).toMatchObject({
      reason,
    });
    await as('helper').task.submit({ task: `${instance}/${again}`, key: key(), data: application });
    expect(await itemOf('clerk', instance)).toMatchObject({ mine: true });
    expect(await itemOf('colleague', instance)).toBeUndefined();
  });
});

describe('驳回, 终止', () => {
  it('驳回 ends the case where the chart says and tells who began it', async () => {
    const { instance, task } = await atReview();
    await act('clerk', instance, every(task).reject);
    expect((await as('admin').instance.get({ instance })).header).toMatchObject({ outcome: 'rejected' });
    expect((await as('helper').work.inbox()).notices).toMatchObject([{ instance, why: 'rejected' }]);
  });
  it('终止 is for the county and leaves no work', async () => {
    const { instance } = await atReview();
    await act('county', instance, { do: 'terminate', reason });
    expect(await itemOf('clerk', instance)).toBeUndefined();
    expect((await as('admin').instance.get({ instance })).header.status).toBe('terminated');
  });
});

describe('拿回', () => {
  const back = async (instance: string) => {
    const offer = (await as('helper').operation.offers({ instance })).find((one) => one.do === 'recall');
    return act('helper', instance, { do: 'recall', token: offer?.choices[0]?.id ?? 't1' });
  };
  it('works until the town has opened it', async () => {
    const { instance } = await atReview();
    await back(instance);
    expect(await itemOf('helper', instance)).toMatchObject({ mine: true });
    expect(await itemOf('clerk', instance)).toBeUndefined();
    const read = await atReview();
    await as('clerk').task.open({ task: `${read.instance}/${read.task}` });
    expect(await refusedWith(back(read.instance))).toBe('nothing-to-recall');
  });
});

describe('转办, 委派, 加签, 减签', () => {
  it('转办 moves the task to the colleague, with from whom and why', async () => {
    const { instance, task } = await atReview('clerk');
    await act('clerk', instance, every(task).transfer);
    expect(await itemOf('clerk', instance)).toBeUndefined();
    expect(await itemOf('colleague', instance)).toMatchObject({ passed: { how: 'transferred', reason } });
  });
  it('委派 comes back; the delegate signs nothing', async () => {
    const { instance, task } = await atReview('clerk');
    await act('clerk', instance, every(task).delegate);
    expect((await as('colleague').task.get({ task: `${instance}/${task}` })).opinion).toBeUndefined();
    await as('colleague').task.submit({ task: `${instance}/${task}`, key: key(), data: {} });
    expect(await itemOf('clerk', instance)).toMatchObject({ mine: true });
    expect((await as('admin').instance.get({ instance })).header.status).toBe('running');
  });
  it('加签 before: waits for the signature, which any colleague of the office may give', async () => {
    const { instance, task } = await atReview('clerk');
    await act('clerk', instance, every(task).addSigner);
    const asked = await itemOf('colleague', instance);
    expect(asked).toMatchObject({ signs: { reason } });
    const submit = () =>
      as('clerk').task.submit({
        task: `${instance}/${task}`,
        key: key(),
        data: {},
        opinion: { result: 'agree' },
      });
    expect(await refusedWith(submit())).toBe('awaits-signers');
    await as('colleague').task.submit({
      task: asked?.task ?? '',
      key: key(),
      data: {},
      opinion: { result: 'agree' },
    });
    expect((await submit()).ended).toBe(true);
  });
  it('减签 takes the asking back', async () => {
    const { instance, task } = await atReview('clerk');
    await act('clerk', instance, every(task).addSigner);
    await act('clerk', instance, every(task).removeSigner);
    expect(await itemOf('colleague', instance)).toBeUndefined();
  });
});

describe('抄送, 已阅, 催办, 留言', () => {
  it('抄送 is in 待阅 until 已阅; both are told in the history', async () => {
    const { instance } = await atReview();
    await act('helper', instance, { do: 'copy', to: [people.leader], note: '请知悉' });
    const [notice] = (await as('leader').work.inbox()).notices;
    expect(notice).toMatchObject({ instance, why: 'copied', note: '请知悉' });
    expect(await refusedWith(act('clerk', instance, { do: 'markRead', notice: notice?.notice ?? '' }))).toBe(
      'no-such-notice',
    );
    await act('leader', instance, { do: 'markRead', notice: notice?.notice ?? '' });
    expect((await as('leader').work.inbox()).notices).toEqual([]);
    expect((await storyOf(instance)).filter((title) => /抄送|已阅/.test(title))).toHaveLength(2);
  });
  it('抄送 does not reach next door', async () =>
    expect(
      await refusedWith(act('helper', (await shared()).instance, { do: 'copy', to: [people.otherTown] })),
    ).toBe('person-not-permitted'));
  it('催办 marks the task in the list of who has it', async () => {
    const { instance, task } = await atReview();
    await act('helper', instance, { do: 'urge', task, note: '老人等着用' });
    expect(await itemOf('clerk', instance)).toMatchObject({ urged: { note: '老人等着用', times: 1 } });
  });
  it('留言 stands in the history', async () => {
    const { instance } = await atReview();
    await act('county', instance, { do: 'comment', text: '先等核对结果' });
    expect((await storyOf(instance)).some((title) => title.endsWith('留言'))).toBe(true);
  });
});

describe('自选办理人', () => {
  it('gives the next task to the chosen one of the list, and to nobody else', async () => {
    const { instance } = await atReview('colleague');
    expect(await itemOf('colleague', instance)).toMatchObject({ mine: true });
    expect(await itemOf('clerk', instance)).toBeUndefined();
    expect(await refusedWith(atReview('otherTown'))).toBe('person-not-permitted');
  });
});

describe('跳转, 唤醒 by two persons', () => {
  it('a jump waits in the list of the second person and is done by them', async () => {
    const { instance, task } = await atReview();
    await act('admin', instance, every(task).jump);
    const [asked] = (await as('leader').work.inbox()).asked;
    expect((await as('admin').work.inbox()).asked).toEqual([]);
    expect(asked).toMatchObject({ instance, what: 'jump', reason });
    const proposal = asked?.proposal ?? '';
    expect(await refusedWith(act('admin', instance, { do: 'confirm', proposal }))).toBe('second-person');
    await act('leader', instance, { do: 'confirm', proposal });
    expect(await itemOf('helper', instance)).toMatchObject({ nodeName: '填申请' });
    expect((await as('leader').work.inbox()).asked).toEqual([]);
  });
  it('a case that has ended is woken', async () => {
    const { instance, task } = await atReview();
    await as('clerk').task.submit({
      task: `${instance}/${task}`,
      key: key(),
      data: {},
      opinion: { result: 'agree' },
    });
    await act('admin', instance, { do: 'wake', to: 'review', reason });
    const [asked] = (await as('leader').work.inbox()).asked;
    await act('leader', instance, { do: 'confirm', proposal: asked?.proposal ?? '' });
    expect((await as('admin').instance.get({ instance })).header.status).toBe('running');
    expect(await itemOf('clerk', instance)).toMatchObject({ nodeName: '镇审核' });
  });
});

describe('离岗代理', () => {
  const leave = { substitute: people.colleague, from: '2026-11-24', until: '2026-11-25', reason: '培训' };
  it('needs a colleague of the same office and a sensible period', async () => {
    for (const [change, code] of [
      [{ substitute: people.otherTown }, 'substitute-not-permitted'],
      [{ substitute: people.admin }, 'substitute-not-permitted'],
      [{ until: '2026-11-20' }, 'leave-period'],
      [{ until: '2028-11-20' }, 'leave-period'],
    ] as const)
      expect(await refusedWith(as('clerk').leave.set({ ...leave, ...change }))).toBe(code);
  });
  it('in the period the substitute has the work, and is named with the absent one', async () => {
    const { instance, task } = await atReview('clerk');
    const set = await as('clerk').leave.set(leave);
    expect(await refusedWith(as('clerk').leave.set(leave))).toBe('leave-overlaps');
    expect(await refusedWith(as('colleague').leave.end({ id: set.id }))).toBe('not-found');
    expect(await itemOf('colleague', instance)).toBeUndefined();
    clock += 86_400_000;
    const item = await itemOf('colleague', instance);
    expect(item?.standsFor).toBe(casework.actor(people.clerk)?.name);
    await as('colleague').task.submit({
      task: `${instance}/${task}`,
      key: key(),
      data: {},
      opinion: { result: 'agree' },
    });
    expect((await storyOf(instance)).some((title) => /.+代.+办完“镇审核”/.test(title))).toBe(true);
    await as('clerk').leave.end({ id: set.id });
    expect((await as('clerk').leave.mine()).list).toMatchObject([{ id: set.id, state: 'ended' }]);
    clock -= 86_400_000;
  });
});

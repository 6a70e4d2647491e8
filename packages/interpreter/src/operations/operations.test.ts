import { describe, expect, it } from 'vitest';
import { Document, type JsonObject } from '@fiveones/definition';
import { chart, folded, given, worldOf } from '../chart.example.ts';
import type { Command } from '../command.ts';
import { decide, type Decision } from '../decide.ts';
import type { InstanceState } from '../state.ts';
import { offersOf } from './offers.ts';
import { preview } from './preview.ts';

const at = '2026-03-02T09:00:00+08:00';
const start = { do: 'start', id: 'i1', number: '1', region: '990101001001', at, by: 'clerk-1' } as const;
const reason = '收入没有写清楚，请补写';
type Loose = Readonly<Record<string, unknown>> & { readonly do: string };

/** A case in which commands name steps instead of tokens: `{ do: 'complete', node: 'a', by: 'clerk-1' }`. */
function acted(pkg: ReturnType<typeof chart>, ...script: readonly Loose[]) {
  const commands: Command[] = [start];
  for (const loose of script) commands.push(named(given(pkg, commands).state, loose));
  const now = given(pkg, commands);
  expect(folded(now.events)).toEqual(now.state);
  return {
    ...now,
    open: openOf(now.state),
    when: (loose: Loose) => now.when(named(now.state, loose)),
    foretold: (loose: Loose) => {
      const told = preview(named(now.state, loose), now.state, worldOf(pkg));
      return 'refusal' in told ? [told.refusal.code] : told.effects.map(({ code }) => code);
    },
    offered: (by: string, node?: string) =>
      offersOf(now.state, worldOf(pkg), { by, at, task: taskAt(now.state, node) }).map((offer) => offer.do),
  };
}

function named(state: InstanceState, { node, who, ...command }: Loose): Command {
  const task = taskAt(state, node as string | undefined, who as string | undefined);
  const token = Object.values(state.tokens).find((other) => other.node === node)?.id;
  return { at, ...(node === undefined ? {} : { task, token }), ...command } as unknown as Command; // written by the test
}

const taskAt = (state: InstanceState, node: string | undefined, who?: string): string | undefined =>
  Object.values(state.tasks).find(
    (task) =>
      task.node === node &&
      (who === undefined || task.assignment.person === who) &&
      (who !== undefined || !task.signs),
  )?.id;
const openOf = (state: InstanceState): readonly string[] =>
  Object.values(state.tasks).map(({ node, assignment: { person } }) =>
    person === undefined ? node : `${node}:${person}`,
  );
const after = (decision: Decision): readonly string[] | string =>
  'refusal' in decision ? decision.refusal.code : openOf(decision.state);
const done = (node: string, by: string, more: JsonObject = {}): Loose => ({
  do: 'complete',
  node,
  by,
  ...more,
});

const line = chart(['begin > a > b > c > end']);
const fork = chart(['begin > first > fork > a > a2 > join > after > end', 'fork > b > join'], {
  fork: { kind: 'parallelGateway' },
  join: { kind: 'parallelGateway' },
});
const atC = [done('a', 'clerk-1'), done('b', 'clerk-2')];

describe('退回 to starter, previous or any step; straight back or walked again', () => {
  it('offers every step that was done, the nearest first, with who did it', () =>
    expect(
      offersOf(acted(line, ...atC).state, worldOf(line), { by: 'clerk-3', at, task: 't4' }).find(
        (offer) => offer.do === 'sendBack',
      )?.choices,
    ).toEqual([
      { id: 'b', name: 'b', note: '馆员乙', then: ['again', 'straight'] },
      { id: 'a', name: 'a', note: '馆员甲', then: ['again', 'straight'] },
    ]));
  it('goes to who did the step, and again through all that follows', () => {
    const back = acted(line, ...atC, { do: 'sendBack', node: 'c', by: 'clerk-3', to: 'a', reason });
    expect(back.open).toEqual(['a:clerk-1']);
    expect(after(back.when(done('a', 'clerk-1')))).toEqual(['b']);
  });
  it('or comes straight back to who gave it back', () => {
    const back = acted(line, ...atC, {
      do: 'sendBack',
      node: 'c',
      by: 'clerk-3',
      to: 'a',
      reason,
      then: 'straight',
    });
    expect(after(back.when(done('a', 'clerk-1')))).toEqual(['c:clerk-3']);
  });
  it('only as the policy of the step allows', () => {
    const strict = chart(['begin > a > b > c > end'], {
      c: { kind: 'userTask', returns: { to: 'previous', then: 'straight' } },
    });
    const now = acted(strict, ...atC);
    expect(after(now.when({ do: 'sendBack', node: 'c', by: 'clerk-3', to: 'a', reason }))).toBe(
      'no-way-back',
    );
    expect(
      after(now.when({ do: 'sendBack', node: 'c', by: 'clerk-3', to: 'b', reason, then: 'again' })),
    ).toBe('no-way-back');
    expect(after(now.when({ do: 'sendBack', node: 'c', by: 'clerk-3', to: 'b', reason }))).toEqual([
      'b:clerk-2',
    ]);
  });
  it('leaves the other branch alone, straight back even past a join that has been passed', () => {
    const passed = acted(
      fork,
      done('first', 'clerk-1'),
      done('b', 'clerk-2'),
      done('a', 'clerk-3'),
      done('a2', 'clerk-3'),
    );
    const back = { do: 'sendBack', node: 'after', by: 'clerk-1', to: 'a', reason };
    expect(after(passed.when(back))).toBe('no-way-back');
    const straight = acted(
      fork,
      done('first', 'clerk-1'),
      done('b', 'clerk-2'),
      done('a', 'clerk-3'),
      done('a2', 'clerk-3'),
      { ...back, then: 'straight' },
    );
    expect(after(straight.when(done('a', 'clerk-3')))).toEqual(['after:clerk-1']);
  });
  it('twice straight back returns by the same two steps', () => {
    const back = (node: string, by: string, to: string) => ({
      do: 'sendBack',
      node,
      by,
      to,
      reason,
      then: 'straight',
    });
    const deep = acted(
      line,
      ...atC,
      back('c', 'clerk-3', 'b'),
      back('b', 'clerk-2', 'a'),
      done('a', 'clerk-1'),
    );
    expect(deep.open).toEqual(['b:clerk-2']);
    expect(after(deep.when(done('b', 'clerk-2')))).toEqual(['c:clerk-3']);
  });
  it('says before what it withdraws, re-opens and whom it tells', () => {
    const taken = acted(
      fork,
      done('first', 'clerk-1'),
      { do: 'claim', node: 'b', by: 'clerk-2' },
      { do: 'claim', node: 'a', by: 'clerk-3' },
    );
    expect(taken.foretold({ do: 'sendBack', node: 'a', by: 'clerk-3', to: 'first', reason })).toEqual([
      'task-withdrawn',
      'told',
      'task-opened',
    ]);
  });
});

describe('驳回 (final)', () => {
  const rejecting = chart(['begin > fork > a > join > end', 'fork > b > join', 'tell > endNo'], {
    fork: { kind: 'parallelGateway' },
    join: { kind: 'parallelGateway' },
    tell: { kind: 'userTask', responsibility: 'R-001' },
    a: { kind: 'userTask', reject: { to: 'tell', reasons: [{ code: 'fake', name: '材料不实' }] } },
  });
  const refuse = {
    do: 'reject',
    node: 'a',
    by: 'clerk-1',
    code: 'fake',
    notice: '提交的收入证明与核对结果不符。',
  };
  it('withdraws every branch and goes where the chart says, with reason and notice in the data', () => {
    const now = acted(rejecting, refuse);
    expect(now.open).toEqual(['tell']);
    expect(now.state.data['rejection']).toMatchObject({ code: 'fake', notice: refuse.notice });
  });
  it('needs one of the reasons and a notice of ten characters', () => {
    const now = acted(rejecting);
    expect(after(now.when({ ...refuse, code: 'other' }))).toBe('no-such-reason');
    expect(after(now.when({ ...refuse, notice: '不行' }))).toBe('reason-missing');
  });
  it('is not offered where the chart gives it no reasons', () => {
    expect(acted(rejecting).offered('clerk-1', 'b')).not.toContain('reject');
    expect(after(acted(rejecting).when({ ...refuse, node: 'b' }))).toBe('operation-off');
  });
});

describe('撤回 / 拿回 by the sender until it is read', () => {
  const take = (state: InstanceState) => ({
    do: 'recall',
    by: 'clerk-1',
    token: Object.values(state.tokens).find(({ sent }) => sent)?.sent?.token,
  });
  const sent = acted(line, done('a', 'clerk-1'));
  it('brings the step back to its sender, its limit unchanged', () => {
    const timed = chart(['begin > a > b > end'], {
      a: { kind: 'userTask', limit: { value: 3, unit: 'workday' } },
    });
    const handed = acted(timed, { ...done('a', 'clerk-1'), at: '2026-03-04T09:00:00+08:00' });
    const back = handed.when({ ...take(handed.state), at: '2026-03-04T10:00:00+08:00' });
    expect(after(back)).toEqual(['a:clerk-1']);
    expect('state' in back && Object.values(back.state.tasks)[0]?.due).toMatch(/^2026-03-05/);
  });
  it('is refused once somebody has opened it', () =>
    expect(
      after(
        acted(line, done('a', 'clerk-1'), { do: 'open', node: 'b', by: 'clerk-2' }).when(take(sent.state)),
      ),
    ).toBe('already-read'));
  it('is only for the sender', () => {
    expect(after(sent.when({ ...take(sent.state), by: 'clerk-2' }))).toBe('task-not-yours');
    expect(sent.offered('clerk-1')).toContain('recall');
    expect(sent.offered('clerk-2')).not.toContain('recall');
  });
  it('takes both branches or neither', () => {
    const forked = acted(fork, done('first', 'clerk-1'));
    expect(after(forked.when(take(forked.state)))).toEqual(['first:clerk-1']);
    const moved = acted(fork, done('first', 'clerk-1'), done('b', 'clerk-2'));
    expect(after(moved.when(take(forked.state)))).toBe('nothing-to-recall');
  });
  it('is refused when a join has been passed by it', () => {
    const passed = acted(
      fork,
      done('first', 'clerk-1'),
      done('b', 'clerk-2'),
      done('a', 'clerk-1'),
      done('a2', 'clerk-1'),
    );
    expect(passed.offered('clerk-1')).not.toContain('recall');
  });
  it.each([
    ['a message has been sent', { kind: 'sendTask', message: 'told' }],
    ['a notice has been issued', { kind: 'serviceTask', issue: ['D'] }],
  ])('is refused when %s', (_, tell) => {
    const notice = { id: 'D', name: '通知书', title: '通知书', issuer: 'town', fields: {}, blocks: [] };
    const pkg = {
      ...chart(['begin > a > tell > b > end'], { tell }),
      documents: { D: Document.parse(notice) },
    };
    const sent = acted(pkg, done('a', 'clerk-1'));
    expect(sent.open).toEqual(['b']);
    expect(sent.offered('clerk-1')).not.toContain('recall');
  });
});

describe('转办 and 委派 (returns to me)', () => {
  const hand = (how: string, to = 'clerk-2') => ({ do: how, node: 'a', by: 'clerk-1', to, reason });
  it('转办 gives the task away for good', () => {
    const given = acted(line, hand('transfer'));
    expect(given.open).toEqual(['a:clerk-2']);
    expect(after(given.when(done('a', 'clerk-1')))).toBe('task-taken');
    expect(after(given.when(done('a', 'clerk-2')))).toEqual(['b']);
  });
  it('委派 brings it back with what was filled in, to be decided by its owner', () => {
    const lent = acted(line, hand('delegate'));
    expect(after(lent.when({ ...hand('sendBack'), by: 'clerk-2', to: 'a' }))).toBe('delegated-only');
    const back = lent.when({ ...done('a', 'clerk-2'), data: { form: { n: 1 } } });
    expect(after(back)).toEqual(['a:clerk-1']);
    expect('state' in back && back.state.data).toEqual({ form: { n: 1 } });
  });
  it('only inside the permitted scope', () =>
    expect(after(acted(line).when(hand('transfer', 'boss-1')))).toBe('person-not-permitted'));
  it('never to somebody who must stand aside', () => {
    const eyes = chart(['begin > a > b > end'], { b: { kind: 'userTask', notSameAs: ['a'] } });
    const now = acted(eyes, done('a', 'clerk-1'));
    for (const how of ['transfer', 'delegate', 'addSigner'])
      expect(
        after(
          now.when({
            do: how,
            node: 'b',
            by: 'clerk-2',
            to: how === 'addSigner' ? ['clerk-1'] : 'clerk-1',
            when: 'before',
            reason,
          }),
        ),
      ).toBe('person-not-permitted');
  });
  it('whoever did the step that needs a second pair of eyes lets go of the other', () => {
    const both = chart(['begin > fork > a > join > end', 'fork > b > join'], {
      fork: { kind: 'parallelGateway' },
      join: { kind: 'parallelGateway' },
      b: { kind: 'userTask', notSameAs: ['a'] },
    });
    const now = acted(both, { do: 'claim', node: 'b', by: 'clerk-1' }, done('a', 'clerk-1'));
    expect(now.open).toEqual(['b']);
    expect(after(now.when(done('b', 'clerk-1')))).toBe('same-person');
  });
  it('whoever tries a step that another must do is kept in the case, once; whoever may is not', () => {
    const apart = chart(['begin > a > b > end'], { b: { kind: 'userTask', notSameAs: ['a'] } });
    const tries = { do: 'keepApart', node: 'b', by: 'clerk-1' };
    const kept = acted(apart, done('a', 'clerk-1'), tries, tries);
    expect(kept.events.filter(({ type }) => type === 'keptApart').map(({ body }) => body)).toEqual([
      { token: 't3', node: 'b', by: 'clerk-1', earlier: 'a' },
    ]);
    expect(kept.open).toEqual(['b']);
    expect(after(kept.when({ ...tries, by: 'clerk-2' }))).toBe('task-not-yours');
  });
  it('an earlier round counts where the step says so: who did it first keeps away although another has done it anew', () => {
    const rounds = (ever: boolean) =>
      chart(['begin > a > b > c > end'], { c: { kind: 'userTask', notSameAs: ['a'], notSameAsEver: ever } });
    const anew = [
      done('a', 'clerk-1'),
      done('b', 'clerk-3'),
      { do: 'sendBack', node: 'c', by: 'clerk-3', to: 'a', reason },
      { do: 'release', node: 'a', by: 'clerk-1' },
      done('a', 'clerk-2'),
      done('b', 'clerk-3'),
    ] as const;
    const strict = acted(rounds(true), ...anew);
    for (const by of ['clerk-1', 'clerk-2']) expect(after(strict.when(done('c', by)))).toBe('same-person');
    expect(after(strict.when(done('c', 'clerk-3')))).toEqual([]);
    const lax = acted(rounds(false), ...anew);
    expect(after(lax.when(done('c', 'clerk-2')))).toBe('same-person');
    expect(after(lax.when(done('c', 'clerk-1')))).toEqual([]);
  });
  it('can be taken back while nobody has opened it', () => {
    const given = acted(line, hand('transfer'));
    expect(after(given.when({ do: 'recall', by: 'clerk-1', token: 't2' }))).toEqual(['a:clerk-1']);
  });
  it('does not give away a ballot', () => {
    const vote = chart(['begin > sign > end'], {
      sign: { kind: 'userTask', assignee: 'who', multi: { each: '["clerk-1", "clerk-2"]', as: 'who' } },
    });
    const now = acted(vote);
    expect(after(now.when({ do: 'transfer', node: 'sign', by: 'clerk-1', to: 'clerk-3', reason }))).toBe(
      'ballot-personal',
    );
  });
});

describe('加签 before and after, 减签', () => {
  const ask = (when: string, ...to: string[]) => ({
    do: 'addSigner',
    node: 'a',
    by: 'clerk-1',
    to,
    when,
    reason,
  });
  const says = (by: string, result: string) => ({
    do: 'complete',
    node: 'a',
    who: by,
    by,
    opinion: { result, reason: '金额要再核一遍' },
  });
  it('before: the step waits for every signature, then its owner decides', () => {
    const asked = acted(line, { do: 'claim', node: 'a', by: 'clerk-1' }, ask('before', 'clerk-2', 'clerk-3'));
    expect(asked.open).toEqual(['a:clerk-1', 'a:clerk-2', 'a:clerk-3']);
    expect(after(asked.when(done('a', 'clerk-1')))).toBe('awaits-signers');
    const signed = acted(line, ask('before', 'clerk-2'), says('clerk-2', 'disagree'), done('a', 'clerk-1'));
    expect(signed.open).toEqual(['b']);
    expect(signed.state.data['signatures']).toMatchObject([{ node: 'a', by: 'clerk-2', result: 'disagree' }]);
  });
  it('after: the case goes on once all have agreed', () => {
    const asked = acted(line, ask('after', 'clerk-2'), done('a', 'clerk-1'));
    expect(asked.open).toEqual(['a:clerk-2']);
    expect(after(asked.when(says('clerk-2', 'agree')))).toEqual(['b']);
  });
  it('after: one who disagrees opens the step again for its owner', () => {
    const against = acted(
      line,
      ask('after', 'clerk-2', 'clerk-3'),
      done('a', 'clerk-1'),
      says('clerk-3', 'disagree'),
    );
    expect(against.open).toEqual(['a:clerk-1']);
    expect(after(against.when(done('a', 'clerk-1')))).toEqual(['b']);
  });
  it('减签 takes a signer away; with the last later one gone the case goes on', () => {
    const asked = acted(line, ask('before', 'clerk-2'), ask('after', 'clerk-3'));
    const drop = (person: string) => ({ do: 'removeSigner', node: 'a', by: 'clerk-1', person, reason });
    expect(after(asked.when(drop('clerk-4')))).toBe('no-such-signer');
    expect(after(asked.when(drop('clerk-2')))).toEqual(['a']);
    const finished = acted(line, ask('after', 'clerk-3'), done('a', 'clerk-1'));
    expect(after(finished.when({ ...drop('clerk-3'), task: 't3', node: undefined }))).toEqual(['b']);
  });
  it('goes with its step when that is given back', () => {
    const asked = acted(line, done('a', 'clerk-1'), {
      ...ask('before', 'clerk-3'),
      node: 'b',
      by: 'clerk-2',
    });
    expect(after(asked.when({ do: 'sendBack', node: 'b', by: 'clerk-2', to: 'a', reason }))).toEqual([
      'a:clerk-1',
    ]);
  });
});

describe('抄送, 已阅, 催办, 沟通', () => {
  it('抄送 tells colleagues and leaves no work; 已阅 takes it off and keeps a trace', () => {
    const copied = acted(line, { do: 'copy', by: 'clerk-1', to: ['boss-1'], note: '请知悉' });
    expect(copied.state.notices).toMatchObject({ n3: { to: 'boss-1', why: 'copied', note: '请知悉' } });
    const read = copied.when({ do: 'markRead', by: 'boss-1', notice: 'n3' });
    expect('state' in read && read.state.notices).toEqual({});
    expect(after(copied.when({ do: 'markRead', by: 'clerk-2', notice: 'n3' }))).toBe('no-such-notice');
  });
  it('抄送 goes only to those whose office answers for the place', () =>
    expect(after(acted(line).when({ do: 'copy', by: 'clerk-1', to: ['nobody'] }))).toBe(
      'person-not-permitted',
    ));
  it('催办 marks the task, once a day, and moves no deadline', () => {
    const push = { do: 'urge', node: 'a', by: 'boss-1', note: '今天要' };
    const urged = acted(line, push);
    expect(Object.values(urged.state.tasks)[0]).toMatchObject({ urged: { times: 1, by: 'boss-1' } });
    expect(after(urged.when(push))).toBe('urged-today');
    expect(after(urged.when({ ...push, at: '2026-03-03T09:00:00+08:00' }))).toEqual(['a']);
    expect(
      after(acted(line, { do: 'claim', node: 'a', by: 'clerk-1' }).when({ ...push, by: 'clerk-1' })),
    ).toBe('own-task');
  });
  it('沟通 is a remark on the case that changes nothing else', () => {
    const now = acted(line, { do: 'comment', by: 'boss-1', text: '先等核对结果', to: ['clerk-2'] });
    expect(now.open).toEqual(['a']);
    expect(Object.values(now.state.notices ?? {})).toMatchObject([{ to: 'clerk-2', why: 'mentioned' }]);
  });
});

describe('自选办理人', () => {
  const choosing = chart(['begin > a > b > end'], {
    a: { kind: 'userTask', chooseNext: true },
    b: { kind: 'userTask', notSameAs: ['a'] },
  });
  it('gives the next step to the chosen one', () =>
    expect(acted(choosing, { ...done('a', 'clerk-1'), next: { b: 'clerk-3' } }).open).toEqual(['b:clerk-3']));
  it('is limited to the list: not another post, not who must stand aside', () => {
    const now = acted(choosing);
    for (const person of ['boss-1', 'clerk-1'])
      expect(after(now.when({ ...done('a', 'clerk-1'), next: { b: person } }))).toBe('person-not-permitted');
  });
  it('only where the step allows it', () =>
    expect(after(acted(line).when({ ...done('a', 'clerk-1'), next: { b: 'clerk-2' } }))).toBe(
      'operation-off',
    ));
});

describe('代理 / 离岗 with period and trace', () => {
  const away = chart(['begin > a > b > end'], {
    a: { kind: 'userTask', opinion: { into: 'opinions', level: 'clerk' } },
    b: { kind: 'userTask', notSameAs: ['a'] },
  });
  const world = () => {
    const made = worldOf(away);
    const substitutions = [
      { person: 'clerk-1', substitute: 'boss-1', from: '2026-03-01', until: '2026-03-03' },
    ];
    return { ...made, organisation: { ...made.organisation, substitutions } };
  };
  const agree = { opinion: { result: 'agree' } };
  it('the substitute acts in the period and is named with the absent one', () => {
    const now = given(away, [start], world());
    const acting = now.when({ do: 'complete', task: 't2', by: 'boss-1', at, opinion: { result: 'agree' } });
    expect('events' in acting && acting.events.find(({ type }) => type === 'taskDone')?.body).toMatchObject({
      by: 'boss-1',
      for: 'clerk-1',
      opinion: { by: '馆长甲', for: '馆员甲' },
    });
  });
  it('outside the period they may not', () => {
    const now = given(away, [start], world());
    const later = now.when({
      do: 'complete',
      task: 't2',
      by: 'boss-1',
      at: '2026-03-04T00:00:00+08:00',
      opinion: { result: 'agree' },
    });
    expect(after(later)).toBe('task-not-yours');
  });
  it('four eyes hold for the substitute as for anyone', () => {
    const now = given(
      away,
      [start, { do: 'complete', task: 't2', by: 'boss-1', at, ...agree } as Command],
      world(),
    );
    expect(after(now.when({ do: 'complete', task: 't3', by: 'boss-1', at }))).toBe('same-person');
  });
});

describe('终止, 跳转, 唤醒', () => {
  it('终止 withdraws everything and keeps the reason', () => {
    const ended = acted(fork, done('first', 'clerk-1'), { do: 'terminate', by: 'boss-1', reason });
    expect([ended.state.status, ended.open]).toEqual(['terminated', []]);
    expect(ended.events.some(({ type }) => type === 'caseTerminated')).toBe(true);
  });
  it('跳转 takes effect only when a second person confirms', () => {
    const asked = acted(line, { do: 'jump', node: 'a', by: 'boss-1', to: 'c', reason });
    expect(asked.open).toEqual(['a']);
    const [proposal = ''] = Object.keys(asked.state.proposals ?? {});
    expect(after(asked.when({ do: 'confirm', by: 'boss-1', proposal }))).toBe('second-person');
    expect(after(asked.when({ do: 'decline', by: 'boss-2', proposal, reason }))).toEqual(['a']);
    expect(after(asked.when({ do: 'confirm', by: 'boss-2', proposal }))).toEqual(['c']);
  });
  it('跳转 does not go into one branch of several', () =>
    expect(after(acted(fork).when({ do: 'jump', node: 'first', by: 'boss-1', to: 'a', reason }))).toBe(
      'no-way-there',
    ));
  it('跳转 foretells what the confirmation brings', () => {
    const now = acted(line);
    const told = preview(
      { do: 'jump', token: 't2', to: 'c', reason, by: 'boss-1', at },
      now.state,
      worldOf(line),
    );
    expect('confirmed' in told && told.confirmed?.map(({ code }) => code)).toEqual([
      'task-withdrawn',
      'task-opened',
    ]);
  });
  it('唤醒 opens an ended case again, by two', () => {
    const ended = acted(line, ...atC, done('c', 'clerk-3'), { do: 'wake', by: 'boss-1', to: 'b', reason });
    expect(ended.state.status).toBe('completed');
    const [proposal = ''] = Object.keys(ended.state.proposals ?? {});
    const woken = ended.when({ do: 'confirm', by: 'boss-2', proposal });
    expect(after(woken)).toEqual(['b:clerk-2']);
    expect('state' in woken && woken.state.status).toBe('running');
  });
});

describe('Dynamic assignment; nobody in post', () => {
  const chosen = chart(['begin > pick > check > end'], { check: { assignee: 'form.who' } });
  const picked = (who: string, world = worldOf(chosen)) =>
    given(chosen, [start, { do: 'complete', task: 't2', data: { form: { who } }, by: 'clerk-1', at }], world)
      .state;
  it('finds the person whom the data name, else the post', () => {
    expect(Object.values(picked('clerk-3').tasks)[0]?.assignment.person).toBe('clerk-3');
    expect(Object.values(picked('').tasks)[0]?.assignment.queues).toEqual(['clerk@990101001']);
  });
  it('stops where nobody holds the post, with what to do, and goes on when somebody does', () => {
    const world = worldOf(chosen);
    const { people } = world.organisation;
    const left = people.map((one) => (one.id === 'clerk-1' ? one : { ...one, holdings: [] }));
    const alone = { ...world, organisation: { ...world.organisation, people: left } };
    const empty = { ...world, organisation: { ...world.organisation, people: [] } };
    const begun = given(chosen, [start], alone);
    const stopped = decide(
      { do: 'complete', task: 't2', data: { form: { who: '' } }, at },
      begun.state,
      empty,
    );
    if ('refusal' in stopped) throw new Error(stopped.refusal.code);
    const [incident] = Object.values(stopped.state.incidents);
    expect(incident).toMatchObject({ node: 'check', code: 'nobody-in-post' });
    const again = decide({ do: 'retry', incident: incident?.id ?? '', at }, stopped.state, alone);
    expect('state' in again && Object.values(again.state.tasks)).toMatchObject([{ node: 'check' }]);
  });
});

describe('超时自动通过', () => {
  it('does not exist: years after its due date a task is still open', () => {
    const timed = chart(['begin > a > end'], {
      a: { kind: 'userTask', limit: { value: 3, unit: 'workday' } },
    });
    const now = acted(timed);
    expect([now.open, Object.keys(now.state.timers)]).toEqual([['a'], []]);
  });
});

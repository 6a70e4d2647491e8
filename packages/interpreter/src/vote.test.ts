import type { JsonObject, Package } from '@fiveones/definition';
import { describe, expect, it } from 'vitest';
import { chart, failuresOf, folded, given, played } from './chart.example.ts';
import type { Command } from './command.ts';

const people = ['甲', '乙', '丙', '丁', '戊'];
const vote = (rule: JsonObject, multi: JsonObject = {}) =>
  chart(
    [
      'begin > meet > x',
      'x >[vote.result = "passed"] yes',
      'x >[vote.result = "tie"] meet',
      'x >[else] no',
      'yes > end',
      'no > end',
    ],
    {
      x: { kind: 'exclusiveGateway' },
      meet: {
        kind: 'userTask',
        multi: { each: JSON.stringify(people), as: 'member', ...multi },
        vote: { into: 'vote', ...rule },
      },
    },
  );
const say = (choice: string, more: JsonObject = {}): JsonObject => ({
  do: 'vote',
  node: 'meet',
  choice,
  ...more,
});
const all = (...choices: readonly string[]): readonly JsonObject[] => choices.map((choice) => say(choice));
const names = (...nodes: readonly string[]): JsonObject => ({ open: nodes.map((node) => ({ node })) });
const majority = { pass: 'approve > eligible / 2' };

describe('会签 / 或签 / 依次 / 票签: a vote with weights, quorum, abstentions, ties, re-opening', () => {
  it.each([
    ['more than half of all', majority, ['approve', 'approve', 'approve', 'reject', 'abstain'], 'yes'],
    ['not half of all', majority, ['approve', 'approve', 'reject', 'reject', 'abstain'], 'no'],
    [
      'two thirds of those present',
      { pass: 'approve >= present * 2 / 3' },
      ['approve', 'approve', 'reject', 'absent', 'absent'],
      'yes',
    ],
    [
      'too few present',
      { pass: 'approve > cast / 2', quorum: 'present > eligible * 2 / 3' },
      ['approve', 'approve', 'absent', 'absent', 'approve'],
      'no',
    ],
    [
      'one against is enough',
      { pass: 'reject = 0 and approve > 0' },
      ['approve', 'approve', 'approve', 'approve', 'reject'],
      'no',
    ],
    [
      'any one is enough',
      { pass: 'approve >= 1' },
      ['reject', 'reject', 'reject', 'reject', 'approve'],
      'yes',
    ],
    [
      'the chair weighs three',
      { pass: 'approve > eligible / 2', weight: 'if member = "甲" then 3 else 1' },
      ['approve', 'approve', 'reject', 'reject', 'reject'],
      'yes',
    ],
  ] as const)('by the rule: %s', (_name, rule, choices, way) =>
    expect(failuresOf(vote(rule), all(...choices), names(way))).toEqual([]),
  );

  it('lets every voice in by turns', () =>
    expect(
      failuresOf(vote(majority, { mode: 'sequential' }), [say('approve'), say('reject')], names('meet')),
    ).toEqual([]));

  it('does not end at one refusal when half may pass it', () =>
    expect(failuresOf(vote(majority), all('reject', 'approve', 'approve', 'approve'), names('meet'))).toEqual(
      [],
    ));

  it('ends early only when the rest cannot change it', () => {
    const early = vote({ ...majority, early: true });
    expect(failuresOf(early, all('approve', 'approve'), names('meet', 'meet', 'meet'))).toEqual([]);
    expect(failuresOf(early, all('approve', 'approve', 'approve'), names('yes'))).toEqual([]);
    const veto = vote({ pass: 'reject = 0 and approve > 0', early: true });
    expect(failuresOf(veto, all('approve', 'reject'), names('no'))).toEqual([]);
    const heavy = vote({ ...majority, early: true, weight: 'if member = "戊" then 9 else 1' });
    const four = all('reject', 'reject', 'reject', 'reject');
    expect(failuresOf(heavy, [...four, say('approve')], names('yes'))).toEqual([]);
  });

  it('that is even is held again, and its rounds are kept', () => {
    const script = [
      ...all('approve', 'approve', 'reject', 'reject', 'abstain'),
      ...all('approve', 'approve', 'approve', 'reject', 'reject'),
    ];
    expect(
      failuresOf(vote({ pass: 'approve > reject', tie: 'approve = reject' }), script, {
        ...names('yes'),
        data: { 'vote.result': 'passed', 'vote.round': 2, 'vote.approve': 3 },
      }),
    ).toEqual([]);
    const { data } = played(vote({ pass: 'approve > reject', tie: 'approve = reject' }), script).states[
      's1'
    ] ?? { data: {} };
    expect(data).toMatchObject({ vote: { rounds: [{ result: 'tie', approve: 2, reject: 2, round: 1 }] } });
  });

  it('is opened anew when a later step gives it back', () => {
    const script = [
      ...all('approve', 'approve', 'approve', 'reject', 'abstain'),
      { do: 'sendBack', node: 'yes', to: 'meet', reason: '有人没有通知到' },
      ...all('reject', 'reject', 'reject', 'approve', 'abstain'),
    ];
    expect(failuresOf(vote(majority), script, { ...names('no'), data: { 'vote.round': 2 } })).toEqual([]);
  });

  it('wants a ballot', () =>
    expect(
      failuresOf(
        vote(majority),
        [{ do: 'refused', code: 'ballot-missing', action: { do: 'fill', node: 'meet' } }],
        names('meet', 'meet', 'meet', 'meet', 'meet'),
      ),
    ).toEqual([]));
});

describe('an election', () => {
  const elect = vote({ candidates: '["a", "b", "c"]', seats: 2, pass: 'votes > cast / 2' });
  const pick = (...chosen: readonly string[]): JsonObject => ({ do: 'vote', node: 'meet', for: chosen });
  it('takes those whom more than half chose, the most votes first', () =>
    expect(
      failuresOf(elect, [pick('a', 'b'), pick('a', 'b'), pick('a', 'b'), pick('a', 'c'), say('abstain')], {
        ...names('yes'),
        data: { 'vote.elected': ['a', 'b'] },
      }),
    ).toEqual([]));
  it('is short when too few got through, and says who stands where', () =>
    expect(
      failuresOf(elect, [pick('a'), pick('a'), pick('a'), pick('b'), pick('c')], {
        ...names('no'),
        data: { 'vote.result': 'short', 'vote.elected': ['a'] },
      }),
    ).toEqual([]));
  it('is a tie when the last seat is; who had more is elected', () =>
    expect(
      failuresOf(
        vote({ candidates: '["a", "b", "c"]', seats: 2, pass: 'votes >= cast / 3' }),
        [pick('a', 'b'), pick('a', 'b'), pick('a', 'c'), pick('c'), say('abstain')],
        {
          ...names('meet', 'meet', 'meet', 'meet', 'meet'),
          data: { 'vote.elected': ['a'], 'vote.tied': ['b', 'c'] },
        },
      ),
    ).toEqual([]));
  it.each([[['a', 'b', 'c']], [['a', 'a']], [['nobody']], [[]]])('refuses the ballot %j', (chosen) =>
    expect(
      failuresOf(
        elect,
        [{ do: 'refused', code: 'ballot-invalid', action: pick(...chosen) }],
        names('meet', 'meet', 'meet', 'meet', 'meet'),
      ),
    ).toEqual([]),
  );
});

describe('a secret vote', () => {
  const secret = vote({ ...majority, secret: true });
  const at = '2026-03-02T09:00:00+08:00';
  it('comes to the same result', () =>
    expect(
      failuresOf(secret, all('approve', 'approve', 'reject', 'approve', 'abstain'), {
        ...names('yes'),
        data: { 'vote.approve': 3, 'vote.reject': 1 },
      }),
    ).toEqual([]));
  it('leaves no choice in the history or in the state; only the box has it, without a name', () => {
    const begun = given(secret, [{ do: 'start', id: 'i1', number: '1', region: '990101001001', at }]);
    const [task = ''] = Object.keys(begun.state.tasks);
    const done = begun.when({
      do: 'complete',
      task,
      by: 'clerk-1',
      at,
      ballot: { choice: 'reject' },
      data: { form: { choice: 'reject' } },
    });
    if ('refusal' in done) throw new Error(done.refusal.code);
    expect(JSON.stringify([done.events, done.state])).not.toContain('reject');
    expect(done.sealed).toEqual([{ box: 't2', ballot: { choice: 'reject', weight: 1 } }]);
    expect(folded([...begun.events, ...done.events])).toEqual(done.state);
  });
});

describe('the list of a vote that is going on', () => {
  const start = {
    do: 'start',
    id: 'i1',
    number: '1',
    region: '990101001001',
    at: '2026-03-02T09:00:00+08:00',
    data: { form: { members: ['clerk-1', 'clerk-2', 'clerk-3'].map((id) => ({ id, name: id, seat: 1 })) } },
  } as const;
  const at = '2026-03-03T09:00:00+08:00';
  const meeting = (multi: JsonObject = {}, rule: JsonObject = {}) =>
    chart(['begin > meet > after > end'], {
      meet: {
        kind: 'userTask',
        responsibility: 'R-001',
        assignee: 'member.id',
        multi: { each: 'form.members', as: 'member', ...multi },
        vote: { into: 'vote', pass: 'approve > eligible / 2', quorum: 'cast >= eligible - 1', ...rule },
      },
    });
  type Story = ReturnType<typeof given>;
  /** Goes on with a story by what an office does and members vote. */
  const goOn = (pkg: Package, ...deeds: readonly ((so: Story) => Command)[]): Story =>
    given(
      pkg,
      deeds.reduce<readonly Command[]>((done, deed) => [...done, deed(given(pkg, done))], [start]),
    );
  const ballotOf = (so: Story, person: string) =>
    Object.values(so.state.tasks).find(({ assignment }) => assignment.person === person)?.id ?? '';
  const votes =
    (person: string, choice: 'approve' | 'reject') =>
    (so: Story): Command => ({
      do: 'complete',
      task: ballotOf(so, person),
      by: person,
      ballot: { choice },
      at,
    });
  const body = (so: Story) => Object.values(so.state.tokens).find((token) => token.body)?.id ?? '';
  const adds =
    (person: string) =>
    (so: Story): Command => ({
      do: 'addVoter',
      voter: `${body(so)} ${person}`,
      reason: '漏了',
      by: 'boss-1',
      at,
    });
  const strikes =
    (person: string) =>
    (so: Story): Command => ({
      do: 'removeVoter',
      task: ballotOf(so, person),
      reason: '住院',
      by: 'boss-1',
      at,
    });
  const result = (so: Story) => so.state.data['vote'];

  it('takes in who was left out: they vote, and count among those who could', () => {
    const pkg = meeting();
    const two = goOn(pkg, adds('clerk-4'), votes('clerk-1', 'approve'), votes('clerk-2', 'approve'));
    expect(Object.values(two.state.tasks).map(({ assignment }) => assignment.person)).toEqual([
      'clerk-3',
      'clerk-4',
    ]);
    const done = goOn(
      pkg,
      adds('clerk-4'),
      votes('clerk-1', 'approve'),
      votes('clerk-2', 'approve'),
      votes('clerk-4', 'reject'),
      votes('clerk-3', 'reject'),
    );
    expect(result(done)).toMatchObject({ eligible: 4, approve: 2, result: 'failed' });
    expect(folded(done.events)).toEqual(done.state);
  });

  it('loses who cannot vote: the quorum is reckoned anew, and what is enough ends it', () => {
    const done = goOn(
      meeting(),
      votes('clerk-1', 'approve'),
      votes('clerk-2', 'approve'),
      strikes('clerk-3'),
    );
    expect(result(done)).toMatchObject({ eligible: 2, approve: 2, result: 'passed' });
    expect(Object.values(done.state.tasks).map(({ node }) => node)).toEqual(['after']);
    expect(done.state.notices && Object.values(done.state.notices)).toMatchObject([
      { to: 'clerk-3', why: 'withdrawn', note: '住院' },
    ]);
  });

  it('one after the other: who comes in is last, who goes makes way for the next', () => {
    const pkg = meeting({ mode: 'sequential' });
    const next = goOn(pkg, adds('clerk-4'), votes('clerk-1', 'approve'), strikes('clerk-2'));
    expect(Object.values(next.state.tasks).map(({ assignment }) => assignment.person)).toEqual(['clerk-3']);
    const done = goOn(
      pkg,
      adds('clerk-4'),
      votes('clerk-1', 'approve'),
      strikes('clerk-2'),
      votes('clerk-3', 'approve'),
      votes('clerk-4', 'approve'),
    );
    expect(result(done)).toMatchObject({ eligible: 3, approve: 3, result: 'passed' });
  });

  it('keeps its last voter, who has voted, and nobody twice', () => {
    const so = goOn(meeting(), votes('clerk-1', 'approve'), strikes('clerk-2'));
    expect(so.when(strikes('clerk-1')(so))).toMatchObject({ refusal: { code: 'no-such-voter' } });
    expect(so.when(adds('clerk-3')(so))).toMatchObject({ refusal: { code: 'person-not-permitted' } });
    const weighed = goOn(meeting({}, { weight: 'member.seat' }));
    expect(weighed.when(adds('clerk-4')(weighed))).toMatchObject({ refusal: { code: 'voter-unlike' } });
  });
});

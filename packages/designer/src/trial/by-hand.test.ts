import { draftFiles, parsePackage, Scenario, type Json, type Package } from '@fiveones/definition';
import { play } from '@fiveones/interpreter';
import { describe, expect, it } from 'vitest';
import type { Files } from '../pack.ts';
import { actionOf, handsAt, problemsOf, valuesAt, type Answers, type Hand } from './by-hand.ts';
import { keptByForms } from './kept.ts';
import { asScenario, begin, brokenOff, next, standingOf, troublesOf, withDeed, type Trial } from './trial.ts';

const office = {
  tier: 'village',
  unit: 'committee',
  post: 'helper',
  kind: 'R',
  unitName: '村委会',
  postName: '协理员',
};
const step = (id: string, name: string, more: object): Json => ({
  id,
  kind: 'userTask',
  name,
  lane: 'village',
  responsibility: 'R-001',
  ...more,
});

/** Somebody asks for an amount; up to a hundred it is settled, above it a second person has to agree. */
const files: Files = {
  'template.json': {
    id: 'grant',
    name: '补助',
    version: '1.0.0',
    publisher: '县',
    format: 1,
    posts: [{ id: 'helper', name: '协理员', tier: 'village', unit: 'committee' }],
  },
  'responsibilities.json': {
    rows: [{ id: 'R-001', matter: '办理', step: 'grant/*', duty: '办', basis: ['示例'], ...office }],
  },
  'forms/request.json': {
    id: 'request',
    key: 'request',
    name: '申请',
    rights: { edit: 'V', view: 'V' },
    schema: {
      type: 'object',
      properties: {
        name: { type: 'string', title: '姓名', minLength: 2 },
        amount: { type: 'number', title: '金额' },
        reason: { type: 'string', title: '为什么', 'x-visible': 'amount > 100', 'x-required': true },
      },
      required: ['name', 'amount'],
    },
    sections: [{ id: 'main', title: '申请', rows: [['name', 'amount'], ['reason']] }],
  },
  'processes/grant.json': {
    id: 'grant',
    name: '补助',
    subject: { name: 'request.name' },
    lanes: [{ id: 'village', name: '村', tier: 'village' }],
    nodes: [
      { id: 'start', kind: 'startEvent', name: '开始', lane: 'village' },
      step('ask', '申请', { forms: [{ form: 'request' }] }),
      step('agree', '同意', {
        forms: [{ form: 'request', mode: 'read' }],
        opinion: { into: 'opinions', level: 'clerk', returnTo: 'ask' },
      }),
      { id: 'small', kind: 'endEvent', name: '小额办结', lane: 'village' },
      { id: 'large', kind: 'endEvent', name: '大额办结', lane: 'village' },
    ],
    flows: [
      { id: 'a', from: 'start', to: 'ask' },
      { id: 'b', from: 'ask', to: 'agree', condition: 'request.amount > 100' },
      { id: 'c', from: 'ask', to: 'small', default: true },
      { id: 'd', from: 'agree', to: 'large' },
    ],
  },
};

const candidates = [
  { id: 'a', name: '周大年' },
  { id: 'b', name: '吴小满' },
];

/** Three voters, two candidates, one seat. */
const election: Files = {
  ...files,
  'processes/grant.json': {
    id: 'grant',
    name: '推选',
    lanes: [{ id: 'village', name: '村', tier: 'village' }],
    nodes: [
      { id: 'start', kind: 'startEvent', name: '开始', lane: 'village' },
      step('choose', '投票', {
        multi: { each: '["甲", "乙", "丙"]', as: 'member' },
        vote: {
          into: 'elected',
          candidates: '[{id: "a", name: "周大年"}, {id: "b", name: "吴小满"}]',
          seats: 1,
          pass: 'votes > eligible / 2',
        },
      }),
      { id: 'end', kind: 'endEvent', name: '办结', lane: 'village' },
    ],
    flows: [
      { id: 'a', from: 'start', to: 'choose' },
      { id: 'b', from: 'choose', to: 'end' },
    ],
  },
};

const packageOf = (files: Files): Package => {
  const parsed = parsePackage(draftFiles(files));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.package;
};
const pkg = packageOf(files);
const electing = packageOf(election);
const scenario = Scenario.parse({
  id: 'own',
  name: '自己的一户',
  process: 'grant',
  at: '2026-03-02T09:00:00+08:00',
  script: [{ do: 'start' }],
  then: {},
});
const poll = Scenario.parse({ ...scenario, id: 'poll' });
const started = (): Trial => next(pkg, begin(scenario)) ?? begin(scenario);
const only = (trial: Trial): Hand => {
  const [hand, ...more] = handsAt(pkg, trial);
  if (!hand || more.length > 0) throw new Error('one step is open');
  return hand;
};
const answers: Omit<Answers, 'values'> = {
  as: '',
  result: 'agree',
  reason: '',
  choice: 'approve',
  chosen: [],
};
const done = (trial: Trial, values: Answers['values'], more: Partial<Answers> = {}): Trial => {
  const made = withDeed(pkg, trial, actionOf(only(trial), { ...answers, ...more, values }));
  if ('refused' in made) throw new Error(made.refused);
  return made.trial;
};
const request = (amount: number, reason?: string) => ({
  request: { name: '周大年', amount, ...(reason === undefined ? {} : { reason }) },
});

describe('a step of a trial done by hand', () => {
  it('is checked by the form that the draft has, its conditions too', () => {
    const hand = only(started());
    const wrong = (values: Answers['values']) =>
      problemsOf(hand, values)
        .get('request')
        ?.map(({ path }) => path) ?? [];
    expect(wrong(valuesAt(hand))).toEqual(['/name', '/amount']);
    expect(wrong(request(200))).toEqual(['/reason']);
    expect(wrong(request(80))).toEqual([]);
  });

  it('goes on along the way that follows, by who was chosen', () => {
    const small = standingOf(pkg, done(started(), request(80)));
    expect(small.state).toMatchObject({ status: 'completed', end: 'small' });
    const large = done(started(), request(200, '住院'), { as: 'helper-1' });
    const { state, events } = standingOf(pkg, large);
    expect(Object.values(state?.tasks ?? {}).map(({ node }) => node)).toEqual(['agree']);
    expect(events.findLast(({ type }) => type === 'taskDone')?.body).toMatchObject({ by: 'helper-1' });
    const back = done(large, {}, { result: 'return', reason: '请附住院的票据，再交一次' });
    expect(only(back).name).toBe('申请');
    expect(only(back).forms[0]?.view.value).toMatchObject({ amount: 200 });
  });

  it('is refused in words when somebody may not do it, and the trial stays where it was', () => {
    const trial = started();
    const made = withDeed(
      pkg,
      trial,
      actionOf(only(trial), { ...answers, as: 'nobody', values: request(80) }),
    );
    expect('refused' in made && made.refused).toMatch(/[\u4e00-\u9fff]/);
    expect(only(trial).name).toBe('申请');
  });

  it('chooses candidates in an election, so many as there are seats, and abstains by choosing none', () => {
    const begun = next(electing, begin(poll)) ?? begin(poll);
    const voted = (trial: Trial, chosen: readonly string[]): Trial => {
      const [hand] = handsAt(electing, trial);
      if (!hand) throw new Error('nobody votes');
      expect(hand.ballot).toEqual({ secret: false, candidates, seats: 1 });
      const made = withDeed(electing, trial, actionOf(hand, { ...answers, values: {}, chosen }));
      if ('refused' in made) throw new Error(made.refused);
      return made.trial;
    };
    expect(handsAt(electing, begun).map(({ whose }) => whose)).toEqual(['甲', '乙', '丙']);
    expect(() => voted(begun, ['a', 'b'])).toThrow(/[\u4e00-\u9fff]/);
    const ended = voted(voted(voted(begun, ['a']), ['a']), []);
    expect(standingOf(electing, ended).state).toMatchObject({
      status: 'completed',
      data: { elected: { result: 'passed', elected: ['a'], cast: 3, abstain: 1 } },
    });
  });

  it('breaks off where the draft has an error, which is told in words, and time does not pass it over', () => {
    const text = JSON.stringify(files['processes/grant.json']).replace('"to":"small"', '"to":"nowhere"');
    const spoilt = packageOf({ ...files, 'processes/grant.json': JSON.parse(text) as Json });
    const trial = next(spoilt, begin(scenario)) ?? begin(scenario);
    expect(brokenOff(pkg, started())).toBeUndefined();
    const made = withDeed(spoilt, trial, actionOf(only(trial), { ...answers, values: request(80) }));
    const told = /^草稿里有错误，[^/{}]*：[^/{}]*[一-龥][^/{}]*。$/;
    expect('refused' in made && made.refused).toMatch(told);
    const scripted = begin({ ...scenario, script: [{ do: 'start' }, { do: 'fill', node: 'ask' }] });
    const ahead = next(spoilt, scripted) ?? scripted;
    expect(ahead.done).toHaveLength(1);
    expect([brokenOff(spoilt, ahead), brokenOff(spoilt, trial)]).toEqual(
      Array(2).fill(expect.stringMatching(told)),
    );
    expect([next(spoilt, ahead), next(spoilt, trial)]).toEqual([undefined, undefined]);
    const broken: Trial = { ...ahead, done: [...ahead.done, { do: 'fill', node: 'ask' }] };
    expect(standingOf(spoilt, broken).state).toBeUndefined();
    expect([handsAt(spoilt, broken), troublesOf(spoilt, broken)]).toEqual([[], []]);
    expect(brokenOff(spoilt, broken)).toMatch(told);
  });

  it('is kept as an example that goes the same way when it is run', () => {
    const kept = Scenario.parse(
      asScenario(pkg, done(done(started(), request(200, '住院')), {}), 'own', '大额'),
    );
    const played = play(pkg, kept, { checkForms: keptByForms });
    expect(played.failures).toEqual([]);
    expect(Object.values(played.states)[0]).toMatchObject({ end: 'large', data: request(200, '住院') });
  });
});

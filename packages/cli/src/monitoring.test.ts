import type { JsonObject, Scenario } from '@fiveones/definition';
import type { Played } from '@fiveones/interpreter';
import { describe, expect, it } from 'vitest';
import { allSent, dataOf, startOf } from './messages.example.ts';
import { played, template } from './templates.example.ts';

const sentBy = (all: Played, message: string) => allSent(all, message).at(-1);

const partOf = (all: Played, key: string): JsonObject => (dataOf(all)[key] ?? {}) as JsonObject;

const monitoring = await template('low-income-monitoring');
const allNeeds = monitoring.scenarios['all-needs'];
if (!allNeeds) throw new Error('all-needs');
const isAnswer = (action: Scenario['script'][number]): boolean =>
  action.do === 'message' && action.message === 'caseClosed';
const answered = allNeeds.script.findLastIndex(isAnswer);

/** A household that may have a right to everything, up to the moment when its cases are awaited. */
const warned = played(monitoring, {
  ...allNeeds,
  script: allNeeds.script.slice(0, answered).map((action) =>
    'node' in action && action.node === 'visit'
      ? {
          ...action,
          data: {
            ...(action.data as JsonObject),
            visitRecord: {
              ...((action.data as JsonObject)['visitRecord'] as JsonObject),
              needs: ['dibao', 'temp', 'tekun', 'child', 'disability'],
            },
          },
        }
      : action,
  ),
  then: {},
});
const number = partOf(warned, 'warningTicket')['warningNo'];

/** Where each message of monitoring begins a case, and an example that closes there. */
const aid: readonly (readonly [message: string, folder: string, process: string, closes: string])[] = [
  ['warningIn', 'minimum-living-allowance', 'dibao-main', 'rejected'],
  ['discovered', 'temporary-relief', 'linshi-main', 'not-eligible'],
  ['proactive', 'extreme-poverty-support', 'tekun-main', 'approved'],
  ['noticeIn', 'children-in-need', 'child-benefit', 'rejected-return'],
  ['remindIn', 'disability-allowances', 'liangbu-main', 'rejected-dpf'],
];

describe.each(aid)('a warning sent by %s to %s', (message, folder, process, closes) => {
  it('begins a case that knows its number, and hears how it closed', async () => {
    const pkg = await template(folder);
    const sent = sentBy(warned, message);
    const scenario = pkg.scenarios[closes];
    const [first] = scenario?.script ?? [];
    if (!sent || !scenario || first?.do !== 'start') throw new Error(message);
    const begun = played(pkg, {
      ...scenario,
      process,
      script: [{ do: 'start', node: startOf(pkg, process, message), data: sent.payload }],
      then: {},
    });
    const known = { warning: partOf(begun, 'warning'), notice: partOf(begun, 'notice') };
    expect([known.warning['warningNo'], known.notice['warningNo']]).toContain(number);
    const closed = played(pkg, {
      ...scenario,
      script: [{ ...first, data: { ...first.data, ...known } }, ...scenario.script.slice(1)],
      then: {},
    });
    const back = sentBy(closed, 'caseClosed');
    if (!back) throw new Error('it never said how it closed');
    expect(back.deliver?.key).toBe(number);
    const heard = played(monitoring, {
      ...allNeeds,
      script: [
        ...allNeeds.script.slice(0, answered),
        { do: 'message', message: 'caseClosed', data: back.payload, at: '2026-04-10T09:00:00+08:00' },
        ...allNeeds.script.slice(answered + 1),
      ],
    });
    expect(heard.failures).toEqual([]);
    expect({ caseResult: partOf(heard, 'caseResult') }).toEqual(back.payload);
  });
});

/** Where each template keeps the number by which its dynamic management waits for a check, and a case that comes to be paid. */
const paid: readonly (readonly [folder: string, scenario: string, person: readonly [string, string]])[] = [
  ['minimum-living-allowance', 'accepted', ['dibaoApplication', 'applicant']],
  ['extreme-poverty-support', 'approved', ['tekunApplication', 'applicant']],
  ['children-in-need', 'diff', ['childApplication', 'child']],
  ['disability-allowances', 'approved', ['liangbuApplication', 'person']],
];

describe.each(paid)('a payment of %s that is cancelled', (folder, name, [key, member]) => {
  it('has every dynamic management of its person look into it', async () => {
    const pkg = await template(folder);
    const scenario = pkg.scenarios[name];
    const cancelled = monitoring.scenarios['fund-cancelled'];
    const [first, ...rest] = cancelled?.script ?? [];
    if (!scenario || !cancelled || first?.do !== 'start') throw new Error(name);
    const later = { do: 'advance', days: 70 } as Scenario['script'][number];
    const before = played(pkg, { ...scenario, script: [...scenario.script, later], then: {} });
    const idNo = (partOf(before, key)[member] as JsonObject | undefined)?.['idNo'];
    const asked = before.timeline.flatMap(({ event }) =>
      event.type === 'callSkipped' && event.body.process === 'fund-check' ? [event.body.input] : [],
    );
    expect(idNo).toMatch(/^\d{17}[\dX]$/);
    expect(asked[0]?.['lineFacts']).toEqual({ idNo });
    const check = played(monitoring, {
      ...cancelled,
      script: [{ ...first, data: { ...first.data, ...asked[0] } }, ...rest],
      then: {},
    });
    expect(sentBy(check, 'dynamicCheckIn')?.deliver).toMatchObject({ key: idNo, all: true });
  });
});

it('a ticket says by name whom it is about, beside the number by which its household is found', () => {
  const ticket = partOf(warned, 'warningTicket');
  expect([ticket['targetName'], ticket['target']]).toEqual(['郑守田', 'HD000001']);
});

it('a hit that is merged goes to the ticket of its household that is open, and adds to it', () => {
  const [merging, adding] = [monitoring.scenarios['merged'], monitoring.scenarios['hits-added']];
  if (!merging || !adding) throw new Error('merged');
  const sent = sentBy(played(monitoring, merging), 'warningMerged');
  const until = adding.script.findIndex(({ do: what }) => what === 'message');
  const open = adding.script.slice(0, until);
  const before = played(monitoring, { ...adding, script: open, then: {} });
  expect(sent?.deliver?.key).toBe(partOf(before, 'warningTicket')['target']);
  const message = {
    do: 'message',
    message: 'warningMerged',
    data: sent?.payload,
  } as Scenario['script'][number];
  const after = played(monitoring, { ...adding, script: [...open, message], then: {} });
  expect([before, after].map((one) => partOf(one, 'warningTicket')['hitCount'])).toEqual([1, 2]);
});

describe.each(aid)('a hit for whose person a case begun by %s to %s is open', (_message, folder, process) => {
  it('goes to just that case, which says in its forms what hit and when', async () => {
    const pkg = await template(folder);
    const [attaching, receiving] = [monitoring.scenarios['attached'], pkg.scenarios['attached-warning']];
    const { foundBy = [], messages = [] } = pkg.processes[process] ?? {};
    if (!attaching || !receiving) throw new Error(folder);
    const others = [
      { package: folder, process, foundBy: { person: '990101196604081138' }, tells: { caseId: 'the-case' } },
    ];
    const sent = sentBy(played(monitoring, { ...attaching, others, then: {} }), 'warningAttached');
    expect(sent?.deliver?.key).toBe('the-case');
    // What a case tells of itself is the key under which it waits.
    const told = foundBy.flatMap(({ tells = [] }) => tells).find(({ id }) => id === 'caseId');
    expect(messages.find(({ id }) => id === 'warningAttached')?.key).toBe(told?.value);
    const until = receiving.script.findIndex(({ do: what }) => what === 'message');
    const heard = played(pkg, {
      ...receiving,
      script: [
        ...receiving.script.slice(0, until),
        { ...receiving.script[until], data: sent?.payload } as Scenario['script'][number],
      ],
      then: {},
    });
    const { number, rules }: JsonObject = sent?.payload ?? {};
    expect(rules).toBe('参保断缴、未资助');
    // The message arrives on the day on which the example begins.
    const warnings = `${receiving.at.slice(0, 10)} ${String(number)}：${String(rules)}`;
    expect(partOf(heard, 'attached')).toEqual({ warnings, danger: false });
    const open = Object.values(heard.states[heard.main ?? '']?.tasks ?? {}).map(({ node }) => node);
    expect(open).toContain('attached-read');
  });
});

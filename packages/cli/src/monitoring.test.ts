import path from 'node:path';
import { checkScenario } from '@fiveones/casework';
import type { JsonObject, Package, Scenario } from '@fiveones/definition';
import { type InstanceEvent, play, type Played } from '@fiveones/interpreter';
import { describe, expect, it } from 'vitest';
import { readPackage } from './read-package.ts';

const shelf = path.resolve(import.meta.dirname, '../../../templates');
type Sent = Extract<InstanceEvent, { type: 'messageSent' }>['body'];

async function template(id: string): Promise<Package> {
  const read = await readPackage(path.join(shelf, id));
  if (!read.ok) throw new Error(read.message);
  return read.package;
}

const played = (pkg: Package, scenario: Scenario): Played =>
  play(pkg, scenario, { checkForms: checkScenario });

const monitoring = await template('low-income-monitoring');
const allNeeds = monitoring.scenarios['all-needs'];
if (!allNeeds) throw new Error('all-needs');
const isAnswer = (action: Scenario['script'][number]): boolean =>
  action.do === 'message' && action.message === 'caseClosed';
const answered = allNeeds.script.findIndex(isAnswer);

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
const number = dataOf(warned, 'warningTicket')['warningNo'];

function sentBy({ timeline }: Played, message: string): Sent | undefined {
  return timeline
    .map(({ event }) => event)
    .flatMap((event): readonly Sent[] => (event.type === 'messageSent' ? [event.body] : []))
    .findLast((sent) => sent.message === message);
}

function dataOf({ states, main }: Played, key: string): JsonObject {
  return (states[main ?? '']?.data[key] ?? {}) as JsonObject;
}

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
    const start = pkg.processes[process]?.nodes.find(
      (node) => node.kind === 'startEvent' && node.trigger?.message === message,
    );
    const scenario = pkg.scenarios[closes];
    const [first] = scenario?.script ?? [];
    if (!sent || !start || !scenario || first?.do !== 'start') throw new Error(message);
    const begun = played(pkg, {
      ...scenario,
      process,
      script: [{ do: 'start', node: start.id, data: sent.payload }],
      then: {},
    });
    const known = { warning: dataOf(begun, 'warning'), notice: dataOf(begun, 'notice') };
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
    expect({ caseResult: dataOf(heard, 'caseResult') }).toEqual(back.payload);
  });
});

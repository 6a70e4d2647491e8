import path from 'node:path';
import { checkScenario } from '@fiveones/casework';
import type { JsonObject, Package, Scenario } from '@fiveones/definition';
import { type InstanceEvent, play, type Played } from '@fiveones/interpreter';
import { expect, it } from 'vitest';
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

/** The message as a scenario of a template sends it. */
async function sent(folder: string, scenario: string, message: string): Promise<Sent> {
  const pkg = await template(folder);
  const asked = pkg.scenarios[scenario];
  if (!asked) throw new Error(scenario);
  const found = played(pkg, asked).timeline.flatMap(({ event }) =>
    event.type === 'messageSent' && event.body.message === message ? [event.body] : [],
  )[0];
  if (!found) throw new Error(`${scenario} sends no ${message}`);
  return found;
}

/** What the case knows that the message begins in another template. */
async function begun(folder: string, process: string, { message, payload }: Sent): Promise<JsonObject> {
  const pkg = await template(folder);
  const start = pkg.processes[process]?.nodes.find(
    (node) => node.kind === 'startEvent' && node.trigger?.message === message,
  );
  if (!start) throw new Error(`${process} is not begun by ${message}`);
  const { states, main } = played(pkg, {
    id: 'begun',
    name: '收到消息',
    process,
    at: '2026-03-02T09:00:00+08:00',
    script: [{ do: 'start', node: start.id, data: payload ?? {} }],
    then: {},
  });
  return states[main ?? '']?.data ?? {};
}

/** Who sends what, in which scenario; the process that it begins; what must be known there. */
const ways: readonly (readonly [
  from: string,
  scenario: string,
  message: string,
  to: string,
  process: string,
  known: JsonObject,
])[] = [
  [
    'minimum-living-allowance',
    'complex-household',
    'abnormalFound',
    'general-duties',
    'abnormal',
    { abnormal: { fact: '老人独自在家无人照看，已告知卫健、残联' } },
  ],
  [
    'extreme-poverty-support',
    'town-decides',
    'abnormalFound',
    'general-duties',
    'abnormal',
    { abnormal: { fact: '夜里一个人跌倒过两次，没有人照看' } },
  ],
  [
    'general-duties',
    'child-harm',
    'reportIn',
    'children-in-need',
    'child-protection',
    { mandatoryReport: { child: { name: '王小明' } } },
  ],
  [
    'general-duties',
    'illness-late',
    'discovered',
    'temporary-relief',
    'linshi-main',
    { lead: { personDesc: '王小明' } },
  ],
  [
    'general-duties',
    'hotline-help',
    'profileIn',
    'low-income-monitoring',
    'profile',
    { householdProfile: { head: { name: '吴九' } } },
  ],
  [
    'general-duties',
    'evaluation-full',
    'profileIn',
    'low-income-monitoring',
    'profile',
    { householdProfile: { head: { name: '李四' } } },
  ],
];

it.each(ways)(
  '%s, scenario %s: its %s begins a case of %s/%s',
  async (from, scenario, message, to, process, known) => {
    const way = await sent(from, scenario, message);
    expect(way.deliver?.key).toBeTruthy();
    expect(await begun(to, process, way)).toMatchObject(known);
  },
);

import type { JsonObject } from '@fiveones/definition';
import { expect, it } from 'vitest';
import { allSent, dataOf, startOf, type Sent } from './messages.example.ts';
import { played, template } from './templates.example.ts';

/** The message as a scenario of a template sends it. */
async function sent(folder: string, scenario: string, message: string): Promise<Sent> {
  const pkg = await template(folder);
  const asked = pkg.scenarios[scenario];
  const [found] = asked ? allSent(played(pkg, asked), message) : [];
  if (!found) throw new Error(`${scenario} sends no ${message}`);
  return found;
}

/** What the case knows that the message begins in another template. */
async function begun(folder: string, process: string, { message, payload }: Sent): Promise<JsonObject> {
  const pkg = await template(folder);
  const node = startOf(pkg, process, message);
  return dataOf(
    played(pkg, {
      id: 'begun',
      name: '收到消息',
      process,
      at: '2026-03-02T09:00:00+08:00',
      script: [{ do: 'start', node, data: payload ?? {} }],
      then: {},
    }),
  );
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

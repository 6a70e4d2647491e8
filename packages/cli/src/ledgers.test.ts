import { checkScenario, entriesOfHistory, entrySources } from '@fiveones/casework';
import { Scenario, type Action, type JsonObject } from '@fiveones/definition';
import { play } from '@fiveones/interpreter';
import { expect, it } from 'vitest';
import { template } from './templates.example.ts';

const villages = ['990101001001', '990101001002'];

/** The villages one after the other, each on a day of April: the first whose turn it is. */
const each = (node: string, from: number, data: (item: number) => JsonObject): readonly Action[] =>
  villages.map((_, item) => ({
    do: 'fill',
    node,
    data: data(item),
    at: `2026-04-${String(from + item).padStart(2, '0')}T10:00:00+08:00`,
  }));

it('a matter that several villages take on stands in the ledger of each, with what was settled with it', async () => {
  const pkg = await template('village-affairs');
  const { script, ...scenario } = pkg.scenarios['gate-listed'] ?? never();
  const [start, asked, , check] = script;
  const { request } = (asked && 'data' in asked ? asked.data : undefined) as { request: JsonObject };
  const played = play(
    pkg,
    Scenario.parse({
      ...scenario,
      regions: villages,
      script: [
        start,
        { ...asked, data: { request: { ...request, villages: villages.map((region) => ({ region })) } } },
        check,
        ...each('task-accept', 1, () => ({ taskAccept: { answer: 'accept' } })),
        ...each('task-run', 5, () => ({ taskResult: { result: 'done', feedback: '户户清扫。', count: 9 } })),
        ...each('task-close', 9, (item) => ({ taskClose: { result: 'confirm', settled: 3000 + item } })),
      ],
      then: { status: 'completed', end: 'end-closed' },
    }),
  );
  expect(played.failures).toEqual([]);
  const events = played.timeline.filter(({ instance }) => instance === played.main).map(({ event }) => event);
  const entries = entriesOfHistory(events, () => played.world ?? never(), entrySources([pkg]));
  expect(
    entries
      .filter(({ entry }) => entry.type === 'accessTask')
      .map(({ ledger, region, entry: { amount } }) => [ledger, region, amount]),
  ).toEqual([
    ['livelihood', '990101001001', 3000],
    ['livelihood', '990101001002', 3001],
  ]);
});

it.each([
  ['married', ['核销 2 本，结存 -2，30000001、30000002']],
  ['cert-used', ['核销 2 本，结存 -2，30000001、30000002']],
  ['divorced', ['核销 2 本，结存 -2，40000001、40000002']],
  ['reissued', ['核销 1 本，结存 -1，50000001']],
])('certificates that %s hands out are written off', async (scenario, told) => {
  const pkg = await template('marriage-registration');
  const played = play(pkg, pkg.scenarios[scenario] ?? never(), { checkForms: checkScenario });
  expect(played.failures).toEqual([]);
  const events = played.timeline.filter(({ instance }) => instance === played.main).map(({ event }) => event);
  const entries = entriesOfHistory(events, () => played.world ?? never(), entrySources([pkg]));
  expect(
    entries.map(
      ({ entry: { typeName, cells } }) =>
        `${typeName} ${String(cells?.['used'])} 本，结存 ${String(cells?.['change'])}，${String(cells?.['printNos'])}`,
    ),
  ).toEqual(told);
});

const never = (): never => {
  throw new Error('the template has this');
};

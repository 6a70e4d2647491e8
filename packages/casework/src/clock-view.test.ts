import { deadline, nationalCalendar } from '@fiveones/calendar';
import { parsePackage } from '@fiveones/definition';
import { compileProcess } from '@fiveones/interpreter';
import { expect, it } from 'vitest';
import { taskClock } from './clock-view.ts';

const days = { value: '=param.slipDays', unit: 'workday' };
const files: Readonly<Record<string, object>> = {
  'template.json': { id: 'slips', name: '转办', version: '1.0.0', publisher: '测试', format: 1, posts: [] },
  'parameters.json': {
    parameters: [{ id: 'slipDays', name: '转办天数', type: 'integer', basis: ['示例'], values: [] }],
  },
  'processes/slips.json': {
    id: 'slips',
    name: '转办',
    lanes: [{ id: 'town', name: '镇', tier: 'town' }],
    nodes: [
      { id: 'begin', kind: 'startEvent', lane: 'town', name: '收到' },
      { id: 'slip', kind: 'userTask', lane: 'town', name: '填转办单', responsibility: 'R-001', limit: days },
      { id: 'end', kind: 'endEvent', lane: 'town', name: '办结' },
    ],
    flows: [
      { id: 'f1', from: 'begin', to: 'slip' },
      { id: 'f2', from: 'slip', to: 'end' },
    ],
  },
};

function world() {
  const parsed = parsePackage(
    Object.fromEntries(Object.entries(files).map(([name, file]) => [name, JSON.stringify(file)])),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const chart = compileProcess(parsed.package, 'slips');
  if (!chart) throw new Error('no chart');
  return { chart, calendar: nationalCalendar };
}

it('a limit that counts its first day is shown as it was reckoned: due, used and overdue agree with the list', () => {
  const start = '2026-11-20T10:00:00+08:00';
  const period = { value: 1, unit: 'workday' } as const;
  const { due, explanation } = deadline({ calendar: nationalCalendar, start, period, from: 'sameDay' });
  const limit = { start, ...period, due, explanation };
  const shown = taskClock('slip', limit, world(), '2026-11-23T09:00:00+08:00');
  expect(shown).toMatchObject({ name: '填转办单', state: 'overdue', used: 1, left: 0, overdue: 1 });
  expect(shown.cells.find(({ state }) => state === 'due')?.date).toBe('2026-11-20');
});

it('each line of the sum says what it stands for and where its figure comes from', () => {
  const start = '2026-11-18T10:00:00+08:00';
  const period = { value: 5, unit: 'workday' } as const;
  const pause = { from: '2026-11-20T09:00:00+08:00', to: '2026-11-23T09:00:00+08:00', reason: '补正' };
  const { due, explanation } = deadline({ calendar: nationalCalendar, start, period, pauses: [pause] });
  const { lines } = taskClock('slip', { start, ...period, due, explanation }, world(), start);
  const told = lines.map(({ label, note = '', figure }) => [label.slice(0, 2), note.slice(0, 9), figure]);
  expect(told).toContainEqual(['11', '', '起点']);
  expect(told).toContainEqual(['规定', '地方参数：转办天数', '5']);
  expect(told).toContainEqual(['周末', '国办发明电〔202', '不算']);
  expect(lines.find(({ label }) => label.startsWith('补正'))).toMatchObject({ tone: 'amber' });
});

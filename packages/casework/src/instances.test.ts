import type { JsonObject } from '@fiveones/definition';
import { evolve, instanceScope, type InstanceState } from '@fiveones/interpreter';
import { openSqlite } from '@fiveones/store';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { folds } from './instances.ts';
import { project } from './projection.ts';
import { instanceTable, noticeTable, tables, taskTable } from './tables.ts';
import { placeWith, publishedAt } from './in-force.example.ts';

const began = '2026-03-02T09:00:00+08:00';
const village = '990101001001';
const id = '990101-long';
const steps = Array.from({ length: 15 }, (_, place) => `t${place + 1}`);
const way = ['start', ...steps, 'end'];

const files = {
  'template.json': JSON.stringify({
    id: 'long',
    name: '长流程',
    version: '1.0.0',
    publisher: '测试',
    format: 1,
    posts: [{ id: 'clerk', name: '经办', tier: 'village', unit: 'office' }],
  }),
  'responsibilities.json': JSON.stringify({
    rows: [
      {
        id: 'R-001',
        matter: '办理',
        step: 'long/*',
        tier: 'village',
        unit: 'office',
        unitName: '办公室',
        post: 'clerk',
        postName: '经办',
        kind: 'R',
        duty: '办理待办',
        limit: '随流程',
        basis: ['测试'],
      },
    ],
  }),
  'forms/source.json': JSON.stringify({
    id: 'source',
    key: 'source',
    name: '数据源',
    schema: {
      type: 'object',
      properties: {
        org: { type: 'string', title: '单位', oneOf: [{ const: 'medicalInsurance', title: '医保' }] },
      },
    },
  }),
  'processes/source.json': JSON.stringify({
    id: 'source',
    name: '登记数据源',
    lanes: [{ id: 'village', name: '村', tier: 'village' }],
    subject: { name: 'source.org', names: 'matter', kin: 'relatives' },
    clocks: [
      {
        id: 'total',
        name: '全程',
        limit: { value: 5, unit: 'workday' },
        start: { node: 'start', at: 'left' },
        stop: [{ node: 's1', at: 'left' }],
      },
    ],
    nodes: [
      { id: 'start', kind: 'startEvent', name: '开始' },
      {
        id: 's1',
        kind: 'userTask',
        name: '登记',
        lane: 'village',
        responsibility: 'R-001',
        limit: { value: 10, unit: 'workday' },
        alarms: [{ at: 0.5 }, { at: 0.8 }],
      },
      { id: 's2', kind: 'userTask', name: '核对', lane: 'village', responsibility: 'R-001' },
      { id: 'end', kind: 'endEvent', name: '办结' },
    ],
    flows: [
      { id: 'f0', from: 'start', to: 's1' },
      { id: 'f1', from: 's1', to: 's2' },
      { id: 'f2', from: 's2', to: 'end' },
    ],
  }),
  'processes/long.json': JSON.stringify({
    id: 'long',
    name: '长流程',
    lanes: [{ id: 'village', name: '村', tier: 'village' }],
    subject: { name: 'applicant' },
    nodes: [
      { id: 'start', kind: 'startEvent', name: '开始' },
      ...steps.map((step) => ({
        id: step,
        kind: 'userTask',
        name: `第 ${step.slice(1)} 步`,
        lane: 'village',
        responsibility: 'R-001',
      })),
      { id: 'end', kind: 'endEvent', name: '办结' },
    ],
    flows: way.slice(1).map((to, place) => ({ id: `f${place}`, from: way[place], to })),
  }),
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'instances-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open() {
  const published = publishedAt(files, began);
  const store = openSqlite({ file: path.join(folder, 'store.db'), tables, folds });
  const place = placeWith([published], began, store);
  place.library.organisation = {
    regions: [{ code: village, name: '村', tier: 'village' }],
    units: [{ id: 'u1', name: '办公室', kind: 'office', region: village }],
    people: [{ id: 'p1', name: '李经办', holdings: [{ post: 'clerk', unit: 'u1' }] }],
  };
  return { ...place, published };
}

const begin = ({ instances, published }: ReturnType<typeof open>, process: string, data: JsonObject) =>
  instances.start({ published, process, id, region: village, at: began, data });

it('an instance is the fold of its events at every step, and its row what a rebuild would give', async () => {
  let on = open();
  const started = await begin(on, 'long', { applicant: '张三' });
  expect(started.ok).toBe(true);
  for (const [place, step] of steps.entries()) {
    const before = await on.instances.read(id);
    const [task = ''] = Object.keys(before?.state.tasks ?? {});
    const data = { [step]: place, ...(place === 9 ? { applicant: '张四' } : {}) };
    await on.instances.command(id, { do: 'complete', task, at: began, by: 'p1', data });
    if (place % 4 === 3) {
      await on.store.close();
      on = open();
    }
    const events = await on.instances.events(id);
    const folded = events.reduce<InstanceState | undefined>(evolve, undefined);
    const now = await on.instances.read(id);
    expect(now).toEqual({ state: folded, version: events.length });
    if (!folded) throw new Error('no instance');
    const fresh = project(undefined, folded, events, on.library.worldOf(folded))[0];
    const row = await on.store.get(instanceTable, { county: '990101', instance: id });
    expect(fresh).toEqual({ table: 'instance', put: row });
  }
  expect(await on.store.get(instanceTable, { county: '990101', instance: id })).toMatchObject({
    subject: '张四',
    status: 'completed',
    waitsFor: '',
  });
  expect(await on.store.verify()).toEqual([]);
  await on.store.close();
});

it('a case about something chosen from a list is called by the words of the list', async () => {
  const on = open();
  await begin(on, 'source', { source: { org: 'medicalInsurance' } });
  expect(await on.store.get(instanceTable, { county: '990101', instance: id })).toMatchObject({
    subject: '医保',
  });
  await on.store.close();
});

it('a picker of people knows those who may do the task and whom the case names already', async () => {
  const on = open();
  const { organisation } = on.library;
  on.library.organisation = {
    ...organisation,
    people: [
      ...organisation.people,
      { id: 'p2', name: '周调查', holdings: [] },
      { id: 'p3', name: '吴某', holdings: [] },
    ],
  };
  await begin(on, 'source', { visit: { investigators: [{ personId: 'p2' }] } });
  const read = await on.instances.read(id);
  if (!read) throw new Error('no instance');
  const [task] = Object.values(read.state.tasks);
  expect(instanceScope(read.state, on.library.worldOf(read.state), task)['people']).toEqual([
    { value: 'p1', label: '李经办' },
    { value: 'p2', label: '周调查' },
  ]);
  await on.store.close();
});

it('a task waits for those of its office who need not keep away, and is due soon when four fifths of its days are over', async () => {
  const on = open();
  const { organisation } = on.library;
  const colleague = { id: 'p2', name: '周经办', holdings: [{ post: 'clerk', unit: 'u1' }] };
  on.library.organisation = { ...organisation, people: [...organisation.people, colleague] };
  await begin(on, 'source', { relatives: ['李经办'] });
  const rows = await on.store.rows(taskTable, {});
  expect(rows.map(({ queue, soonAt }) => [queue, soonAt])).toEqual([['#p2', '2026-03-12T00:00:00+08:00']]);
  await on.store.close();
});

it('a case shows when it is due as long as its clock runs', async () => {
  const on = open();
  await begin(on, 'source', {});
  const due = async () => (await on.store.get(instanceTable, { county: '990101', instance: id }))?.due;
  expect(await due()).toBe('2026-03-09T23:59:59+08:00');
  const [task = ''] = Object.keys((await on.instances.read(id))?.state.tasks ?? {});
  await on.instances.command(id, { do: 'complete', task, at: began, by: 'p1' });
  expect(await due()).toBeNull();
  await on.store.close();
});

it('of what somebody is told again, the last stands in their list', async () => {
  const on = open();
  await begin(on, 'source', {});
  const [task] = Object.keys((await on.instances.read(id))?.state.tasks ?? {});
  for (const [place, day] of ['2026-03-09', '2026-03-12'].entries())
    await on.instances.command(id, {
      do: 'fire',
      timer: `${task}:alarm${place}`,
      at: `${day}T23:59:59+08:00`,
    });
  const told = await on.store.rows(noticeTable, {});
  expect(told.map(({ person, note }) => [person, note])).toEqual([['p1', '用到 80%']]);
  await on.store.close();
});

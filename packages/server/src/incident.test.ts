import type { Casework } from '@fiveones/casework';
import { beforeEach, expect, it } from 'vitest';
import { caller, code, handler as county, helper, opened, village, villagePackage } from './stage.example.ts';

const task = (id: string, row: string, more: object = {}) => ({
  id,
  kind: 'userTask',
  name: id,
  lane: 'village',
  responsibility: row,
  ...more,
});
/** A chart that cannot go on when nobody said how many copies: the rule's result is a list or nothing. */
const files = villagePackage({
  rows: [
    ['R-001', 'apply'],
    ['R-002', 'sign'],
    ['R-003', 'check'],
  ],
  forms: {
    F: {
      key: 'form',
      name: '申请',
      schema: {
        type: 'object',
        properties: {
          name: { type: 'string', title: '姓名', maxLength: 20 },
          ways: { type: 'string', title: '怎样办', enum: ['one', 'two'] },
        },
        required: ['name'],
      },
      sections: [{ id: 's', title: '申请', rows: [['name', 'ways']], question: '是谁？' }],
    },
  },
  process: {
    subject: { name: 'form.name' },
    nodes: [
      { id: 'begin', kind: 'startEvent', name: '开始', lane: 'village' },
      task('apply', 'R-001', { forms: [{ form: 'F', mode: 'edit' }] }),
      { id: 'split', kind: 'exclusiveGateway', name: '怎样办', lane: 'village' },
      task('sign', 'R-002'),
      task('check', 'R-003'),
      { id: 'end', kind: 'endEvent', name: '办结', lane: 'village' },
    ],
    flows: [
      { id: 'f1', from: 'begin', to: 'apply' },
      { id: 'f2', from: 'apply', to: 'split' },
      { id: 'f3', from: 'split', to: 'sign', name: '一种', condition: 'form.ways = "one"' },
      { id: 'f4', from: 'split', to: 'check', name: '两种', condition: 'form.ways = "two"' },
      { id: 'f5', from: 'sign', to: 'end' },
      { id: 'f6', from: 'check', to: 'end' },
    ],
  },
});

let casework: Casework;
let instance = '';
const as = (person: string) => caller(casework, person);
const openNodes = async (): Promise<readonly string[]> =>
  Object.values((await casework.instances.read(instance))?.state.tasks ?? {}).map(({ node }) => node);
const one = async () => {
  const [item] = (await as(county).incident.list()).filter((found) => found.instance === instance);
  return { instance, incident: item?.incident ?? '' };
};

beforeEach(async () => {
  casework = await opened([files]);
  const begun = await as(helper).work.start({ packageId: 'card', process: 'card', region: village });
  instance = begun.instance;
  await as(helper).task.submit({
    task: begun.task ?? '',
    key: 'key-0001',
    data: { form: { name: '周大爷' } },
  });
});

it('a case that cannot go on stands in the list of the county, with what went wrong and the ways on', async () => {
  const [item] = await as(county).incident.list();
  expect(item).toMatchObject({
    instance,
    nodeName: '怎样办',
    ways: [
      { flow: 'f3', name: '一种' },
      { flow: 'f4', name: '两种' },
    ],
  });
  expect(item?.message).toMatch(/没有一条去路/);
  expect(await openNodes()).toEqual([]);
});

it('trying again without mending anything says that it still does not go on', async () => {
  const [failed] = await as(county).incident.retry({ incidents: [await one()] });
  expect(failed).toMatchObject({ instance });
  expect((await as(county).incident.list()).length).toBe(1);
});

it('the data are put right with a reason, by the form that took them, and the case goes on', async () => {
  const { forms, context } = await as(county).incident.repairing(await one());
  expect(forms.map(({ form }) => form.key)).toEqual(['form']);
  expect(context.role).toContain('V');
  const data = { form: { name: '周大爷', ways: 'two' } };
  expect(await code(as(county).incident.repair({ ...(await one()), data, reason: '' }))).toBe(
    'reason-missing',
  );
  const wrong = { form: { name: '周大爷', ways: 'three' } };
  expect(
    await code(as(county).incident.repair({ ...(await one()), data: wrong, reason: '漏填了办法' })),
  ).toBe('form-has-problems');
  await as(county).incident.repair({ ...(await one()), data, reason: '漏填了办法' });
  expect(await openNodes()).toEqual(['check']);
  expect(await as(county).incident.list()).toEqual([]);
  const events = await casework.instances.events(instance);
  expect(events.find(({ type, body }) => type === 'dataSet' && 'reason' in body)).toMatchObject({
    by: county,
    body: { cause: 'repair', reason: '漏填了办法' },
  });
});

it('the step is left undone by the way that is named', async () => {
  const passed = { ...(await one()), reason: '按老办法办' };
  expect(await code(as(county).incident.passOver(passed))).toBe('no-such-way');
  await as(county).incident.passOver({ ...passed, flow: 'f3' });
  expect(await openNodes()).toEqual(['sign']);
});

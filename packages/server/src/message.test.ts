import type { Casework } from '@fiveones/casework';
import { beforeAll, expect, it } from 'vitest';
import { caller, code, helper, opened, village, villagePackage } from './stage.example.ts';

/** While a card is applied for, a complaint may come in at any time. */
const files = villagePackage({
  rows: [
    ['R-001', 'apply'],
    ['R-002', 'complained'],
  ],
  forms: {
    C: {
      key: 'complaint',
      name: '投诉',
      schema: {
        type: 'object',
        properties: { what: { type: 'string', title: '说了什么', minLength: 4, maxLength: 50 } },
        required: ['what'],
      },
      sections: [{ id: 's', title: '投诉', rows: [['what']], question: '说了什么？' }],
    },
  },
  process: {
    messages: [{ id: 'complaint', name: '投诉', form: 'C', responsibility: 'R-002' }],
    nodes: [
      { id: 'begin', kind: 'startEvent', name: '开始', lane: 'village' },
      { id: 'apply', kind: 'userTask', name: '申请', lane: 'village', responsibility: 'R-001' },
      { id: 'end', kind: 'endEvent', name: '办结', lane: 'village' },
      {
        id: 'complained',
        kind: 'boundaryEvent',
        name: '收到投诉',
        lane: 'village',
        interrupting: false,
        trigger: { message: 'complaint' },
        set: [{ into: 'complaint', value: '=message' }],
      },
      { id: 'noted', kind: 'endEvent', name: '已登记', lane: 'village' },
    ],
    flows: [
      { id: 'f1', from: 'begin', to: 'apply' },
      { id: 'f2', from: 'apply', to: 'end' },
      { id: 'f3', from: 'complained', to: 'noted' },
    ],
  },
});
let casework: Casework;
let instance = '';
beforeAll(async () => {
  casework = await opened([files]);
  const begun = await caller(casework, helper).work.start({
    packageId: 'card',
    process: 'card',
    region: village,
  });
  instance = begun.instance;
});
const register = (payload: Record<string, string>, key: string) =>
  code(caller(casework, helper).instance.message({ instance, message: 'complaint', payload, key }));
const kept = async () => (await casework.instances.read(instance))?.state.data['complaint'];

it('what is registered with a message is checked by its form', async () => {
  expect(await register({}, 'key-0001')).toBe('form-has-problems');
  expect(await register({ what: '短' }, 'key-0002')).toBe('form-has-problems');
  expect(await kept()).toBeUndefined();
  expect(await register({ what: '窗口不收材料' }, 'key-0003')).toBe('done');
  expect(await kept()).toEqual({ what: '窗口不收材料' });
});

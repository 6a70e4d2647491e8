import { Casework, tables } from '@fiveones/casework';
import { openSqlite } from '@fiveones/store';
import { beforeAll, expect, it } from 'vitest';
import { appRouter } from './router.ts';

const text = (json: unknown): string => JSON.stringify(json);
const row = (id: string, step: string) => ({
  id,
  matter: '办证',
  step,
  tier: 'village',
  unit: 'villageCommittee',
  unitName: '村民委员会',
  post: 'villageHelper',
  postName: '协理员',
  kind: 'R',
  duty: '办',
  basis: ['示例'],
});
/** While a card is applied for, a complaint may come in at any time. */
const files = {
  'template.json': text({
    id: 'card',
    name: '借书证',
    version: '1.0.0',
    publisher: '测试',
    format: 1,
    posts: [{ id: 'villageHelper', name: '协理员', tier: 'village', unit: 'villageCommittee', role: 'V' }],
  }),
  'responsibilities.json': text({ rows: [row('R-001', 'card/apply'), row('R-002', 'card/complained')] }),
  'forms/C.json': text({
    id: 'C',
    key: 'complaint',
    name: '投诉',
    rights: { edit: 'V', view: 'V' },
    schema: {
      type: 'object',
      properties: { what: { type: 'string', title: '说了什么', minLength: 4, maxLength: 50 } },
      required: ['what'],
    },
    sections: [{ id: 's', title: '投诉', rows: [['what']], question: '说了什么？' }],
  }),
  'processes/card.json': text({
    id: 'card',
    name: '办证',
    lanes: [{ id: 'village', name: '村', tier: 'village' }],
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
  }),
};
const casework = new Casework({
  store: openSqlite({ file: ':memory:', tables }),
  clock: () => Date.parse('2026-11-23T01:00:00Z'),
  newId: (
    (next = 0) =>
    () =>
      `id${++next}`
  )(),
  demo: true,
});
const helper = () =>
  appRouter.createCaller({
    casework,
    session: undefined,
    actor: casework.actor('villageHelper-village-1-1-1'),
    signIn: () => Promise.resolve(true),
    signOut: () => Promise.resolve(),
  });
let instance = '';
beforeAll(async () => {
  await casework.open();
  expect(await casework.loadDemo([files], '2026-11-23T09:00:00+08:00')).toMatchObject({ ok: true });
  const begun = await helper().work.start({ packageId: 'card', process: 'card', region: '980101001001' });
  instance = begun.instance;
});
const register = (payload: Record<string, string>, key: string) =>
  helper()
    .instance.message({ instance, message: 'complaint', payload, key })
    .then(
      () => 'done',
      (error: { cause?: { refused?: { code: string } } }) => error.cause?.refused?.code ?? 'fault',
    );
const kept = async () => (await casework.instances.read(instance))?.state.data['complaint'];

it('what is registered with a message is checked by its form', async () => {
  expect(await register({}, 'key-0001')).toBe('form-has-problems');
  expect(await register({ what: '短' }, 'key-0002')).toBe('form-has-problems');
  expect(await kept()).toBeUndefined();
  expect(await register({ what: '窗口不收材料' }, 'key-0003')).toBe('done');
  expect(await kept()).toEqual({ what: '窗口不收材料' });
});

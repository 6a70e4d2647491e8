import type { Casework } from '@fiveones/casework';
import { beforeEach, describe, expect, it } from 'vitest';
import { caller, code, helper, opened, village, villagePackage } from './stage.example.ts';

/** Begins with a form; nobody has anything before it is handed in. */
const files = villagePackage({
  rows: [
    ['R-001', 'begin'],
    ['R-002', 'check'],
  ],
  forms: {
    F: {
      key: 'form',
      name: '申请',
      schema: {
        type: 'object',
        properties: {
          name: { type: 'string', title: '姓名', maxLength: 20 },
          twice: { type: 'string', title: '称呼', 'x-computed': 'name + "同志"' },
        },
        required: ['name'],
      },
      sections: [{ id: 's', title: '申请', rows: [['name'], ['twice']], question: '是谁？' }],
    },
  },
  process: {
    subject: { name: 'form.name' },
    nodes: [
      {
        id: 'begin',
        kind: 'startEvent',
        name: '申请',
        lane: 'village',
        responsibility: 'R-001',
        forms: [{ form: 'F' }],
      },
      { id: 'check', kind: 'userTask', name: '看一看', lane: 'village', responsibility: 'R-002' },
      { id: 'end', kind: 'endEvent', name: '办结', lane: 'village' },
    ],
    flows: [
      { id: 'f1', from: 'begin', to: 'check' },
      { id: 'f2', from: 'check', to: 'end' },
    ],
  },
});
const about = { packageId: 'card', process: 'card', region: village };
const filled = { form: { name: '周大爷' } };
const neighbour = 'villageHelper-village-1-2-1';

let casework: Casework;
const as = (person: string) => caller(casework, person).work;
const cases = async () => (await as(helper).search({ text: '周大爷' })).length;
beforeEach(async () => {
  casework = await opened([files]);
});

describe('a case that begins with a form', () => {
  it('does not exist before the form is handed in: what was typed is a draft, and given up leaves nothing', async () => {
    expect((await as(helper).startable()).map(({ form }) => form)).toEqual([true]);
    expect(await code(as(helper).start(about))).toBe('start-form-needed');
    expect((await as(helper).startForm(about)).forms.map(({ form }) => form.id)).toEqual(['F']);
    await as(helper).keepStart({ ...about, data: { form: { name: '周' } } });
    expect((await as(helper).startForm(about)).draft?.data).toEqual({ form: { name: '周' } });
    expect((await as(helper).inbox()).counts).toMatchObject({ open: 0, drafts: 0, waiting: 0 });
    await as(helper).keepStart({ ...about, data: {} });
    expect((await as(helper).startForm(about)).draft).toBeUndefined();
    expect((await casework.store.streams()).filter((name) => name.startsWith('instance/'))).toEqual([]);
  });

  it('is checked like any form, begins once with what was filled in and worked out, and takes the draft away', async () => {
    await as(helper).keepStart({ ...about, data: filled });
    expect(await code(as(helper).begin({ ...about, data: { form: {} }, key: 'key-0001' }))).toBe(
      'form-has-problems',
    );
    expect(await cases()).toBe(0);
    const begun = await as(helper).begin({ ...about, data: filled, key: 'key-0002' });
    expect(await as(helper).begin({ ...about, data: filled, key: 'key-0002' })).toEqual(begun);
    expect(await cases()).toBe(1);
    const state = (await casework.instances.read(begun.instance))?.state;
    expect(state?.data).toEqual({ form: { name: '周大爷', twice: '周大爷同志' } });
    expect(Object.values(state?.tasks ?? {}).map(({ node }) => node)).toEqual(['check']);
    expect((await as(helper).startForm(about)).draft).toBeUndefined();
  });

  it('is for whom the start names, in their own place; a draft is its writer’s alone', async () => {
    await as(helper).keepStart({ ...about, data: filled });
    for (const call of [
      as(neighbour).startForm(about),
      as(neighbour).keepStart({ ...about, data: filled }),
      as(neighbour).begin({ ...about, data: filled, key: 'key-0003' }),
      as('townClerk-town-1-1').startForm(about),
    ])
      expect(await code(call)).toBe('not-allowed');
    expect(await cases()).toBe(0);
  });
});

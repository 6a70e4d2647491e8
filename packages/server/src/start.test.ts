import type { Casework } from '@fiveones/casework';
import type { JsonObject } from '@fiveones/definition';
import { beforeEach, describe, expect, it } from 'vitest';
import { caller, code, helper, opened, village, villagePackage } from './stage.example.ts';

const file = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    size: { type: 'integer' },
    type: { type: 'string' },
  },
};
/** Begins with a form; nobody has anything before it is handed in. */
const asked = {
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
          papers: { 'x-kind': 'files', type: 'array', title: '材料', items: file },
          photo: { 'x-kind': 'photos', type: 'array', title: '照片', items: file },
          signed: {
            'x-kind': 'signature',
            type: 'object',
            title: '签字',
            properties: {
              signerName: { type: 'string', title: '签字人' },
              image: { ...file, title: '笔迹' },
            },
          },
        },
        required: ['name'],
      },
      sections: [
        {
          id: 's',
          title: '申请',
          rows: [['name'], ['twice'], ['papers'], ['photo'], ['signed']],
          question: '是谁？',
        },
      ],
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
} as const;
const files = villagePackage(asked);
const about = { packageId: 'card', process: 'card', region: village };
const filled = { form: { name: '周大爷' } };
const neighbour = 'villageHelper-village-1-2-1';

let now: number;
let casework: Casework;
const as = (person: string) => caller(casework, person).work;
const cases = async () => (await as(helper).search({ text: '周大爷' })).length;
beforeEach(async () => {
  now = Date.parse('2026-11-23T01:00:00Z');
  casework = await opened([files], () => now);
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

describe('a process that others alone turn to', () => {
  it('is not offered, and nobody begins a case of it by hand, with a form or without', async () => {
    for (const forms of [{ forms: [{ form: 'F' }] }, {}]) {
      const called = villagePackage({
        ...asked,
        process: {
          ...asked.process,
          nodes: asked.process.nodes.map((node) =>
            node.id === 'begin' ? { ...node, forms: undefined, ...forms, called: true } : node,
          ),
        },
      });
      casework = await opened([called], () => now);
      expect(await as(helper).startable()).toEqual([]);
      expect(await code(as(helper).start(about))).toBe('not-allowed');
      expect(await code(as(helper).startForm(about))).toBe('not-allowed');
      expect(await code(as(helper).begin({ ...about, data: filled, key: 'key-called' }))).toBe('not-allowed');
    }
  });
});

describe('attachments, photos and signatures before there is a case', () => {
  const png = (...more: readonly number[]) => new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...more]);
  const actor = (person: string) => {
    const found = casework.actor(person);
    if (!found) throw new Error(`the demonstration has no ${person}`);
    return found;
  };
  const put = (person: string, name: string, bytes: Uint8Array, at = about) =>
    casework.files.putStartFile(actor(person), { ...at, name, bytes });
  const uploaded = async (name: string, bytes = png(1)) => {
    const kept = await put(helper, name, bytes);
    if (!kept.ok) throw new Error(kept.refused.code);
    return { ...kept.value };
  };
  const read = async (person: string, id: string) => (await casework.files.file(actor(person), id)).ok;
  const others = [neighbour, 'villageHelper-village-2-1-1', 'townClerk-town-1-1', 'countyHandler-county-1'];
  const kept = () => casework.store.count('attachment');
  const attached = (...papers: readonly JsonObject[]) => ({ form: { name: '周大爷', papers } });

  it('are their uploader’s alone until the case begins, and then the case’s', async () => {
    const [paper, photo, image] = [
      await uploaded('户口簿.png'),
      await uploaded('家.png', png(2)),
      await uploaded('签字.png', png(3)),
    ];
    for (const { id } of [paper, photo, image]) {
      expect(await read(helper, id)).toBe(true);
      for (const person of others) expect(await read(person, id)).toBe(false);
    }
    const { form } = attached(paper);
    const data = { form: { ...form, photo: [photo], signed: { signerName: '周大爷', image } } };
    // A signature that was not put under this is refused, like at any task.
    expect(await code(as(helper).begin({ ...about, data, key: 'key-signed' }))).toBe('form-has-problems');
    const { form: unsigned } = { form: { ...form, photo: [photo] } };
    const begun = await as(helper).begin({ ...about, data: { form: unsigned }, key: 'key-files' });
    expect(await as(helper).begin({ ...about, data: { form: unsigned }, key: 'key-files' })).toEqual(begun);
    expect(await cases()).toBe(1);
    for (const { id } of [paper, photo]) {
      for (const person of [helper, 'townClerk-town-1-1', 'countyHandler-county-1'])
        expect(await read(person, id)).toBe(true);
      for (const person of [neighbour, 'villageHelper-village-2-1-1'])
        expect(await read(person, id)).toBe(false);
    }
    // What the case did not take is gone, its bytes too.
    expect(await read(helper, image.id)).toBe(false);
    expect(await kept()).toBe(2);
  });

  it('are taken only from who may begin it there, of the right kind and size, and not too many', async () => {
    const refusedWith = async (...given: Parameters<typeof put>) => {
      const answer = await put(...given);
      return answer.ok ? 'taken' : answer.refused.code;
    };
    for (const person of others) expect(await refusedWith(person, '别人.png', png(1))).toBe('not-allowed');
    expect(await refusedWith(helper, '外村.png', png(1), { ...about, region: '980101001002' })).toBe(
      'not-allowed',
    );
    expect(await refusedWith(helper, '程序.exe', new Uint8Array([0x4d, 0x5a]))).toBe('file-kind');
    const large = new Uint8Array(20 * 1024 * 1024 + 1);
    large.set(png(1));
    expect(await refusedWith(helper, '大.png', large)).toBe('file-too-large');
    for (let n = 0; n < 40; n++) expect(await refusedWith(helper, `${n}.png`, png(n))).toBe('taken');
    expect(await refusedWith(helper, '多.png', png(1))).toBe('start-files-full');
  });

  it('that are not here, or somebody else’s, do not begin a case; the field says so', async () => {
    const data = attached({ id: 'id999', name: '没有.png' });
    expect(await code(as(helper).begin({ ...about, data, key: 'key-none-1' }))).toBe('form-has-problems');
    const begun = await as(helper).begin({
      ...about,
      data: attached(await uploaded('甲.png')),
      key: 'key-own-1',
    });
    const taken = (await casework.instances.read(begun.instance))?.state.data;
    // Of another case already.
    expect(await code(as(helper).begin({ ...about, data: taken ?? {}, key: 'key-twice' }))).toBe(
      'form-has-problems',
    );
    expect(await cases()).toBe(1);
  });

  it('are thrown away when the start is given up, and a day after no draft names them; equal bytes of others stay', async () => {
    const first = await uploaded('甲.png');
    await as(helper).keepStart({ ...about, data: {} });
    expect([await read(helper, first.id), await kept()]).toEqual([false, 0]);

    const [named, forgotten] = [await uploaded('乙.png', png(7)), await uploaded('丙.png', png(7))];
    await as(helper).keepStart({ ...about, data: attached(named) });
    await casework.tick();
    expect(await kept()).toBe(2);
    now += 25 * 60 * 60_000;
    await casework.tick();
    expect([await read(helper, named.id), await read(helper, forgotten.id)]).toEqual([true, false]);
    expect(await casework.store.verify()).toEqual([]);
    now += 90 * 24 * 60 * 60_000;
    await casework.tick();
    expect(await read(helper, named.id)).toBe(true);
  });
});

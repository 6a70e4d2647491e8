import type { Casework } from '@fiveones/casework';
import type { PackageFiles } from '@fiveones/definition';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  caller,
  clerk,
  code,
  firstProcess,
  handler,
  helper,
  opened,
  village,
  villagePackage,
} from './stage.example.ts';

const text = (json: unknown): string => JSON.stringify(json);
const nextVillage = '980101001002';

/** A benefit that is applied for, put on the board of the village, and given when its days are over. */
const noticed = (days: number | null): PackageFiles => ({
  ...villagePackage({
    rows: [
      ['R-001', 'apply'],
      ['R-002', 'post'],
    ],
    forms: {
      A: {
        key: 'application',
        name: '申请',
        schema: {
          type: 'object',
          properties: {
            name: { type: 'string', title: '姓名' },
            phone: { type: 'string', title: '电话' },
          },
          required: ['name'],
        },
        sections: [{ id: 's', title: '申请', rows: [['name', 'phone']] }],
      },
      P: {
        key: 'record',
        name: '张贴登记',
        schema: {
          type: 'object',
          properties: {
            postedAt: { type: 'string', title: '张贴时间', format: 'date-time' },
            places: {
              type: 'array',
              title: '地点',
              items: { type: 'string' },
              'x-kind': 'choices',
              'x-options': '["公开栏","小卖部"]',
            },
            photos: {
              type: 'array',
              title: '照片',
              'x-kind': 'photos',
              items: { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } },
            },
          },
          required: ['postedAt'],
        },
        sections: [{ id: 's', title: '张贴', rows: [['postedAt'], ['places'], ['photos']] }],
      },
    },
    process: {
      numbering: { prefix: 'JS', width: 6 },
      nodes: [
        { id: 'begin', kind: 'startEvent', name: '开始', lane: 'village' },
        {
          id: 'apply',
          kind: 'userTask',
          name: '申请',
          lane: 'village',
          responsibility: 'R-001',
          forms: [{ form: 'A' }],
        },
        { id: 'issue', kind: 'serviceTask', name: '出公示', lane: 'village', issue: ['sheet'] },
        {
          id: 'post',
          kind: 'userTask',
          name: '张贴',
          lane: 'village',
          responsibility: 'R-002',
          forms: [{ form: 'P' }],
        },
        {
          id: 'wait',
          kind: 'intermediateCatchEvent',
          name: '公示期',
          lane: 'village',
          trigger: { timer: { value: 30, unit: 'day' } },
        },
        { id: 'end', kind: 'endEvent', name: '办结', lane: 'village' },
      ],
      flows: [
        { id: 'f1', from: 'begin', to: 'apply' },
        { id: 'f2', from: 'apply', to: 'issue' },
        { id: 'f3', from: 'issue', to: 'post' },
        { id: 'f4', from: 'post', to: 'wait' },
        { id: 'f5', from: 'wait', to: 'end' },
      ],
    },
  }),
  'parameters.json': text({
    parameters: [
      {
        id: 'noticeDays',
        name: '公示天数',
        type: 'integer',
        local: true,
        // Only another county has set it.
        values: [{ region: days === null ? '990101' : '*', from: '2020-01-01', value: days ?? 7 }],
      },
    ],
  }),
  'documents/sheet.json': text({
    id: 'sheet',
    name: '公示书',
    title: '公示',
    style: 'poster',
    issuer: 'village',
    fields: { name: { label: '申请人', value: 'application.name' } },
    whitelist: ['name'],
    blocks: [{ paragraph: '拟给予{{name}}借书证。' }],
  }),
  'public-notices/review.json': text({
    id: 'review',
    name: '办证公示',
    process: 'card',
    document: 'sheet',
    fields: [{ field: 'name', mask: 'name' }],
    days: { value: '=param.noticeDays' },
    places: ['公开栏'],
    proof: { step: 'post', at: 'record.postedAt', places: 'record.places', photos: 'record.photos' },
    objection: { none: '示例' },
  }),
});

let casework: Casework;
let instance = '';
let keys = 0;
const nobody = () => caller(casework, undefined);
const board = (region = village) => nobody().notice.board({ region });
const noticeOf = async (who = helper) =>
  (await caller(casework, who).instance.get({ instance })).publicNotices[0];

async function fill(data: Record<string, unknown>): Promise<void> {
  const as = caller(casework, helper);
  const task = (await as.work.inbox()).open.find((item) => item.instance === instance)?.task ?? '';
  await as.task.submit({ task, key: `notice-${++keys}`, data: data as never });
}

async function begin(days: number | null = 7): Promise<void> {
  casework = await opened([noticed(days), firstProcess]);
  const begun = await caller(casework, helper).work.start({
    packageId: 'card',
    process: 'card',
    region: village,
  });
  instance = begun.instance;
  await fill({ application: { name: '周建国', phone: '13800001111' } });
}

/** Hung up on the morning of the demonstration, with a photograph. */
async function post(photographed = true): Promise<void> {
  const task = (await caller(casework, helper).work.inbox()).open.find(
    (item) => item.instance === instance,
  )?.task;
  const kept = await casework.files.putFile(casework.actor(helper) ?? never(), {
    task: task ?? '',
    name: '公开栏.png',
    bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]),
  });
  const photos = kept.ok && photographed ? [{ id: kept.value.id, name: kept.value.name }] : [];
  await fill({ record: { postedAt: '2026-11-23T09:00:00+08:00', places: ['公开栏'], photos } });
}
const never = (): never => {
  throw new Error('the demonstration has this person');
};

describe('a public notice', () => {
  beforeEach(() => begin());

  it('is shown to nobody before it is posted, with the photograph that proves it', async () => {
    expect((await board()).notices).toEqual([]);
    expect(await noticeOf()).toMatchObject({ state: 'waiting', wanted: ['公开栏'] });
    await post(false);
    expect((await board()).notices).toEqual([]);
    expect((await noticeOf())?.state).toBe('waiting');
  });

  it('is shown to everybody once it is posted: what is named as public, masked, and nothing else', async () => {
    await post();
    const [listed] = (await board()).notices;
    expect(listed).toMatchObject({ name: '办证公示', daysLeft: 7 });
    const page = await nobody().notice.read({ region: village, address: listed?.address ?? '' });
    expect(page.document.blocks).toEqual([{ kind: 'paragraph', text: '拟给予周**借书证。', indent: true }]);
    const told = JSON.stringify([await board(), page]);
    const number = (await caller(casework, helper).instance.get({ instance })).header.number;
    expect(told).not.toMatch(new RegExp(`建国|13800001111|"${instance}"|${number}`));
    expect(await noticeOf()).toMatchObject({
      state: 'open',
      daysLeft: 7,
      until: '2026-11-30T23:59:59+08:00',
      address: `/board/${village}/${listed?.address ?? ''}`,
      posted: { at: '2026-11-23T09:00:00+08:00', places: ['公开栏'], photos: [{ name: '公开栏.png' }] },
    });
  });

  it('is printed as it is shown', async () => {
    await post();
    const issued = (await noticeOf())?.issued ?? '';
    const sheet = await caller(casework, helper).instance.document({ instance, document: issued });
    expect(JSON.stringify(sheet)).toContain('周**');
    expect(JSON.stringify(sheet)).not.toContain('周建国');
  });

  it('is found in its own place only, at the address that is told and no other', async () => {
    await post();
    const [listed] = (await board()).notices;
    const address = listed?.address ?? '';
    for (const region of [nextVillage, '980101001', '980101', '980102'])
      expect([region, (await board(region).catch(() => ({ notices: [] }))).notices]).toEqual([region, []]);
    expect(await code(nobody().notice.read({ region: nextVillage, address }))).toBe('notice-gone');
    expect(await code(nobody().notice.read({ region: village, address: '0'.repeat(32) }))).toBe(
      'notice-gone',
    );
    expect(await code(board('999999999999'))).toBe('not-found');
  });

  it('is gone when its days are over, although nobody has done anything', async () => {
    await post();
    const address = (await board()).notices[0]?.address ?? '';
    await casework.demonstration.advance('2026-11-30T23:00:00+08:00');
    expect((await board()).notices).toMatchObject([{ daysLeft: 0 }]);
    await casework.demonstration.advance('2026-12-01T00:00:30+08:00');
    expect((await board()).notices).toEqual([]);
    expect(await code(nobody().notice.read({ region: village, address }))).toBe('notice-gone');
    expect((await noticeOf())?.state).toBe('over');
  });

  it('is taken down before its time by the town, with a reason that the case keeps', async () => {
    await post();
    const address = (await board()).notices[0]?.address ?? '';
    const notice = (await noticeOf())?.issued ?? '';
    const take = (reason: string) =>
      caller(casework, clerk).operation.carryOut({
        instance,
        operation: { do: 'takeDown', notice, reason },
        key: `take-down-${++keys}`,
      });
    expect(await code(take(''))).toBe('reason-missing');
    await take('名字写错，改好重贴');
    expect((await board()).notices).toEqual([]);
    expect(await code(nobody().notice.read({ region: village, address }))).toBe('notice-gone');
    expect(await noticeOf()).toMatchObject({ state: 'takenDown', ended: { reason: '名字写错，改好重贴' } });
    expect(await code(take('再撤一次'))).toBe('notice-not-shown');
  });

  it('is gone with its case when the county stops it', async () => {
    await post();
    await caller(casework, handler).operation.carryOut({
      instance,
      operation: { do: 'terminate', reason: '申请人要求不办' },
      key: `terminate-${++keys}`,
    });
    expect((await board()).notices).toEqual([]);
    expect((await noticeOf())?.state).toBe('withdrawn');
  });
});

it('a notice whose days are not set is kept back, and the case says why', async () => {
  await begin(null);
  await post();
  expect((await board()).notices).toEqual([]);
  expect(await noticeOf()).toMatchObject({ state: 'barred', reasons: [expect.stringContaining('公示天数')] });
});

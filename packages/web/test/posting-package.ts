import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { demoPosts, dutyRow } from '@fiveones/testkit';

const example = path.resolve(import.meta.dirname, '../../../examples/first-process');

const village = { lane: 'village' };
const form = (id: string, key: string, name: string, properties: Readonly<Record<string, object>>) => ({
  id,
  key,
  name,
  rights: { edit: 'V', view: 'V' },
  schema: { type: 'object', properties, required: Object.keys(properties) },
  sections: [
    { id: 's', title: name, rows: Object.keys(properties).map((field) => [field]), question: `${name}？` },
  ],
});

/** Something is applied for, put on the board of the village, and given when its days are over. */
const files: Readonly<Record<string, object>> = {
  'template.json': {
    id: 'posting',
    name: '先公示后发放',
    version: '1.0.0',
    publisher: '测试',
    format: 1,
    posts: [demoPosts.villageHelper],
  },
  'responsibilities.json': { rows: [dutyRow('R-001', 'give/apply'), dutyRow('R-002', 'give/post')] },
  'parameters.json': {
    parameters: [
      {
        id: 'publicityDays',
        name: '公示期',
        type: 'integer',
        unit: '日历日',
        floor: 7,
        values: [{ region: '*', from: '2020-01-01', value: 7 }],
      },
    ],
  },
  'forms/A.json': form('A', 'application', '申请', {
    name: { type: 'string', title: '姓名', maxLength: 20 },
  }),
  'forms/P.json': form('P', 'record', '张贴登记', {
    postedAt: { type: 'string', title: '张贴时间', format: 'date-time' },
  }),
  'documents/sheet.json': {
    id: 'sheet',
    name: '公示书',
    title: '公示',
    style: 'poster',
    issuer: 'village',
    fields: { name: { label: '申请人', value: 'application.name' } },
    whitelist: ['name'],
    blocks: [{ paragraph: '拟发给{{name}}。' }],
  },
  'public-notices/review.json': {
    id: 'review',
    name: '发放公示',
    process: 'give',
    document: 'sheet',
    fields: [{ field: 'name', mask: 'name' }],
    days: { value: '=param.publicityDays' },
    places: ['公开栏'],
    proof: { step: 'post', at: 'record.postedAt' },
    objection: { none: '示例' },
  },
  'processes/give.json': {
    id: 'give',
    name: '公示后发放',
    subject: { name: 'application.name' },
    numbering: { prefix: 'GS', width: 6 },
    lanes: [{ id: 'village', name: '村', tier: 'village' }],
    nodes: [
      { ...village, id: 'begin', kind: 'startEvent', name: '开始' },
      {
        ...village,
        id: 'apply',
        kind: 'userTask',
        name: '申请',
        responsibility: 'R-001',
        forms: [{ form: 'A' }],
      },
      { ...village, id: 'issue', kind: 'serviceTask', name: '出公示书', issue: ['sheet'] },
      {
        ...village,
        id: 'post',
        kind: 'userTask',
        name: '张贴',
        responsibility: 'R-002',
        forms: [{ form: 'P' }],
      },
      {
        ...village,
        id: 'wait',
        kind: 'intermediateCatchEvent',
        name: '公示中',
        trigger: {
          timer: {
            value: '=param.publicityDays',
            unit: 'day',
            from: 'nextDay',
            start: 'record.postedAt',
          },
        },
      },
      { ...village, id: 'end', kind: 'endEvent', name: '发放' },
    ],
    flows: ['apply', 'issue', 'post', 'wait', 'end'].map((to, index, all) => ({
      id: `f${index}`,
      from: all[index - 1] ?? 'begin',
      to,
    })),
  },
};

/** A folder with the first example and the package with a public notice, to be served. */
export async function exampleAndPosting(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fiveones-posting-'));
  await cp(example, path.join(folder, 'first-process'), { recursive: true });
  for (const [name, json] of Object.entries(files)) {
    const place = path.join(folder, 'posting', name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, JSON.stringify(json));
  }
  return folder;
}

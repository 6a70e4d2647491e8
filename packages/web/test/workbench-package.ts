import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { demoPosts, dutyRow } from '@fiveones/testkit';

const short = (title: string) => ({ type: 'string', title, maxLength: 200 });
const form = (id: string, key: string, name: string, properties: Readonly<Record<string, object>>) => ({
  id,
  key,
  name,
  rights: { edit: 'VTC', view: 'VTC' },
  schema: { type: 'object', properties },
  sections: [
    { id: 's', title: name, rows: Object.keys(properties).map((field) => [field]), question: `${name}？` },
  ],
});
const file = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    size: { type: 'integer' },
    type: { type: 'string' },
  },
};
const village = { lane: 'village' };
const town = { lane: 'town' };

/** A case that begins with a form, is proved in another town, voted on and decided, with a warning half way. */
const files: Readonly<Record<string, object>> = {
  'template.json': {
    id: 'proof',
    name: '证明',
    version: '1.0.0',
    publisher: '测试',
    format: 1,
    posts: Object.values(demoPosts),
  },
  'responsibilities.json': {
    rows: [
      dutyRow('R-001', 'proof/begin'),
      dutyRow('R-002', 'proof/prove', demoPosts.townClerk),
      dutyRow('R-003', 'proof/meet', demoPosts.townClerk),
      dutyRow('R-004', 'proof/decide', demoPosts.townClerk),
    ],
  },
  'forms/A.json': form('A', 'application', '申请', {
    name: short('姓名'),
    registered: {
      type: 'string',
      title: '户籍地',
      oneOf: [
        { const: '980101002', title: '白塔镇' },
        { const: '980101003', title: '云岭乡' },
      ],
    },
    papers: { type: 'array', title: '材料', 'x-kind': 'files', items: file },
  }),
  'forms/P.json': form('P', 'proof', '户籍证明', {
    result: short('证明什么'),
    basis: short('依据'),
    note: short('说明'),
    contact: short('联系人'),
  }),
  'processes/proof.json': {
    id: 'proof',
    name: '开证明',
    subject: { name: 'application.name' },
    lanes: [
      { id: 'village', name: '村', tier: 'village' },
      { id: 'town', name: '镇', tier: 'town' },
    ],
    clocks: [
      {
        id: 'total',
        name: '全程',
        limit: { value: 10, unit: 'workday' },
        start: { node: 'begin', at: 'left' },
        stop: [{ node: 'end', at: 'entered' }],
        alarms: [{ at: 0.5, tell: ['countyHandler'] }],
      },
    ],
    nodes: [
      {
        ...village,
        id: 'begin',
        kind: 'startEvent',
        name: '申请',
        responsibility: 'R-001',
        forms: [{ form: 'A' }],
      },
      {
        ...town,
        id: 'prove',
        kind: 'userTask',
        name: '户籍地出证明',
        responsibility: 'R-002',
        region: 'application.registered',
        forms: [{ form: 'P' }, { form: 'A', mode: 'read' }],
      },
      {
        ...town,
        id: 'meet',
        kind: 'userTask',
        name: '会商',
        responsibility: 'R-003',
        assignee: 'member',
        multi: { each: '["townClerk-town-1-1", "townClerk-town-1-2"]', as: 'member' },
        vote: { into: 'vote', pass: 'approve * 2 > eligible' },
      },
      { ...town, id: 'decide', kind: 'userTask', name: '出具', responsibility: 'R-004' },
      { ...town, id: 'end', kind: 'endEvent', name: '办结' },
    ],
    flows: [
      { id: 'f1', from: 'begin', to: 'prove' },
      { id: 'f2', from: 'prove', to: 'meet' },
      { id: 'f3', from: 'meet', to: 'decide' },
      { id: 'f4', from: 'decide', to: 'end' },
    ],
  },
};

/** Writes the package into a folder of its own, to be served; answers the folder. */
export async function workbenchPackage(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fiveones-workbench-'));
  for (const [name, json] of Object.entries(files)) {
    const place = path.join(folder, 'proof', name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, JSON.stringify(json));
  }
  return folder;
}

import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { folds, tables } from '@fiveones/casework';
import { openSqlite } from '@fiveones/store';
import { CrashServer, crashVillage as village, demoPosts, dutyRow } from '@fiveones/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';

const kills = 5;
const drivers = 6;

/** Two people write to each other, each in a case of their own: one word each, and each waits for the other's. */
const files: Readonly<Record<string, object>> = {
  'template.json': {
    id: 'letters',
    name: '通信',
    version: '1.0.0',
    publisher: '测试',
    format: 1,
    posts: [demoPosts.villageHelper],
  },
  'responsibilities.json': {
    rows: [dutyRow('R-001', 'pair/hello')],
  },
  'forms/P.json': {
    id: 'P',
    key: 'pair',
    name: '一对',
    rights: { edit: 'V', view: 'V' },
    schema: {
      type: 'object',
      properties: {
        me: { type: 'string', title: '我', maxLength: 40 },
        other: { type: 'string', title: '对方', maxLength: 40 },
      },
    },
    sections: [{ id: 's', title: '一对', rows: [['me', 'other']], question: '谁和谁？' }],
  },
  'processes/pair.json': {
    id: 'pair',
    name: '通信',
    subject: { name: 'pair.me' },
    lanes: [{ id: 'village', name: '村', tier: 'village' }],
    messages: [{ id: 'word', name: '一句话', key: 'pair.me' }],
    nodes: [
      { id: 'begin', kind: 'startEvent', name: '开始', lane: 'village' },
      {
        id: 'hello',
        kind: 'userTask',
        name: '写一句',
        lane: 'village',
        responsibility: 'R-001',
        forms: [{ form: 'P' }],
      },
      {
        id: 'say',
        kind: 'sendTask',
        name: '寄出',
        lane: 'village',
        message: 'word',
        deliver: { key: 'pair.other' },
        payload: [{ into: 'from', value: '=pair.me' }],
      },
      {
        id: 'hear',
        kind: 'receiveTask',
        name: '等对方的',
        lane: 'village',
        message: 'word',
        set: [{ into: 'heard', value: '=message.from' }],
      },
      { id: 'end', kind: 'endEvent', name: '收到了', lane: 'village' },
    ],
    flows: [
      { id: 'f1', from: 'begin', to: 'hello' },
      { id: 'f2', from: 'hello', to: 'say' },
      { id: 'f3', from: 'say', to: 'hear' },
      { id: 'f4', from: 'hear', to: 'end' },
    ],
  },
};

let templates = '';
let server: CrashServer;
beforeAll(async () => {
  templates = await mkdtemp(path.join(os.tmpdir(), 'fiveones-letters-'));
  for (const [file, json] of Object.entries(files)) {
    const place = path.join(templates, 'letters', file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, JSON.stringify(json));
  }
  server = await CrashServer.begun(templates);
}, 60_000);
afterAll(async () => {
  await server?.remove();
  await rm(templates, { recursive: true, force: true });
});

/** A case of somebody who writes, sent with a key that stays the same when it is sent again. */
interface Written {
  readonly me: string;
  readonly other: string;
  readonly key: string;
  task?: string;
  acknowledged: boolean;
}

async function write(one: Written): Promise<void> {
  if (one.task === undefined) {
    const started = await server.call('work.start', {
      packageId: 'letters',
      process: 'pair',
      region: village,
      key: one.key,
    });
    if (!started.ok) throw new Error(JSON.stringify(started.value));
    one.task = (started.value as { task: string }).task;
  }
  const { task, key, me, other } = one;
  one.acknowledged = (await server.call('task.submit', { task, key, data: { pair: { me, other } } })).ok;
}

it(
  `${kills} kills at random moments while cases write to each other: no message is lost, none doubled`,
  { timeout: 60_000 },
  async () => {
    const all: Written[] = [];
    const moments: number[] = [];
    let stop = false;
    let number = 0;
    const drive = async (): Promise<void> => {
      while (!stop) {
        const pair = number++;
        const [a, b] = [`${pair}a`, `${pair}b`];
        const two = [
          { me: a, other: b, key: `write-${a}-1`, acknowledged: false },
          { me: b, other: a, key: `write-${b}-1`, acknowledged: false },
        ];
        all.push(...two);
        for (const one of two) await write(one);
      }
    };
    for (let kill = 0; kill < kills; kill++) {
      stop = false;
      const moment = 15 + Math.floor(Math.random() * 250);
      moments.push(moment);
      const killed = server.killAfter(moment).then(() => (stop = true));
      await Promise.allSettled([...Array.from({ length: drivers }, drive), killed]);
      await server.begin();
    }
    for (const one of all) if (!one.acknowledged) await write(one);
    await expect.poll(open, { timeout: 15_000 }).toBe(0);
    await server.end();

    const store = openSqlite({ file: path.join(server.folder, 'fiveones.db'), tables, folds });
    const kept = new Map<string, unknown>();
    for (const stream of await store.streams()) {
      const events = await store.events<Record<string, unknown>>(stream);
      const of = (type: string) => events.filter((event) => event.type === type);
      const [started] = of('instanceStarted');
      if (started === undefined) continue;
      const me = of('taskDone')[0]?.body['set'] as { value: { me: string; other: string } }[] | undefined;
      const { me: name = '', other = '' } = me?.[0]?.value ?? {};
      kept.set(name, [
        of('messageSent').length,
        of('messageReceived').map(({ body }) => body['payload']),
        other,
      ]);
    }
    // Each has sent one word and received one, the other's.
    const wrong = all.flatMap(({ me, other }) => {
      const found = kept.get(me);
      return JSON.stringify(found) === JSON.stringify([1, [{ from: other }], other]) ? [] : [{ me, found }];
    });
    expect({ moments, wrong }).toEqual({ moments, wrong: [] });
    expect(kept.size).toBe(all.length);
    expect(all.length).toBeGreaterThan(2 * drivers);
    for (const table of ['letter', 'outbox', 'awaited'])
      expect([table, await store.count(table)]).toEqual([table, 0]);
    expect(await store.verify()).toEqual([]);
    await store.close();
  },
);

/** How many cases still wait. */
async function open(): Promise<number> {
  const { counts } = (await server.ask('work.inbox', undefined)) as { counts: { waiting: number } };
  return counts.waiting;
}

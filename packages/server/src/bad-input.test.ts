import path from 'node:path';
import { Casework, folds, tables } from '@fiveones/casework';
import { openSqlite } from '@fiveones/store';
import { folderFiles } from '@fiveones/testkit';
import { beforeAll, expect, it, vi } from 'vitest';
import { createApp } from './app.ts';

const example = path.resolve(import.meta.dirname, '../../../examples/first-process');
const village = '980101001001';
const people = {
  helper: 'villageHelper-village-1-1-1',
  clerk: 'townClerk-town-1-1',
  colleague: 'townClerk-town-1-2',
} as const;
type Who = keyof typeof people;

const casework = new Casework({
  store: openSqlite({ file: ':memory:', tables, folds }),
  clock: () => Date.parse('2026-11-23T01:00:00Z'),
  newId: (
    (next = 0) =>
    () =>
      `id${++next}`
  )(),
  demo: true,
});
const faults: unknown[] = [];
const app = createApp({
  casework,
  clock: Date.now,
  fault: (_, error) => faults.push(error),
  newId: () => 'F-1',
});
const cookies = new Map<Who, string>();

beforeAll(async () => {
  await casework.open();
  const files = folderFiles(example);
  expect((await casework.demonstration.load([files], '2026-11-23T09:00:00+08:00')).ok).toBe(true);
  for (const who of Object.keys(people) as Who[]) {
    const signed = await post('session.signIn', { person: people[who] });
    cookies.set(who, signed.headers.get('set-cookie')?.split(';')[0] ?? '');
  }
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly value: Record<string, unknown>;
  /** Code and words of a refusal. */
  readonly code: string;
  readonly words: string;
}

async function send(url: string, init: RequestInit, who?: Who): Promise<Answer> {
  const headers = {
    'x-fiveones': '1',
    cookie: who === undefined ? '' : (cookies.get(who) ?? ''),
    ...init.headers,
  };
  const response = await app.request(url, { ...init, headers });
  const body = (await response.json()) as {
    readonly result?: { readonly data: Record<string, unknown> };
    readonly refused?: Refused;
    readonly error?: {
      readonly message: string;
      readonly data: { readonly code: string; readonly refused: Refused | null };
    };
  };
  const refused = body.refused ?? body.error?.data.refused;
  return {
    status: response.status,
    headers: response.headers,
    value: body.result?.data ?? {},
    code: refused?.code ?? body.error?.data.code ?? '',
    words: refused?.message ?? body.error?.message ?? '',
  };
}

interface Refused {
  readonly code: string;
  readonly message: string;
}

const post = (procedure: string, input: unknown, who?: Who): Promise<Answer> =>
  send(
    `/trpc/${procedure}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof input === 'string' ? input : JSON.stringify(input),
    },
    who,
  );

const application = { application: { name: '周大爷', birthDate: '1950-05-06', deliver: 'self' } };
const begin = async (): Promise<string> =>
  String(
    (
      await post(
        'work.start',
        { packageId: 'first-process', process: 'apply-card', region: village },
        'helper',
      )
    ).value['task'],
  );
const key = (
  (next = 0) =>
  () =>
    `key-${String(++next).padStart(6, '0')}`
)();
const reviewOf = async (): Promise<string> => {
  const task = await begin();
  const sent = await post('task.submit', { task, key: key(), data: application }, 'helper');
  expect(sent.status).toBe(200);
  const inbox = await casework.inbox(casework.actor(people.clerk) ?? never());
  return inbox.open.find((item) => item.instance === task.split('/')[0])?.task ?? '';
};
const never = (): never => {
  throw new Error('the demonstration has this person');
};

/** Everything the store holds but sessions, as one text. */
const everything = async (): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      tables
        .filter(({ name }) => !name.includes('session'))
        .map(async (table) => [table.name, await casework.store.rows(table, { limit: 10_000 })]),
    ),
  );

/** Sends what is wrong and expects an answer in Chinese, and everything as it was. */
async function refuses(
  call: () => Promise<Answer>,
  expected: { readonly status: number; readonly code: string; readonly says?: RegExp },
): Promise<void> {
  const before = await everything();
  const { status, code, words } = await call();
  expect({ status, code }).toEqual({ status: expected.status, code: expected.code });
  expect(words).toMatch(expected.says ?? /[一-龥]{4}/);
  expect(words).not.toMatch(/\bat \S+:\d+|Error:|undefined|\[object/);
  expect(await everything()).toBe(before);
  expect(faults).toEqual([]);
}

it('a value of the wrong type is told at its field, and the task waits as before', async () => {
  const task = await begin();
  const data = { application: { ...application.application, birthDate: '昨天' } };
  await refuses(() => post('task.submit', { task, key: key(), data }, 'helper'), {
    status: 422,
    code: 'form-has-problems',
  });
  expect((await post('task.submit', { task, key: key(), data: application }, 'helper')).status).toBe(200);
});

it.each<readonly [string, unknown]>([
  ['a text where the form should be', '周大爷'],
  ['a list where the form should be', [1, 2]],
  ['values nested deeper than any form', JSON.parse('{"a":'.repeat(60) + '1' + '}'.repeat(60))],
  ['a key that means something to the language', JSON.parse('{"application":{"__proto__":{"name":"x"}}}')],
])('%s is refused before anything is looked at', async (_what, data) => {
  const task = await begin();
  await refuses(() => post('task.submit', { task, key: key(), data }, 'helper'), {
    status: 400,
    code: 'input-invalid',
  });
});

it.each<readonly [string, string, object]>([
  ['half a character', 'work.search', { text: '周\ud800' }],
  ['the zero character', 'leave.end', { id: 'a\0' }],
  ['a name that every object answers to, as a package', 'design.load', { packageId: 'constructor' }],
  ['the same as a task', 'task.claim', { task: '980101-first-process-1/constructor' }],
])('%s is refused before anything is looked up', async (_what, procedure, input) => {
  await refuses(
    () =>
      ['work.search', 'design.load'].includes(procedure)
        ? send(`/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, {}, 'helper')
        : post(procedure, input, 'helper'),
    { status: 400, code: 'input-invalid' },
  );
});

it('an address with the zero character in it is refused', async () => {
  await refuses(() => send('/files/%00', {}, 'helper'), { status: 400, code: 'input-invalid' });
});

it('a fault is written down under a number, and the person is told the number, not the fault', async () => {
  vi.spyOn(casework, 'inbox').mockRejectedValueOnce(new Error('disk is gone'));
  const { status, words } = await send('/trpc/work.inbox', {}, 'helper');
  expect(status).toBe(500);
  expect(words).toMatch(/编号 F-1/);
  expect(words).not.toMatch(/disk/);
  expect(faults.splice(0)).toEqual([new Error('disk is gone')]);
});

it('a body that is not JSON is refused in words', async () => {
  await refuses(() => post('task.submit', '{"task":', 'helper'), { status: 400, code: 'input-invalid' });
});

it('a body over 8 MB is refused without being read', async () => {
  const task = await begin();
  const data = { application: { ...application.application, name: '长'.repeat(3_000_000) } };
  await refuses(() => post('task.submit', { task, key: key(), data }, 'helper'), {
    status: 413,
    code: 'too-large',
    says: /8 MB/,
  });
});

it('an attachment over 20 MB, and one that is no picture or paper, are refused', async () => {
  const task = await begin();
  const upload = (bytes: Uint8Array<ArrayBuffer>, name: string) => {
    const body = new FormData();
    body.set('file', new File([bytes], name));
    return send(`/files?task=${encodeURIComponent(task)}`, { method: 'POST', body }, 'helper');
  };
  await refuses(() => upload(new Uint8Array(22 * 1024 * 1024), '照片.png'), {
    status: 413,
    code: 'too-large',
  });
  await refuses(() => upload(new Uint8Array([0x4d, 0x5a, 0x90, 0]), '照片.png'), {
    status: 415,
    code: 'file-kind',
    says: /PDF/,
  });
});

it('a task that somebody else has taken stays theirs', async () => {
  const task = await reviewOf();
  expect((await post('task.claim', { task }, 'colleague')).status).toBe(200);
  const opinion = { result: 'agree' };
  await refuses(() => post('task.submit', { task, key: key(), data: {}, opinion }, 'clerk'), {
    status: 409,
    code: 'task-taken',
  });
  expect((await post('task.submit', { task, key: key(), data: {}, opinion }, 'colleague')).status).toBe(200);
});

it('a second submit of the same task, with another key, is told that it is done', async () => {
  const task = await begin();
  expect((await post('task.submit', { task, key: key(), data: application }, 'helper')).status).toBe(200);
  await refuses(() => post('task.submit', { task, key: key(), data: application }, 'helper'), {
    status: 409,
    code: 'task-gone',
  });
});

it('a window that speaks for who was signed in before keeps and sends nothing; every answer says who is signed in', async () => {
  const task = await begin();
  const sent = (speaks: string) =>
    send(
      '/trpc/task.saveDraft',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-fiveones-person': speaks },
        body: JSON.stringify({ task, data: application }),
      },
      'helper',
    );
  await refuses(() => sent(people.clerk), { status: 409, code: 'session-changed' });
  const own = await sent(people.helper);
  expect([own.status, own.headers.get('x-fiveones-person')]).toEqual([200, people.helper]);
});

it('a draft is not gone over by a window that has not seen it, nor is the task handed in past it', async () => {
  const task = await begin();
  const keep = (writer: string, after?: string) =>
    post('task.saveDraft', { task, data: application, writer, ...(after ? { after } : {}) }, 'helper');
  expect((await keep('window-1#1')).status).toBe(200);
  await refuses(() => keep('window-2#1'), { status: 409, code: 'draft-elsewhere' });
  const hand = () =>
    post('task.submit', { task, key: key(), data: application, writer: 'window-2' }, 'helper');
  await refuses(hand, { status: 409, code: 'draft-elsewhere' });
  expect((await keep('window-2#2', 'window-1#1')).status).toBe(200);
  await refuses(() => keep('window-1#2', 'window-1#1'), { status: 409, code: 'draft-elsewhere' });
  expect((await hand()).status).toBe(200);
});

it('a submit sent twice with one key is answered twice and done once', async () => {
  const task = await begin();
  const once = { task, key: key(), data: application };
  const [first, second] = await Promise.all([
    post('task.submit', once, 'helper'),
    post('task.submit', once, 'helper'),
  ]);
  expect([first?.status, second?.status]).toEqual([200, 200]);
  expect(second?.value).toEqual(first?.value);
});

it('a request from another site, which cannot send our header, is refused', async () => {
  const task = await begin();
  await refuses(
    async () => {
      const response = await app.request('/trpc/task.claim', {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: cookies.get('helper') ?? '' },
        body: JSON.stringify({ task }),
      });
      const { refused } = (await response.json()) as { readonly refused: Refused };
      return {
        status: response.status,
        headers: response.headers,
        value: {},
        code: refused.code,
        words: refused.message,
      };
    },
    { status: 403, code: 'not-allowed' },
  );
});

it('an address that does not exist is refused in words', async () => {
  await refuses(() => post('task.destroy', {}, 'helper'), { status: 404, code: 'not-found' });
});

it('a task that never was is not found', async () => {
  await refuses(() => post('task.claim', { task: '980101-first-process-9999/t1' }, 'helper'), {
    status: 404,
    code: 'not-found',
  });
});

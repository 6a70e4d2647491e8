import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { folds, tables } from '@fiveones/casework';
import { openSqlite, type Store } from '@fiveones/store';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { answerAsked, askForCopy } from './asked-copies.ts';
import { fiveones } from './fiveones.example.ts';
import { copyOfTheDay } from './daily-copies.ts';

let scratch = '';
let place = 0;
let data = '';
let photo = '';
beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'fiveones-backup-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));
beforeEach(async () => {
  data = path.join(scratch, `data-${place++}`);
  const store = open(data);
  await store.change('batches/1', () => ({
    decided: {
      events: [{ type: 'begun', at: '2026-03-02T09:00:00+08:00', body: { n: 1 } }],
      snapshot: { n: 1 },
      rows: [],
    },
    answer: 1,
  }));
  photo = await store.putFile(new Uint8Array([1, 2, 3]), { name: 'photo' });
  await store.close();
});

const open = (folder: string): Store => openSqlite({ file: path.join(folder, 'fiveones.db'), tables, folds });
const fileOf = (folder: string): string => path.join(folder, 'files', photo.slice(0, 2), photo.slice(2));
const aside = (name: string): string => path.join(scratch, `${name}-${place}`);

it('a backup restored elsewhere holds the same events and attachments', async () => {
  const [copy, back] = [aside('copy'), aside('back')];
  const made = await fiveones('backup', '--data', data, '-o', copy, '--json');
  expect(made.code).toBe(0);
  expect(JSON.parse(made.out)).toMatchObject({ folder: copy, streams: 1, damages: [] });
  expect((await readdir(copy)).sort()).toEqual(['files', 'fiveones.db']);
  const restored = await fiveones('restore', copy, '--data', back);
  expect(restored).toMatchObject({ code: 0, err: '' });
  const store = open(back);
  expect(await store.read('batches/1')).toEqual({ version: 1, snapshot: { n: 1 } });
  expect((await store.getFile(photo))?.bytes).toHaveLength(3);
  await store.close();
  expect((await fiveones('verify', '--data', back, '--json')).code).toBe(0);
});

it('a server that has the data open makes the copy that is asked of it', async () => {
  const [store, copy] = [open(data), aside('copy')];
  const serving = setInterval(() => void answerAsked(data, store), 50);
  const made = await fiveones('backup', '--data', data, '-o', copy);
  expect(made).toMatchObject({ code: 0, err: '', out: expect.stringContaining('1 条记录链') });
  // What it was asked for is not repeated, nor does it overwrite what is there.
  expect(await askForCopy(data, copy, 'again', { every: 20, unheardAfter: 5_000 })).toMatchObject({
    ok: false,
    unheard: false,
  });
  clearInterval(serving);
  expect(await askForCopy(data, aside('other'), 'alone', { every: 20, unheardAfter: 100 })).toMatchObject({
    ok: false,
    unheard: true,
  });
  const locked = await fiveones('verify', '--data', data);
  expect(locked.code).toBe(1);
  expect(locked.err).toContain('fiveones backup');
  await store.close();
  expect(await readdir(path.join(data, 'asked'))).toEqual([]);
});

it('what was changed afterwards is found, and a damaged backup is not put back unless it is wanted', async () => {
  const [copy, back] = [aside('copy'), aside('back')];
  await fiveones('backup', '--data', data, '-o', copy);
  await rm(fileOf(copy));
  await writeFile(fileOf(copy), 'changed');
  const found = await fiveones('verify', '--data', copy, '--json');
  expect(found.code).toBe(1);
  expect(JSON.parse(found.out)).toMatchObject({
    streams: 1,
    damages: [{ code: 'file.damaged', at: photo, message: expect.stringContaining('校验值不符') }],
  });
  const refused = await fiveones('restore', copy, '--data', back);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('--damaged');
  await expect(readdir(back)).rejects.toThrow('ENOENT');
  expect((await fiveones('restore', copy, '--data', back, '--damaged')).code).toBe(1);
  expect(await readFile(fileOf(back), 'utf8')).toBe('changed');
});

it('nothing that is there is overwritten, and what is missing is said', async () => {
  const full = aside('full');
  await mkdir(full, { recursive: true });
  await writeFile(path.join(full, 'letter.txt'), 'keep');
  const answers = [
    await fiveones('backup', '--data', data, '-o', full),
    await fiveones('restore', data, '--data', full),
    await fiveones('backup', '--data', aside('none'), '-o', aside('copy')),
    await fiveones('restore', aside('none'), '--data', aside('back')),
    await fiveones('verify', '--data', full),
  ];
  expect(answers.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
  for (const { err } of answers) expect(err).toMatch(/[一-鿿]/);
  expect(await readdir(full)).toEqual(['letter.txt']);
  expect((await fiveones('backup', '--data', data, '-o', path.join(data, 'inside'))).code).toBe(2);
  expect((await fiveones('restore', data, '--data', path.join(data, 'inside'))).code).toBe(2);
});

it('a copy of the day is made once, after the hour, and the oldest days beyond those that are kept are forgotten', async () => {
  const [folder, store] = [aside('days'), open(data)];
  await mkdir(path.join(folder, 'letters'), { recursive: true });
  const at = (now: string): Promise<boolean> => copyOfTheDay({ folder, keep: 2 }, store, now);
  expect(await at('2026-12-01T01:59:59+08:00')).toBe(false);
  expect(await at('2026-12-01T02:00:00+08:00')).toBe(true);
  expect(await at('2026-12-01T17:00:00+08:00')).toBe(false);
  expect(await at('2026-12-02T09:00:00+08:00')).toBe(true);
  expect(await at('2026-12-04T02:30:00+08:00')).toBe(true);
  await store.close();
  expect((await readdir(folder)).sort()).toEqual(['2026-12-02', '2026-12-04', 'letters']);
  expect((await fiveones('verify', '--data', path.join(folder, '2026-12-04'))).code).toBe(0);
});

it('a copy of the day that fails leaves no day behind', async () => {
  const folder = aside('days');
  const failing = { backup: () => Promise.reject(new Error('full')) };
  await expect(copyOfTheDay({ folder, keep: 2 }, failing, '2026-12-01T02:00:00+08:00')).rejects.toThrow(
    'full',
  );
  expect((await readdir(folder)).filter((name) => !name.endsWith('.part'))).toEqual([]);
});

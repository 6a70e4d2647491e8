import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { written } from './crash-writer.ts';
import { openSqlite } from './open.ts';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
const compiler = path.join(packageFolder, '../dev/node_modules/typescript/bin/tsc');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'store-'));
  // The writer is a process of its own and runs compiled.
  execFileSync(process.execPath, [compiler, '-b', packageFolder]);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a server that is killed while 32 drivers write has lost nothing it acknowledged, and doubled nothing', async () => {
  for (let round = 0; round < 3; round++) {
    const place = path.join(folder, String(round));
    const acknowledged = await writeUntilKilled(place, 300 + 200 * round);
    const store = openSqlite({ file: path.join(place, 'store.db'), tables: [written] });
    const kept = (await store.rows(written)).map(({ driver, number }) => `${driver} ${number}`);
    const told: string[] = [];
    for (const stream of await store.streams()) {
      for (const { body } of await store.events<{ driver: number; number: number }>(stream))
        told.push(`${body.driver} ${body.number}`);
    }
    expect(acknowledged.filter((line) => !kept.includes(line))).toEqual([]);
    expect(told.toSorted()).toEqual(kept.toSorted());
    expect(new Set(told).size).toBe(told.length);
    expect(await store.verify()).toEqual([]);
    const [driver = 0, number = 0] = (acknowledged.at(-1) ?? '').split(' ').map(Number);
    const again = await store.change(`s${driver % 8}`, () => ({ refused: 'was forgotten' }), {
      key: `${driver}/${number}`,
    });
    expect(again).toMatchObject({ ok: true, repeated: true });
    await store.close();
  }
}, 60_000);

/** Lets the writer run until it has acknowledged `count` changes, kills it, and answers every acknowledgement. */
function writeUntilKilled(place: string, count: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [path.join(packageFolder, 'dist/sqlite/crash-writer.js'), place], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString();
    if (text.split('\n').length > count) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(text.split('\n').slice(0, -1)));
  });
}

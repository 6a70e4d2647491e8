import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainStart, linked } from '../chain.ts';
import { conformance, databaseName } from '../conformance.ts';
import type { FaultCode } from '../faults.ts';
import { table } from '../table.ts';
import { MemoryFiles } from '../files.ts';
import { openSqlite, setUp } from './open.ts';
import { layTables, migrate, migrations } from './schema.ts';
import { SqliteStore } from './store.ts';

conformance('SQLite', async (place, opening) => {
  mkdirSync(place, { recursive: true });
  return openSqlite({ file: path.join(place, databaseName), ...opening });
});

const tally = table({
  name: 'tally',
  columns: { name: 'text', value: 'integer' },
  key: ['name'],
  indexes: [['value']],
});
const at = '2026-11-24T09:00:00+08:00';

describe('a SQLite file', () => {
  let folder: string;
  let file: string;
  let left: string;
  /** As a power cut leaves it: the file and its log, nothing else. */
  const leftByPowerCut = async () => {
    await copyFile(file, left);
    await copyFile(`${file}-wal`, `${left}-wal`);
  };
  const open = () => openSqlite({ file, tables: [tally] });
  const change = (store: ReturnType<typeof open>, stream: string) =>
    store.change(stream, () => ({
      decided: { events: [1, 2].map((n) => ({ type: 'added', at, body: { n } })), snapshot: {}, rows: [] },
      answer: null,
    }));
  const tamper = (sql: string) => {
    const db = new Database(file);
    db.exec(sql);
    db.close();
  };
  const faultOf = (opening: () => unknown): FaultCode | undefined => {
    try {
      opening();
    } catch (error) {
      return (error as { code?: FaultCode }).code;
    }
    return undefined;
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'store-'));
    file = path.join(folder, 'store.db');
    left = path.join(folder, 'left.db');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['update store_change set events=replace(events, \'{"n":1}\', \'{"n":3}\')', ['chain.hash']],
    ["update store_change set events=json_set(events, '$.at', '2026-11-23T09:00:00+08:00')", ['chain.hash']],
    ['update store_change set hash=zeroblob(32)', ['chain.hash', 'chain.head']],
    ['update store_change set hash=null', ['chain.hash', 'chain.head']],
    ["update store_change set events=json_remove(events, '$.events[1]')", ['chain.hash', 'chain.head']],
    [
      "update store_change set seq=2, events=json_set(json_remove(events, '$.events[0]'), '$.seq', 2)",
      ['chain.gap', 'chain.hash'],
    ],
    ["update store_change set events='{}'", ['chain.hash', 'chain.head']],
    ["update store_change set events='7'", ['chain.hash', 'chain.head']],
    ['delete from store_change', ['chain.head']],
    // Whoever reads it as JSON is told the same, but a tool may be told the other number.
    ['update store_change set events=replace(events, \'{"n":1}\', \'{"n":3,"n":1}\')', ['chain.hash']],
    ["update store_change set events='[{'", ['chain.hash', 'chain.head']],
    ['update store_change set seq=2', ['chain.gap', 'chain.hash']],
    ["update store_stream set name='b'", ['chain.hash']],
  ])('the chain shows: %s', async (sql, codes) => {
    const store = open();
    await change(store, 'a');
    await store.close();
    tamper(sql);
    const again = open();
    expect((await again.verify()).map(({ code }) => code)).toEqual(codes);
    await again.close();
  });

  it.each([
    ['update store_change set previous=id'],
    ['update store_change set previous=null where seq=3'],
    ['delete from store_change where seq=1'],
  ])('the chain shows a change that is cut off: %s', async (sql) => {
    const store = open();
    await change(store, 'a');
    await change(store, 'a');
    await store.close();
    tamper(sql);
    const again = open();
    expect((await again.verify()).map(({ code, params }) => [code, params])).toEqual([
      ['chain.gap', { seq: 1, found: 3 }],
      ['chain.hash', { seq: 3 }],
    ]);
    await again.close();
  });

  it('a lost or changed attachment is found', async () => {
    const store = open();
    const ids = [await store.putFile(new Uint8Array([1]), {}), await store.putFile(new Uint8Array([2]), {})];
    const [changed = '', lost = ''] = ids.toSorted();
    await writeFile(path.join(folder, 'files', changed.slice(0, 2), changed.slice(2)), 'x');
    await rm(path.join(folder, 'files', lost.slice(0, 2), lost.slice(2)));
    expect((await store.verify()).map(({ code, at: id }) => [code, id])).toEqual([
      ['file.damaged', changed],
      ['file.missing', lost],
    ]);
    await expect(store.getFile(changed)).rejects.toMatchObject({ code: 'file.damaged' });
    await store.close();
  });

  it('holds events of several moments and people as they were handed in, beside those of one', async () => {
    const store = open();
    const events = [
      { type: 'told', at, by: '张三', body: { text: '说"好"' } },
      { type: 'told', at: '2026-11-24T10:00:00+08:00', body: [1, null] },
    ];
    const both = (decided: typeof events) => ({
      decided: { events: decided, snapshot: {}, rows: [] },
      answer: null,
    });
    await store.change('a', () => both(events));
    await store.change('a', () => both(events.slice(0, 1)));
    await store.close();
    const again = open();
    expect(await again.events('a')).toEqual(
      [...events, ...events.slice(0, 1)].map((event, place) => ({ ...event, seq: place + 1 })),
    );
    expect(await again.verify()).toEqual([]);
    await again.close();
    tamper(
      "update store_change set events=json_set(events, '$[1].at', '2026-11-23T09:00:00+08:00') where seq=1",
    );
    const tampered = open();
    expect((await tampered.verify()).map(({ code }) => code)).toEqual(['chain.hash']);
    await tampered.close();
  });

  it.each([3, 7, 1_003, 2_000])(
    'that was not closed after %i changes knows where its streams stand',
    async (count) => {
      // Syncing so many changes would take long, and what a killed server leaves does not depend on it.
      const store = openSqlite({ file, tables: [tally], synchronous: 'NORMAL' });
      const names = ['a', 'b', 'c'];
      const turn = async (from: number, until: number) => {
        for (let n = from; n < until; n++) await change(store, names[n % 3] ?? '');
      };
      await turn(0, count - 1);
      // What was undone in between is no part of it.
      const settled = await Promise.allSettled([
        change(store, names[(count - 1) % 3] ?? ''),
        store.change('c', () => ({
          decided: {
            events: [{ type: 'added', at, body: { n: 9 } }],
            snapshot: {},
            rows: [{ table: 'tally', put: {} }],
          },
          answer: null,
        })),
      ]);
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      await leftByPowerCut();
      const versions = names.map((_, place) => 2 * Math.ceil((count - place) / 3));
      const standing = async (one: ReturnType<typeof open>) =>
        Promise.all(names.map(async (name) => (await one.read(name))?.version));
      expect(await standing(store)).toEqual(versions);
      await store.close();
      file = left;
      const again = open();
      expect(await standing(again)).toEqual(versions);
      expect(await again.verify()).toEqual([]);
      await change(again, 'b');
      await again.close();
      const third = open();
      expect((await third.read('b'))?.version).toBe((versions[1] ?? 0) + 2);
      expect(await third.verify()).toEqual([]);
      await third.close();
    },
  );

  it('from which the last changes were taken away says so, and goes on without taking new ones for them', async () => {
    const store = open();
    await change(store, 'a');
    await change(store, 'b');
    await store.close();
    tamper('delete from store_change where id=2');
    const again = open();
    expect((await again.verify()).map(({ code, at: stream }) => [code, stream])).toEqual([
      ['chain.head', 'b'],
    ]);
    await change(again, 'a');
    await leftByPowerCut();
    await again.close();
    file = left;
    const third = open();
    expect((await third.read('a'))?.version).toBe(4);
    expect(new Set((await third.verify()).map(({ at: stream }) => stream))).toEqual(new Set(['b']));
    await third.close();
  });

  it('leaves the event loop its turns while one change follows another', async () => {
    const store = openSqlite({ file: ':memory:', tables: [tally] });
    let turns = 0;
    let counting = true;
    const turn = () => {
      turns += 1;
      if (counting) setImmediate(turn);
    };
    setImmediate(turn);
    for (let n = 0; n < 90; n++) await change(store, 'a');
    counting = false;
    expect(turns).toBeGreaterThanOrEqual(10);
    await store.close();
  });

  it('writes what callers of one turn of the event loop ask for together, once there was company', async () => {
    const store = openSqlite({ file: ':memory:', tables: [tally] });
    let commits = 0;
    store.follow(() => (commits += 1));
    // Each caller in a callback of its own, as requests of many connections come in.
    const together = (callers: number) =>
      Promise.all(
        Array.from(
          { length: callers },
          (_, caller) =>
            new Promise((resolve, reject) => {
              setImmediate(() => {
                change(store, `s${caller}`).then(resolve, reject);
              });
            }),
        ),
      );
    const counts: number[] = [];
    for (let round = 0; round < 6; round++) {
      const before = commits;
      await together(5);
      counts.push(commits - before);
    }
    expect(counts.slice(-3)).toEqual([1, 1, 1]);
    expect(await store.verify()).toEqual([]);
    await store.close();
  });

  it('belongs to one server at a time', async () => {
    const store = open();
    expect(faultOf(open)).toBe('file.locked');
    await change(store, 'a');
    await store.close();
    await open().close();
  });

  it('belongs to its server alone while that one has it open: other programs are told that it is busy', async () => {
    const counting = `
      const db = new (require('better-sqlite3'))(process.argv[1], { timeout: 0 });
      console.log(db.prepare('select count(*) from store_stream').pluck().get());`;
    const told = () => {
      const { stdout, stderr } = spawnSync(process.execPath, ['-e', counting, file], {
        cwd: import.meta.dirname,
        encoding: 'utf8',
      });
      return /SQLITE_BUSY/.exec(stderr)?.[0] ?? stdout.trim();
    };
    const store = open();
    expect(told()).toBe('SQLITE_BUSY');
    await change(store, 'a');
    expect(told()).toBe('SQLITE_BUSY');
    await store.close();
    expect(told()).toBe('1');
  });

  it('is refused when it is no database', async () => {
    await writeFile(file, 'a letter, not a database, and long enough to be read as one'.repeat(20));
    expect(faultOf(open)).toBe('file.notDatabase');
    expect(faultOf(open)).toBe('file.notDatabase');
  });

  it('is refused when another program made it', () => {
    tamper('create table notes(text)');
    expect(faultOf(open)).toBe('file.foreign');
  });

  it('is refused when a newer version wrote it', async () => {
    await open().close();
    tamper(`pragma user_version=${migrations.length + 1}`);
    expect(faultOf(open)).toBe('file.newer');
  });

  it('is refused in a folder that is none', async () => {
    await writeFile(path.join(folder, 'plain'), '');
    file = path.join(folder, 'plain', 'store.db');
    expect(faultOf(open)).toBe('folder.notWritable');
  });

  it('is copied before its own tables are changed', async () => {
    await open().close();
    const db = new Database(file);
    const copied: number[] = [];
    migrate(db, file, (from) => copied.push(from), [
      ...migrations,
      { sql: 'create table store_more(id integer primary key)' },
    ]);
    expect([copied, db.pragma('user_version', { simple: true })]).toEqual([
      [migrations.length],
      migrations.length + 1,
    ]);
    db.close();
  });

  it('that an earlier version wrote is opened with all it holds', async () => {
    const added = (n: number) => ({
      seq: n,
      type: 'added "\n\u0001"',
      at,
      ...(n === 1 ? {} : { by: '张"三"\\' }),
      body: { n },
    });
    const hash = (n: number): string =>
      linked(n === 1 ? chainStart : hash(n - 1), 'a', { ...added(n), hash: '' });
    const db = new Database(file);
    migrate(db, file, () => undefined, migrations.slice(0, 1));
    db.prepare('insert into store_stream(name, version, hash, snapshot) values(?,?,unhex(?),?)').run(
      'a',
      2,
      hash(2),
      '{"n":2}',
    );
    for (const n of [2, 1])
      db.prepare(
        `insert into store_event(stream, seq, type, at, "by", body, hash) values(1,:seq,:type,:at,:by,:body,unhex(:hash))`,
      ).run({ by: null, ...added(n), body: JSON.stringify({ n }), hash: hash(n) });
    db.close();
    const store = open();
    expect(await store.read('a')).toEqual({ version: 2, snapshot: { n: 2 } });
    expect((await store.events('a')).map(({ body, by }) => [body, by])).toEqual([
      [{ n: 1 }, undefined],
      [{ n: 2 }, '张"三"\\'],
    ]);
    await change(store, 'a');
    expect(await store.verify()).toEqual([]);
    await store.close();
  });

  it('syncs every commit and leaves the log to be folded in between commits', () => {
    const db = new Database(file);
    setUp(db, 'FULL');
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'wal_autocheckpoint'];
    expect(settings.map((name) => db.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 0]);
    db.close();
  });

  it('does not let its log grow without end', async () => {
    const store = open();
    const text = 'x'.repeat(1_000_000);
    for (let n = 0; n < 60; n++) await store.write([{ table: 'tally', put: { name: `${n % 2}${text}` } }]);
    expect((await stat(`${file}-wal`)).size).toBeLessThan(40_000_000);
    await store.close();
  });

  it('that cannot grow refuses the whole group, and works again with room', async () => {
    const db = new Database(file);
    migrate(db, file, () => undefined);
    layTables(db, [tally], []);
    const store = new SqliteStore({
      db,
      tables: [tally],
      folds: () => undefined,
      files: new MemoryFiles(),
    });
    db.pragma(`max_page_count=${Number(db.pragma('page_count', { simple: true })) + 4}`);
    const big = () => store.write([{ table: 'tally', put: { name: 'x'.repeat(100_000) } }]);
    const settled = await Promise.allSettled([change(store, 'a'), big(), change(store, 'a')]);
    const refused = settled.flatMap((each) =>
      each.status === 'rejected' ? [each.reason as { code: string }] : [],
    );
    expect(refused.map(({ code }) => code)).toContain('disk.full');
    const kept = settled.filter((each, index) => each.status === 'fulfilled' && index !== 1).length;
    expect((await store.read('a'))?.version ?? 0).toBe(kept * 2);
    db.pragma('max_page_count=10000');
    await big();
    expect(await store.verify()).toEqual([]);
    await store.close();
  });

  it('whose index somebody dropped gets it back', async () => {
    await open().close();
    tamper('drop index tally__value');
    await open().close();
    const db = new Database(file, { readonly: true });
    const count = db.prepare("select count(*) from sqlite_schema where name='tally__value'").pluck().get();
    db.close();
    expect(count).toBe(1);
  });

  it('has this schema', async () => {
    await open().close();
    const db = new Database(file, { readonly: true });
    const schema = db
      .prepare<[], string>('select sql from sqlite_schema where sql is not null order by name')
      .pluck()
      .all();
    db.close();
    await expect(`${schema.join(';\n')};\n`).toMatchFileSnapshot('schema.golden.sql');
  });

  it('may be kept in memory alone', async () => {
    const store = openSqlite({ file: ':memory:', tables: [tally] });
    await change(store, 'a');
    const id = await store.putFile(new Uint8Array([7]), {});
    expect([(await store.read('a'))?.version, (await store.getFile(id))?.bytes]).toEqual([
      2,
      new Uint8Array([7]),
    ]);
    await store.close();
  });
});

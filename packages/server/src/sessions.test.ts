import { tables } from '@fiveones/casework';
import { openSqlite, type Store } from '@fiveones/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sessions } from './sessions.ts';

const hour = 60 * 60_000;

describe('a session', () => {
  let store: Store;
  let now: number;
  let sessions: Sessions;
  beforeEach(() => {
    store = openSqlite({ file: ':memory:', tables });
    now = Date.parse('2026-11-23T01:00:00Z');
    sessions = new Sessions(store, () => now);
  });
  afterEach(() => store.close());

  it('lasts half a day from its beginning, however often it is used', async () => {
    const secret = await sessions.begin('zhang');
    for (let used = 0; used < 12; used++) {
      now += hour;
      expect(await sessions.person(secret)).toBe('zhang');
    }
    now += 1;
    expect(await sessions.person(secret)).toBeUndefined();
  });

  it('is known by its secret alone, which is not kept, and using it writes nothing', async () => {
    const secret = await sessions.begin('zhang');
    const [row] = await store.rows('session');
    expect(JSON.stringify(row)).not.toContain(secret);
    let commits = 0;
    store.follow(() => (commits += 1));
    for (const [brought, found] of [
      [secret, 'zhang'],
      [String(row?.['token']), undefined],
      [undefined, undefined],
    ])
      expect(await sessions.person(brought)).toBe(found);
    await new Promise(setImmediate);
    expect(commits).toBe(0);
  });

  it('is forgotten when it ends, and when another begins after it has lasted too long', async () => {
    const [first, second] = [await sessions.begin('zhang'), await sessions.begin('zhang')];
    await sessions.end(first);
    expect([await sessions.person(first), await sessions.person(second)]).toEqual([undefined, 'zhang']);
    now += 13 * hour;
    await sessions.begin('li');
    expect((await store.rows('session')).map(({ person }) => person)).toEqual(['li']);
  });
});

import { expect } from 'vitest';
import path from 'node:path';
import { table, type RowChange } from '../table.ts';
import { adds, databaseName, faults, inbox, increment, putTask, tables, tally, type Law } from './ground.ts';

/** Keeping: rebuilding, growing, attachments, backups, followers, closing. */
export const keepingLaws: Readonly<Record<string, Law>> = {
  'rows are made anew from the events': async (on) => {
    const project = (stream: string, value: number): RowChange => ({
      table: 'tally',
      put: { name: stream, value },
    });
    for (const stream of ['a', 'b', 'a'])
      await on.store.change<{ value: number }, number>(stream, ({ snapshot }) =>
        adds((snapshot?.value ?? 0) + 1, [project(stream, (snapshot?.value ?? 0) + 1)]),
      );
    const live = await on.store.rows(tally);
    await on.store.write([
      { table: 'tally', put: { name: 'stray', value: 9 } },
      { table: 'tally', remove: { name: 'a' } },
      putTask('t1'),
    ]);
    const count = await on.store.rebuild(['tally'], ({ stream, version, events }) => {
      expect(events).toHaveLength(version);
      return { rows: [project(stream, events.length)], snapshot: { value: events.length, refolded: true } };
    });
    expect(count).toBe(2);
    expect(await on.store.rows(tally)).toEqual(live);
    expect(await on.store.read('a')).toEqual({ version: 2, snapshot: { value: 2, refolded: true } });
    expect(await on.store.count(inbox)).toBe(1);
    expect(await on.store.verify()).toEqual([]);
  },

  'a rebuild that writes another table leaves everything as it was': async (on) => {
    await on.store.change('a', () => adds(1, [{ table: 'tally', put: { name: 'a', value: 1 } }]));
    await expect(
      on.store.rebuild(['tally'], () => ({ rows: [putTask('t1')], snapshot: {} })),
    ).rejects.toEqual(faults('rebuild.table'));
    expect(await on.store.count(tally)).toBe(1);
    expect(await on.store.read('a')).toMatchObject({ snapshot: { value: 1 } });
  },

  'a table may grow; a changed key or kind wants a rebuild': async (on) => {
    await on.store.write([{ table: 'tally', put: { name: 'a', value: 1 } }]);
    const wider = table({ ...tally, columns: { ...tally.columns, note: 'text' }, indexes: [['note']] });
    await on.reopen({ tables: [wider] });
    await on.store.write([{ table: 'tally', put: { name: 'b', note: 'new' } }]);
    expect(await on.store.rows(wider)).toEqual([
      { name: 'a', value: 1, note: null },
      { name: 'b', value: null, note: 'new' },
    ]);
    await on.store.close();
    const kinds = table({ ...tally, columns: { name: 'text', value: 'text' } });
    const keys = table({ ...tally, key: ['name', 'value'] });
    for (const changed of [kinds, keys])
      await expect(on.open(on.place, { tables: [changed] })).rejects.toEqual(faults('table.rebuild'));
    await on.openAgain({ tables: [keys], recreate: ['tally'] });
    expect(await on.store.count('tally')).toBe(0);
  },

  'a column that is no longer named is left alone': async (on) => {
    await on.store.write([{ table: 'tally', put: { name: 'a', value: 1 } }]);
    const narrower = table({ ...tally, columns: { name: 'text' } });
    await on.reopen({ tables: [narrower] });
    await on.store.write([{ table: 'tally', put: { name: 'b' } }]);
    expect(await on.store.rows(narrower)).toEqual([{ name: 'a' }, { name: 'b' }]);
    await on.reopen({ tables: [tally] });
    expect(await on.store.get(tally, { name: 'a' })).toEqual({ name: 'a', value: 1 });
  },

  'attachments are kept once, by the hash of their bytes': async (on) => {
    const bytes = new TextEncoder().encode('户口簿');
    const [id, same] = await Promise.all([
      on.store.putFile(bytes, { type: 'text/plain' }),
      on.store.putFile(bytes, { type: 'other' }),
    ]);
    expect(same).toBe(id);
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    await on.reopen();
    const found = await on.store.getFile(id);
    expect(found).toMatchObject({ id, size: 9, meta: { type: expect.any(String) } });
    expect(new TextDecoder().decode(found?.bytes)).toBe('户口簿');
    expect(await on.store.getFile('0'.repeat(64))).toBeUndefined();
    expect(await on.store.verify()).toEqual([]);
    await on.store.forgetFile(id);
    expect(await on.store.getFile(id)).toBeUndefined();
    expect(await on.store.verify()).toEqual([]);
    expect(await on.store.putFile(bytes, { type: 'text/plain' })).toBe(id);
    expect((await on.store.getFile(id))?.bytes.length).toBe(9);
  },

  'followers hear what a commit touched, after it': async (on) => {
    const heard: unknown[] = [];
    const end = on.store.follow((news) => heard.push(news));
    await Promise.all([
      on.store.change('a', () => adds(1, [putTask('t1')])),
      on.store.change('b', () => ({ refused: 'no' })),
    ]);
    await new Promise(setImmediate);
    end();
    await increment(on, 'a');
    expect(heard).toEqual([{ streams: ['a'], tables: ['inbox'] }]);
  },

  'a backup opens as the whole store, attachments and all': async (on) => {
    await increment(on, 'a');
    await on.store.write([putTask('t1')]);
    const id = await on.store.putFile(new Uint8Array([1, 2, 3]), {});
    const elsewhere = path.join(on.place, 'copy');
    const busy = Promise.all(Array.from({ length: 20 }, () => increment(on, 'b')));
    await on.store.backup(path.join(elsewhere, databaseName));
    await busy;
    const copy = await on.open(elsewhere, { tables });
    expect(await copy.read('a')).toEqual({ version: 1, snapshot: { value: 1 } });
    expect(await copy.count(inbox)).toBe(1);
    expect((await copy.getFile(id))?.bytes.length).toBe(3);
    expect(await copy.verify()).toEqual([]);
    await copy.close();
  },

  'a reset forgets everything': async (on) => {
    await on.store.change('a', () => adds(1, [putTask('t1')]), { key: 'k' });
    const id = await on.store.putFile(new Uint8Array([1]), {});
    await on.store.reset();
    expect([await on.store.streams(), await on.store.count(inbox), await on.store.getFile(id)]).toEqual([
      [],
      0,
      undefined,
    ]);
    expect(await increment(on, 'a', 'k')).toMatchObject({ version: 1, repeated: false });
  },

  'closing finishes what is waiting; after it every call faults': async (on) => {
    const waiting = increment(on, 'a');
    await on.store.close();
    expect(await waiting).toMatchObject({ ok: true });
    await expect(increment(on, 'a')).rejects.toEqual(faults('store.closed'));
    await expect(on.store.read('a')).rejects.toEqual(faults('store.closed'));
    await on.openAgain({ tables });
    expect(await on.store.read('a')).toMatchObject({ version: 1 });
  },

  'a name that would need quotes or is ours is no name of a table': async (on) => {
    await on.store.close();
    for (const name of ['store_event', 'sqlite_more', '2nd', 'a"b', '']) {
      const opening = on.open(on.place, { tables: [{ ...tally, name }] });
      await expect(opening).rejects.toEqual(faults('table.name'));
    }
  },
};

import { expect } from 'vitest';
import {
  addOnes,
  adds,
  at,
  event,
  faults,
  folds,
  increment,
  putTask,
  sums,
  tables,
  tally,
  taskNames,
  type Law,
} from './ground.ts';

/** Streams: what a change does, and what it never does. */
export const streamLaws: Readonly<Record<string, Law>> = {
  'a new stream has no past': async (on) => {
    const seen = await on.store.change('a', (past) => ({ refused: past }));
    expect(seen).toEqual({ ok: false, refused: { version: 0, snapshot: undefined } });
    expect(await on.store.read('a')).toBeUndefined();
    expect(await on.store.events('a')).toEqual([]);
  },

  'a change appends its events and replaces the snapshot': async (on) => {
    await increment(on, 'a');
    const second = await on.store.change('a', () => ({
      decided: {
        events: [event('moved', { to: '乙' }), { type: 'closed', at, body: [1, null] }],
        snapshot: { closed: true },
        rows: [],
      },
      answer: 'done',
    }));
    expect(second).toEqual({ ok: true, answer: 'done', version: 3, repeated: false });
    expect(await on.store.read('a')).toEqual({ version: 3, snapshot: { closed: true } });
    const kept = await on.store.events('a', 2);
    expect(kept).toEqual([
      { seq: 2, type: 'moved', at, by: 'u1', body: { to: '乙' } },
      { seq: 3, type: 'closed', at, body: [1, null] },
    ]);
    expect((await on.store.events('a', 1, 2)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await on.store.streams()).toEqual(['a']);
  },

  'a refusal writes nothing': async (on) => {
    await increment(on, 'a');
    const refused = await on.store.change('a', () => ({ refused: 'taken' }));
    expect(refused).toEqual({ ok: false, refused: 'taken' });
    expect(await on.store.read('a')).toEqual({ version: 1, snapshot: { value: 1 } });
  },

  'a decision that throws rejects alone; the others of its group are kept': async (on) => {
    const broken = () => {
      throw new Error('a bug');
    };
    const settled = await Promise.allSettled([
      increment(on, 'a'),
      on.store.change('a', broken),
      increment(on, 'b'),
      increment(on, 'a'),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await on.store.read('a')).toEqual({ version: 2, snapshot: { value: 2 } });
  },

  'a change that fails half written is undone alone': async (on) => {
    const half = () => adds(99, [putTask('t1'), { table: 'inbox', put: { county: '320300' } }]);
    const settled = await Promise.allSettled([
      increment(on, 'a'),
      on.store.change('a', half),
      increment(on, 'a'),
      on.store.write([putTask('t2')]),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await on.store.read('a')).toEqual({ version: 2, snapshot: { value: 2 } });
    expect(await taskNames(on)).toEqual(['t2']);
    await expect(on.store.change('a', half)).rejects.toEqual(faults('row.key'));
    expect(await on.store.read('a')).toEqual({ version: 2, snapshot: { value: 2 } });
    expect(await on.store.verify()).toEqual([]);
  },

  'two hundred changes of one stream come one after the other': async (on) => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => increment(on, 'a')));
    const seen = answers.map((changed) => (changed.ok ? changed.answer : 0));
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(await on.store.read('a')).toEqual({ version: 200, snapshot: { value: 200 } });
  },

  'a key that comes again gets the first answer and writes nothing': async (on) => {
    const first = await increment(on, 'a', 'k1');
    const [again, other] = await Promise.all([increment(on, 'a', 'k1'), increment(on, 'b', 'k1')]);
    await increment(on, 'a', 'k2');
    await on.reopen();
    expect(first).toEqual({ ok: true, answer: 1, version: 1, repeated: false });
    expect(again).toEqual({ ok: true, answer: 1, version: 1, repeated: true });
    expect(other).toMatchObject({ answer: 1, repeated: false });
    expect(await increment(on, 'a', 'k1')).toEqual(again);
    expect(await on.store.read('a')).toMatchObject({ version: 2 });
  },

  'a refusal does not use up its key': async (on) => {
    await on.store.change('a', () => ({ refused: 'not yet' }), { key: 'k' });
    expect(await increment(on, 'a', 'k')).toMatchObject({ ok: true, repeated: false });
  },

  'a decision may write a child and its parent together': async (on) => {
    await increment(on, 'parent');
    const start = (version: number) =>
      on.store.change('child', (_, reading) => ({
        ...adds(1),
        others: [
          {
            stream: 'parent',
            version,
            decided: {
              ...adds((reading.stream<{ value: number }>('parent').snapshot?.value ?? 0) + 10).decided,
            },
          },
        ],
      }));
    await expect(start(0)).rejects.toEqual(faults('stream.moved'));
    expect(await on.store.read('child')).toBeUndefined();
    expect(await start(1)).toMatchObject({ ok: true });
    expect(await on.store.read('parent')).toEqual({ version: 2, snapshot: { value: 11 } });
    const twice = on.store.change('a', () => ({
      ...adds(1),
      others: [{ stream: 'a', version: 0, decided: adds(1).decided }],
    }));
    await expect(twice).rejects.toEqual(faults('stream.twice'));
  },

  'a decision reads the rows as its transaction sees them': async (on) => {
    const take = (stream: string) =>
      on.store.change(stream, (_, reading) => {
        const free = reading.rows(tally, { where: { eq: ['value', 0] }, limit: 1 })[0];
        if (!free || !reading.row(tally, { name: free.name })) return { refused: 'none left' };
        return {
          ...adds(1, [{ table: 'tally', update: { name: free.name }, set: { value: 1 } }]),
          answer: free.name,
        };
      });
    await on.store.write(['x', 'y'].map((name) => ({ table: 'tally', put: { name, value: 0 } })));
    const taken = await Promise.all(['a', 'b', 'c'].map(take));
    expect(taken.map((changed) => (changed.ok ? changed.answer : changed.refused))).toEqual([
      'x',
      'y',
      'none left',
    ]);
  },

  'what is not JSON is no event': async (on) => {
    const bad = [{ n: Number.NaN }, { when: new Date(0) }, { f: () => 1 }, { hole: Array(1) }];
    for (const body of bad) {
      const change = on.store.change('a', () => ({
        decided: { events: [{ type: 'x', at, body }], snapshot: {}, rows: [] },
        answer: null,
      }));
      await expect(change).rejects.toEqual(faults('json.not'));
    }
  },

  'what is read back does not depend on having been kept in memory': async (on) => {
    const snapshot = { kept: [1, 'é', '𠮷', null], left: undefined, deep: { b: 1, a: -0 } };
    await on.store.change('a', () => ({
      decided: { events: [event('x')], snapshot, rows: [] },
      answer: null,
    }));
    const warm = await on.store.read('a');
    await on.reopen();
    expect(await on.store.read('a')).toStrictEqual(warm);
    expect(warm).toStrictEqual({
      version: 1,
      snapshot: { kept: [1, 'é', '𠮷', null], deep: { b: 1, a: 0 } },
    });
  },

  'a stream that is the fold of its events is the same after every change, kept in memory or not': async (
    on,
  ) => {
    const stream = `${sums}a`;
    let value = 0;
    for (const count of [1, 3, 40, 2, 30, 60, 1]) {
      value += count;
      expect(await addOnes(on, stream, count)).toMatchObject({ answer: value, version: value });
      expect(await on.store.read(stream)).toEqual({ version: value, snapshot: { value } });
      await on.reopen();
      expect(await on.store.read(stream)).toEqual({ version: value, snapshot: { value } });
    }
    const broken = addOnes(on, stream, 2, [{ table: 'inbox', put: { county: '320300' } }]);
    await expect(broken).rejects.toEqual(faults('row.key'));
    expect(await on.store.read(stream)).toEqual({ version: value, snapshot: { value } });
    expect(await on.store.verify()).toEqual([]);
    await addOnes(on, stream, 1);
    await on.reopen({ tables });
    await expect(on.store.read(stream)).rejects.toEqual(faults('stream.fold'));
    await on.reopen({ tables, folds });
  },

  'what a fold reads back is what was written, not what was handed in': async (on) => {
    const stream = `${sums}b`;
    const body = { value: 1, left: undefined };
    await on.store.change(stream, () => ({
      decided: { events: [{ type: 'added', at, body }], snapshot: { value: 1, left: undefined }, rows: [] },
      answer: null,
    }));
    expect(await on.store.read(stream)).toStrictEqual({ version: 1, snapshot: { value: 1 } });
  },

  'everything is there after closing and opening again, also beyond what memory holds': async (on) => {
    await Promise.all(Array.from({ length: 700 }, (_, index) => increment(on, `s${index}`)));
    await Promise.all(Array.from({ length: 700 }, (_, index) => increment(on, `s${index}`)));
    await on.reopen();
    const first = await on.store.streams('', 400);
    const names = [...first, ...(await on.store.streams(first.at(-1)))];
    expect(first).toHaveLength(400);
    expect(new Set(names).size).toBe(700);
    for (const stream of ['s0', 's699'])
      expect(await on.store.read(stream)).toEqual({ version: 2, snapshot: { value: 2 } });
    expect(await on.store.verify()).toEqual([]);
  },
};

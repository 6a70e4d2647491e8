import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  DraftKeeper,
  NotKept,
  pauses,
  placeOf,
  unsentAt,
  type SaveState,
  type Typed,
} from './draft-keeper.ts';

const place = placeOf('p1', 'i1/t1');
const text = (name: string): Typed => ({ data: { application: { name } } });

function machine() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** A server that answers when it is told to. */
function server() {
  const asked: { readonly typed: Typed; readonly answer: () => void; readonly fail: () => void }[] = [];
  return {
    asked,
    save: (typed: Typed) =>
      new Promise<{ savedAt: string }>((resolve, reject) => {
        asked.push({
          typed,
          answer: () => resolve({ savedAt: '2026-11-23T10:42:00+08:00' }),
          fail: () => reject(new Error('no network')),
        });
      }),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a draft', () => {
  it('lies on the machine at once and leaves it when the server has answered', async () => {
    const storage = machine();
    const { asked, save } = server();
    const states: SaveState[] = [];
    new DraftKeeper({ place, storage, save, onState: (state) => void states.push(state) }).keep(text('周'));
    expect(unsentAt(storage, place)).toEqual(text('周'));
    await vi.advanceTimersByTimeAsync(pauses.typing);
    expect(storage.kept.size).toBe(1);
    asked[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(storage.kept.size).toBe(0);
    expect(states.at(-1)).toEqual({ kind: 'saved', at: '2026-11-23T10:42:00+08:00' });
  });

  it('that was changed on the way is sent again, never two at a time', async () => {
    const storage = machine();
    const { asked, save } = server();
    const keeper = new DraftKeeper({ place, storage, save, onState: () => undefined });
    keeper.keep(text('周'));
    await vi.advanceTimersByTimeAsync(pauses.typing);
    keeper.keep(text('周大爷'));
    await vi.advanceTimersByTimeAsync(pauses.typing * 3);
    expect(asked).toHaveLength(1);
    asked[0]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(unsentAt(storage, place)).toEqual(text('周大爷'));
    await vi.advanceTimersByTimeAsync(0);
    expect(asked[1]?.typed).toEqual(text('周大爷'));
    asked[1]?.answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(storage.kept.size).toBe(0);
  });

  it('stays on the machine without a network and is sent by itself later, also by the next visit', async () => {
    const storage = machine();
    const { asked, save } = server();
    const states: SaveState[] = [];
    new DraftKeeper({ place, storage, save, onState: (state) => void states.push(state) }).keep(text('周'));
    await vi.advanceTimersByTimeAsync(pauses.typing);
    asked[0]?.fail();
    await vi.advanceTimersByTimeAsync(0);
    expect(states.at(-1)).toEqual({ kind: 'local' });
    expect(unsentAt(storage, place)).toEqual(text('周'));
    await vi.advanceTimersByTimeAsync(pauses.retry);
    expect(asked).toHaveLength(2);
    new DraftKeeper({ place, storage, save, onState: () => undefined });
    await vi.advanceTimersByTimeAsync(0);
    expect(asked[2]?.typed).toEqual(text('周'));
  });

  it('lets a submit wait for what is on the way, and is sent again when the submit was refused', async () => {
    const storage = machine();
    const { asked, save } = server();
    const keeper = new DraftKeeper({ place, storage, save, onState: () => undefined });
    keeper.keep(text('周'));
    await vi.advanceTimersByTimeAsync(pauses.typing);
    let free = false;
    void keeper.hold().then(() => (free = true));
    keeper.keep(text('周大爷'));
    await vi.advanceTimersByTimeAsync(pauses.typing * 2);
    expect(free).toBe(false);
    asked[0]?.answer();
    await vi.advanceTimersByTimeAsync(pauses.typing * 2);
    expect([free, asked.length]).toEqual([true, 1]);
    keeper.resume();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked[1]?.typed).toEqual(text('周大爷'));
  });

  it('that another window has gone over is not sent again by itself, and what that window left is let lie', async () => {
    const storage = machine();
    const states: SaveState[] = [];
    const elsewhere = { kind: 'elsewhere', writer: 'w2#1', message: '别的窗口也在填' } as const;
    const save = vi.fn<() => Promise<never>>(() => Promise.reject(new NotKept(elsewhere)));
    const keeper = new DraftKeeper({ place, storage, save, onState: (state) => void states.push(state) });
    keeper.keep(text('周'));
    await vi.advanceTimersByTimeAsync(pauses.typing + pauses.retry * 3);
    expect([save.mock.calls.length, states.at(-1)]).toEqual([1, elsewhere]);
    expect(unsentAt(storage, place)).toEqual(text('周'));
    storage.setItem(place, JSON.stringify(text('另一个窗口的')));
    keeper.drop();
    expect(unsentAt(storage, place)).toEqual(text('另一个窗口的'));
  });

  it('of a done task is neither kept nor sent', async () => {
    const storage = machine();
    const { asked, save } = server();
    const keeper = new DraftKeeper({ place, storage, save, onState: () => undefined });
    keeper.keep(text('周'));
    keeper.stop();
    keeper.keep(text('周大爷'));
    await vi.advanceTimersByTimeAsync(pauses.typing * 2);
    expect([asked.length, storage.kept.size]).toEqual([0, 0]);
  });

  it('of one person is not found by another at the same machine', () => {
    const storage = machine();
    new DraftKeeper({ place, storage, save: server().save, onState: () => undefined }).keep(text('周'));
    expect(unsentAt(storage, placeOf('p2', 'i1/t1'))).toBeUndefined();
  });

  it('that is no JSON counts as none', () => {
    const storage = machine();
    storage.setItem(place, '{');
    expect(unsentAt(storage, place)).toBeUndefined();
  });
});

import { StoreFault, type Store } from '@fiveones/store';

/** When a call fails: before it wrote anything, or after it wrote, so that only the acknowledgement is lost. */
export type FailingMoment = 'before' | 'after';

const writes: ReadonlySet<PropertyKey> = new Set<keyof Store>([
  'change',
  'write',
  'take',
  'rebuild',
  'putFile',
  'forgetFile',
]);

/** A store whose `n`-th write (from 1) faults `disk.failed`; every other call goes through to `store`. */
export function failingStore(store: Store, n: number, moment: FailingMoment = 'before'): Store {
  let count = 0;
  const fault = (): StoreFault => new StoreFault('disk.failed', { reason: `call ${n}` });
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      if (!writes.has(name))
        return (...given: readonly unknown[]): unknown => Reflect.apply(method, target, given);
      return async (...given: readonly unknown[]): Promise<unknown> => {
        count += 1;
        const fails = count === n;
        if (fails && moment === 'before') throw fault();
        const answer: unknown = await Reflect.apply(method, target, given);
        if (fails) throw fault();
        return answer;
      };
    },
  });
}

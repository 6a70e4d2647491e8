import type { InstanceState } from '@fiveones/interpreter';

const most = 1_000;

/**
 * What was worked out from the states of instances, for the newest state of each that was asked about; of a thousand
 * instances at most. A weak map by states would do the same, and cost the garbage collector much more.
 */
export class Remembered<T> {
  private readonly byInstance = new Map<string, { readonly state: InstanceState; readonly made: T }>();

  get(state: InstanceState): T | undefined {
    const known = this.byInstance.get(state.id);
    return known?.state === state ? known.made : undefined;
  }

  set(state: InstanceState, made: T): void {
    if (this.byInstance.size >= most) this.byInstance.clear();
    this.byInstance.set(state.id, { state, made });
  }
}

/** States in the order of what they cost, the cheapest first. */
export class Heap {
  private states = new Int32Array(1024);
  private costs = new Float64Array(1024);
  private size = 0;
  private last = 0;

  /** Makes it empty, and ready for the next search. */
  clear(): void {
    this.size = 0;
  }

  push(state: number, cost: number): void {
    if (this.size === this.states.length) this.grow();
    const { states, costs } = this;
    let at = this.size++;
    for (let above = (at - 1) >> 1; at > 0; above = (at - 1) >> 1) {
      const larger = costs[above] ?? 0;
      if (larger <= cost) break;
      states[at] = states[above] ?? -1;
      costs[at] = larger;
      at = above;
    }
    states[at] = state;
    costs[at] = cost;
  }

  /** The cheapest state, or -1 when none is left. */
  pop(): number {
    if (this.size === 0) return -1;
    const { states, costs } = this;
    const first = states[0] ?? -1;
    this.last = costs[0] ?? 0;
    this.size--;
    if (this.size > 0) this.sink(states[this.size] ?? -1, costs[this.size] ?? 0);
    return first;
  }

  /** With which cost the last one had been put in. */
  popped(): number {
    return this.last;
  }

  /** Lets a state sink from the root to where it belongs. */
  private sink(state: number, cost: number): void {
    const { states, costs, size } = this;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && (costs[below + 1] ?? 0) < (costs[below] ?? 0)) below++;
      const smaller = costs[below] ?? 0;
      if (smaller >= cost) break;
      states[at] = states[below] ?? -1;
      costs[at] = smaller;
      at = below;
    }
    states[at] = state;
    costs[at] = cost;
  }

  private grow(): void {
    const [states, costs] = [new Int32Array(this.size * 2), new Float64Array(this.size * 2)];
    states.set(this.states);
    costs.set(this.costs);
    this.states = states;
    this.costs = costs;
  }
}

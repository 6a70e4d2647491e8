/** Local names around a place in the source, innermost first. */
export interface Scope {
  readonly outer: Scope | undefined;
  readonly slots: ReadonlyMap<string, number>;
  /** The slot of a filter's element, whose own properties are names too. */
  readonly element: number | undefined;
}

/** Where a name gets its value: in the elements of the filters around it, then in a slot, else outside. */
interface Resolution {
  readonly elements: readonly number[];
  readonly slot: number | undefined;
}

export function scopeOf(outer: Scope | undefined, slots: Iterable<readonly [string, number]>): Scope {
  return { outer, slots: new Map(slots), element: undefined };
}

export function filterScope(outer: Scope | undefined, element: number): Scope {
  return { outer, slots: new Map([['item', element]]), element };
}

export function resolve(name: string, scope: Scope | undefined): Resolution {
  const elements: number[] = [];
  for (let frame = scope; frame !== undefined; frame = frame.outer) {
    if (frame.element !== undefined) elements.push(frame.element);
    const slot = frame.slots.get(name);
    if (slot !== undefined) return { elements, slot };
  }
  return { elements, slot: undefined };
}

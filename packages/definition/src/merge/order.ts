/** The ids of a list or the keys of an object, in their order, in the three versions. */
export interface Orders {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** Which side has put what all three versions have in another order. */
export function reordered({ base, ours, theirs }: Orders): {
  readonly ours: boolean;
  readonly theirs: boolean;
} {
  const shared = inAll({ base, ours, theirs });
  const was = base.filter((id) => shared.has(id));
  const differs = (side: readonly string[]): boolean =>
    side.filter((id) => shared.has(id)).some((id, index) => id !== was[index]);
  return { ours: differs(ours), theirs: differs(theirs) };
}

/** Whether both sides have put what all three have in another order, and not in the same one. */
export function ordersClash(orders: Orders): boolean {
  const moved = reordered(orders);
  const shared = inAll(orders);
  const [ours, theirs] = [orders.ours, orders.theirs].map((side) => side.filter((id) => shared.has(id)));
  return moved.ours && moved.theirs && ours?.join('\n') !== theirs?.join('\n');
}

/**
 * One order for what `kept` names: that of the side which leads, with what only the other side has behind its
 * neighbour there. Ours leads unless only theirs was put in another order.
 */
export function mergedOrder(
  orders: Orders,
  kept: ReadonlySet<string>,
  lead: 'ours' | 'theirs' = leadOf(orders),
): readonly string[] {
  const [first, second] = lead === 'ours' ? [orders.ours, orders.theirs] : [orders.theirs, orders.ours];
  const out = first.filter((id) => kept.has(id));
  const there = new Set(out);
  second.forEach((id, place) => {
    if (there.has(id) || !kept.has(id)) return;
    const neighbour = second.slice(0, place).findLast((before) => there.has(before));
    out.splice(neighbour === undefined ? 0 : out.indexOf(neighbour) + 1, 0, id);
    there.add(id);
  });
  return out;
}

const leadOf = (orders: Orders): 'ours' | 'theirs' => {
  const moved = reordered(orders);
  return moved.theirs && !moved.ours ? 'theirs' : 'ours';
};

const inAll = ({ base, ours, theirs }: Orders): ReadonlySet<string> => {
  const [a, b] = [new Set(ours), new Set(theirs)];
  return new Set(base.filter((id) => a.has(id) && b.has(id)));
};

import type { Flow, Node } from '@fiveones/definition';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';

/** Every node that a token at `from` can come to, by flows, links and the events on edges; not past the node `until`. */
export function reachable(run: Run, from: string, until?: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (const to of node === until ? [] : (run.world.chart.ahead.get(node) ?? []))
      if (!seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
  return seen;
}

/** Whether one step lies before another on the same road; what an event leads to beside a step is a road of its own. */
export function onOneRoad(run: Run, from: string, to: string): boolean {
  const { ahead, nodes } = run.world.chart;
  const seen = new Set([from]);
  for (const at of seen)
    for (const next of ahead.get(at) ?? []) {
      const node = nodes.get(next);
      if (node?.kind !== 'boundaryEvent' || node.interrupting || node.trigger.error !== undefined)
        seen.add(next);
    }
  return seen.has(to);
}

/** Where several branches come together again. */
export const isJoin = (node: Node | undefined): boolean =>
  node?.kind === 'parallelGateway' || node?.kind === 'inclusiveGateway';

/** A join that would wait for ever for the `missing` ways if only one token walked on from a node. */
export interface HalfJoin {
  readonly join: string;
  readonly missing: readonly Flow[];
}

/** The joins ahead of a node of which some ways do not come from it. */
export function halfJoins(run: Run, from: string): readonly HalfJoin[] {
  const after = reachable(run, from);
  return [...run.world.chart.nodes.values()].flatMap((node) => {
    // An inclusive join waits only for what can still come, so it passes what walks on alone.
    const joins = node.kind === 'parallelGateway' && after.has(node.id);
    const ways = joins ? (run.world.chart.incoming.get(node.id) ?? []) : [];
    // What comes round only past the join itself does not come before it.
    const before = ways.length > 1 ? reachable(run, from, node.id) : after;
    const missing = ways.filter((way) => way.from !== from && !before.has(way.from));
    return missing.length > 0 ? [{ join: node.id, missing }] : [];
  });
}

/** The token that stands for a whole step: runs and added signers belong to the one around them. */
export function outermost(run: Run, token: Token): Token {
  const inner = token.run !== undefined || token.signs !== undefined;
  return inner && token.scope !== null ? outermost(run, run.token(token.scope)) : token;
}

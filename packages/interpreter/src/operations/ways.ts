import type { Node } from '@fiveones/definition';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';

/** Every node that a token at `from` can come to, by flows and by the events on edges. */
export function reachable(run: Run, from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (const to of run.world.chart.ahead.get(node) ?? [])
      if (!seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
  return seen;
}

/** Where several branches come together again. */
export const isJoin = (node: Node | undefined): boolean =>
  node?.kind === 'parallelGateway' || node?.kind === 'inclusiveGateway';

/** The joins that would wait for ever if only one token walked on from a node: one of their ways does not come from it. */
export function halfJoins(run: Run, from: string): readonly string[] {
  const after = reachable(run, from);
  return [...run.world.chart.nodes.values()]
    .filter((node) => {
      // An inclusive join waits only for what can still come, so it passes what walks on alone.
      const ways =
        node.kind === 'parallelGateway' && after.has(node.id)
          ? (run.world.chart.incoming.get(node.id) ?? [])
          : [];
      return ways.length > 1 && ways.some((way) => way.from !== from && !after.has(way.from));
    })
    .map(({ id }) => id);
}

/** The token that stands for a whole step: runs and added signers belong to the one around them. */
export function outermost(run: Run, token: Token): Token {
  const inner = token.run !== undefined || token.signs !== undefined;
  return inner && token.scope !== null ? outermost(run, run.token(token.scope)) : token;
}

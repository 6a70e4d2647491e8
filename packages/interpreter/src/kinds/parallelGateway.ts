import type { Kind } from '../kind.ts';
import { leave } from '../walk.ts';

/** Waits until a token has come by each way in, then goes on by every way out. */
export const parallelGateway: Kind<'parallelGateway'> = {
  enter(run, node, token) {
    const ways = run.world.chart.incoming.get(node.id) ?? [];
    const here = Object.values(run.state.tokens).filter(
      (other) => other.node === node.id && other.scope === token.scope,
    );
    const first = ways.map((way) => here.find((other) => other.via === way.id));
    if (ways.length > 1 && first.some((other) => other === undefined)) return;
    for (const other of first)
      if (other && other.id !== token.id) run.emit('left', { token: other.id, node: node.id });
    leave(run, token);
  },
};

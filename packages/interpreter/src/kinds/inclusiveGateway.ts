import type { Kind } from '../kind.ts';
import { leave } from '../walk.ts';

/** Goes on by every way whose condition holds; where ways join, only once nothing more can come (`settle.ts`). */
export const inclusiveGateway: Kind<'inclusiveGateway'> = {
  enter(run, node, token) {
    if (!run.world.chart.joins.has(node.id)) leave(run, token);
  },
};

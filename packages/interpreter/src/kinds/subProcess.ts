import type { Kind } from '../kind.ts';
import { listen } from '../wait.ts';
import { enter, leave } from '../walk.ts';

/** A chart within the chart: begins at its own start and goes on when nothing in it is left. */
export const subProcess: Kind<'subProcess'> = {
  enter(run, node, token) {
    const start = run.world.chart.starts.get(node.id)?.find(({ trigger }) => !trigger);
    if (!start) return leave(run, token);
    if (listen(run, token)) enter(run, start, { scope: token.id, aside: token.aside });
  },
};

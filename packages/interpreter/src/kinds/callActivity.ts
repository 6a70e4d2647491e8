import type { Kind } from '../kind.ts';
import { isFailure } from '../scope.ts';
import { objectOf } from '../set.ts';
import { leave } from '../walk.ts';

/** Starts another process; waits for its end unless it may run on its own. */
export const callActivity: Kind<'callActivity'> = {
  enter(run, node, token) {
    const packageId = node.package ?? run.state.pins.package;
    const own =
      packageId === run.state.pins.package && run.world.chart.package.processes[node.process] !== undefined;
    const missing = !own && !run.world.installed?.(packageId, node.process);
    if (missing && node.whenMissing === 'incident')
      return run.incident(token, 'process-missing', { process: node.process });
    const input = objectOf(run, node.input, token);
    if (isFailure(input)) return run.failed(token, input);
    if (missing) {
      run.emit('callSkipped', { token: token.id, node: node.id, process: node.process, input });
      return leave(run, token);
    }
    run.emit('childStarted', {
      token: token.id,
      node: node.id,
      // A call that is tried again after its instance failed starts another one.
      child: `${run.state.id}.${token.id}${token.child === undefined ? '' : `.${run.state.next}`}`,
      process: node.process,
      package: packageId,
      input,
      wait: node.wait,
    });
    if (!node.wait) leave(run, run.token(token.id));
  },
};

import type { Run } from './run.ts';
import type { Token, Undoable } from './state.ts';
import { arrive, leave, undoEvent } from './walk.ts';

/** Undoes the latest step of the token's scope that is done and not yet undone; false when there is none left. */
export function undoNext(run: Run, token: Token, what: true | string): boolean {
  const step = stepsToUndo(run, token, what).at(-1);
  const event = step ? undoEvent(run, step.node) : undefined;
  if (!step || !event) return false;
  run.emit('undoing', { token: token.id, node: step.node, step: step.token });
  const handler = arrive(run, event, { scope: token.id, aside: token.aside });
  leave(run, handler);
  return true;
}

/** A step may stand for the sub-process that is named; a listening sub-process undoes what is around it. */
function stepsToUndo(run: Run, token: Token, what: true | string): readonly Undoable[] {
  const scopes = scopesAround(run, token);
  return (run.state.undoable ?? []).filter(
    ({ node, scope }) => scopes.has(scope) && (what === true || node === what || isInside(run, node, what)),
  );
}

function scopesAround(run: Run, token: Token): ReadonlySet<string | null> {
  const scopes = new Set([token.scope]);
  const outer = token.scope === null ? undefined : run.token(token.scope);
  const node = outer ? run.world.chart.nodes.get(outer.node) : undefined;
  if (outer && node?.kind === 'subProcess' && node.triggeredByEvent) scopes.add(outer.scope);
  return scopes;
}

function isInside(run: Run, node: string, sub: string): boolean {
  const parent = run.world.chart.nodes.get(node)?.parent;
  return parent !== undefined && (parent === sub || isInside(run, parent, sub));
}

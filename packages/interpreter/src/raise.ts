import type { JsonObject } from '@fiveones/definition';
import type { Run } from './run.ts';
import type { Token } from './state.ts';
import { end, nodeOf } from './walk.ts';
import { broughtBy, happen, isFor, stands, waits, type Wait } from './wait.ts';

/** An error or escalation on its way outwards. */
export interface Raised {
  readonly kind: 'error' | 'escalation';
  readonly name: string;
  readonly payload: JsonObject;
}

/**
 * Looks for the nearest event that catches what is raised at a token: on the edge of its own step, then listening in the
 * scope around it, then on the edge of that scope, and so on outwards. Answers whether one did.
 */
export function raise(run: Run, token: Token, raised: Raised): boolean {
  const candidates = waits(run).filter((wait) => isFor(wait, raised));
  for (let at: Token | undefined = token; at; at = at.scope === null ? undefined : run.token(at.scope)) {
    const caught = catcherAt(run, at, candidates);
    if (!caught) continue;
    if (stands(run, caught)) happen(run, caught, broughtBy(raised.payload));
    return true;
  }
  const whole = candidates.find(({ how }) => how === 'process');
  if (whole) happen(run, whole, broughtBy(raised.payload));
  return whole !== undefined;
}

/** What comes out of a listening sub-process is not heard by its own kind again. */
function catcherAt(run: Run, at: Token, candidates: readonly Wait[]): Wait | undefined {
  const onEdge = candidates.find(({ how, token }) => how === 'boundary' && token?.id === at.id);
  if (onEdge) return onEdge;
  const node = nodeOf(run, at);
  if (node.kind === 'subProcess' && node.triggeredByEvent) return undefined;
  return candidates.find(({ how, token }) => how === 'start' && (token?.id ?? null) === at.scope);
}

/** An error that nobody here catches ends a called instance, and its caller deals with it; else it is an incident. */
export function raiseError(run: Run, token: Token, error: string, payload: JsonObject): void {
  if (raise(run, token, { kind: 'error', name: error, payload })) return;
  if (run.state.parent) return end(run, true, error);
  run.incident(token, 'error-uncaught', { error: nameOfError(run, error) });
}

const nameOfError = (run: Run, error: string): string =>
  run.world.chart.process.errors?.find(({ id }) => id === error)?.name ?? error;

/** An escalation that nobody here catches goes to the caller, if there is one, and stops nothing. */
export function raiseEscalation(run: Run, token: Token, escalation: string, payload: JsonObject): void {
  const caught = raise(run, token, { kind: 'escalation', name: escalation, payload });
  if (!caught && run.state.parent)
    run.emit('escalationThrown', { token: token.id, node: token.node, escalation, payload, outward: true });
}

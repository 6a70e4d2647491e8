import type { Deliver, JsonObject } from '@fiveones/definition';
import type { Delivery } from './event.ts';
import { sameText } from './key.ts';
import { isRegion } from './organisation.ts';
import type { Run } from './run.ts';
import { evaluate, isFailure, type ExpressionFailure } from './scope.ts';
import type { Token } from './state.ts';

/** More messages in a row without anybody's doing than any chain of offices needs; beyond it they answer each other for ever. */
export const maximumHops = 20;

/** What is sent, and to whom. */
export interface Sending {
  readonly message: string;
  readonly payload: JsonObject;
  readonly to?: string | undefined;
  readonly deliver?: Deliver | undefined;
}

/** Sends a message; delivery is the outbox's business. False when it could not be addressed: an incident. */
export function send(run: Run, token: Token, { message, payload, to, deliver }: Sending): boolean {
  const address = deliver && addressOf(run, token, deliver);
  if (address && isFailure(address)) {
    // Who nobody is known by is told nothing.
    if (deliver.optional === true && address.reason === 'no-key') return true;
    run.failed(token, address);
    return false;
  }
  if (address && address.hops > maximumHops) {
    run.incident(token, 'endless', { steps: maximumHops });
    return false;
  }
  run.emit('messageSent', {
    message,
    node: token.node,
    payload,
    ...(to === undefined ? {} : { to }),
    ...(address ? { deliver: address } : {}),
  });
  return true;
}

function addressOf(run: Run, token: Token, { key, region, all }: Deliver): Delivery | ExpressionFailure {
  const scope = run.scope(token);
  const found = evaluate(key, scope, run.world);
  if (isFailure(found)) return found;
  const named = sameText(found.value);
  if (named === undefined) return { failed: key, reason: 'no-key' };
  const place = region === undefined ? { value: run.state.region } : evaluate(region, scope, run.world);
  if (isFailure(place)) return place;
  return typeof place.value === 'string' && isRegion(place.value)
    ? { key: named, region: place.value, hops: run.hops + 1, ...(all === true ? { all } : {}) }
    : { failed: region ?? '', reason: 'no-region' };
}

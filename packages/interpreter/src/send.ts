import { mostTold, type Deliver, type Json, type JsonObject } from '@fiveones/definition';
import type { Delivery } from './event.ts';
import { sameText } from './key.ts';
import { isRegion } from './organisation.ts';
import type { Run } from './run.ts';
import { evaluate, isFailure, type ExpressionFailure } from './scope.ts';
import type { Token } from './state.ts';

/** More messages in a row without anybody's doing than any chain of offices needs; beyond it they answer each other for ever. */
const maximumHops = 20;

/** What is sent, and to whom. */
export interface Sending {
  readonly message: string;
  readonly payload: JsonObject;
  readonly to?: string | undefined;
  readonly deliver?: Deliver | undefined;
}

/** Sends a message; delivery is the outbox's business. False when it could not be addressed: an incident. */
export function send(run: Run, token: Token, { message, payload, to, deliver }: Sending): boolean {
  const addresses = deliver ? addressesOf(run, token, deliver) : [undefined];
  if (isFailure(addresses)) {
    // Who nobody is known by is told nothing.
    if (deliver?.optional === true && addresses.reason === 'no-key') return true;
    run.failed(token, addresses);
    return false;
  }
  if (addresses.some((address) => address !== undefined && address.hops > maximumHops)) {
    run.incident(token, 'endless', { steps: maximumHops });
    return false;
  }
  for (const address of addresses)
    run.emit('messageSent', {
      message,
      node: token.node,
      payload,
      ...(to === undefined ? {} : { to }),
      ...(address ? { deliver: address } : {}),
    });
  return true;
}

/** Where a message goes: to the one that is known by the key, or, of a list of keys, to each once; to nobody of an empty list. */
function addressesOf(
  run: Run,
  token: Token,
  { key, region, all }: Deliver,
): readonly Delivery[] | ExpressionFailure {
  const scope = run.scope(token);
  const found = evaluate(key, scope, run.world);
  if (isFailure(found)) return found;
  const keys = (Array.isArray(found.value) ? (found.value as readonly Json[]) : [found.value]).map(sameText);
  if (keys.includes(undefined)) return { failed: key, reason: 'no-key' };
  if (keys.length > mostTold) return { failed: key, reason: 'too-many-keys' };
  const place = region === undefined ? { value: run.state.region } : evaluate(region, scope, run.world);
  if (isFailure(place)) return place;
  const at = place.value;
  if (typeof at !== 'string' || !isRegion(at)) return { failed: region ?? '', reason: 'no-region' };
  return [...new Set(keys)].flatMap((named) =>
    named === undefined
      ? []
      : [{ key: named, region: at, hops: run.hops + 1, ...(all === true ? { all } : {}) }],
  );
}

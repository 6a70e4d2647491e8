import type { Assign, Json, JsonObject } from '@fiveones/definition';
import type { DataWrite } from './event.ts';
import { writePath } from './data.ts';
import type { Run } from './run.ts';
import { isFailure, valueOf, type ExpressionFailure, type ScopeExtras } from './scope.ts';
import type { Token } from './state.ts';

/** Works assignments out one after the other; each sees what the earlier ones wrote. */
export function workOut(
  run: Run,
  written: readonly Assign[],
  token: Token | undefined,
  extras: ScopeExtras = {},
): readonly DataWrite[] | ExpressionFailure {
  const set: DataWrite[] = [];
  let scope: JsonObject = run.scope(token, extras);
  for (const { into, value } of written) {
    const result = valueOf(value, scope, run.world);
    if (isFailure(result)) return result;
    set.push({ into, value: result.value });
    scope = { ...writePath(scope, into, result.value), ...extras };
  }
  return set;
}

/** Writes assignments into the data; false when one failed and an incident was raised. */
export function setData(
  run: Run,
  written: readonly Assign[] | undefined,
  token: Token,
  cause: string,
  extras: ScopeExtras = {},
  stage: 'act' | 'set' = 'act',
): boolean {
  if (!written?.length) return true;
  const set = workOut(run, written, token, extras);
  if (isFailure(set)) {
    run.failed(token, set, stage);
    return false;
  }
  run.emit('dataSet', { node: token.node, cause, set });
  return true;
}

/** Assignments as one object, for what is handed to others: payloads, inputs of calls and connectors. */
export function objectOf(
  run: Run,
  written: readonly Assign[] | undefined,
  token: Token,
): JsonObject | ExpressionFailure {
  const set = workOut(run, written ?? [], token);
  if (isFailure(set)) return set;
  return set.reduce<JsonObject>(
    (made, { into, value }: { into: string; value: Json }) => writePath(made, into, value),
    {},
  );
}

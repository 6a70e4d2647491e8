import { any, builtin, type Builtin, type Call, context, list, refuse, signature } from '../builtin.ts';
import { type Context, contextOf, isContext, isList, own, type Value } from '../value.ts';

function badEntries(call: Call): null {
  return refuse(call, 'feel-argument', {
    function: call.name,
    parameter: 'entries',
    kind: 'list of contexts',
  });
}

function contextFrom(entries: readonly Value[], call: Call): Value {
  const pairs = new Map<string, Value>();
  for (const entry of entries) {
    const key = isContext(entry) ? own(entry, 'key') : null;
    const value = isContext(entry) ? own(entry, 'value') : undefined;
    if (typeof key !== 'string' || value === undefined || pairs.has(key)) return badEntries(call);
    pairs.set(key, value);
  }
  return contextOf(pairs);
}

function put(target: Context, key: string, value: Value): Context {
  return contextOf(new Map([...Object.entries(target), [key, value]]));
}

/** Puts a value at the end of a path of keys, making the contexts on the way. */
function putDeep(target: Value, keys: readonly Value[], value: Value): Value {
  const [key, ...rest] = keys;
  if (typeof key !== 'string' || (target !== null && !isContext(target))) return null;
  const inner =
    rest.length === 0 ? value : putDeep(target === null ? null : (own(target, key) ?? null), rest, value);
  return inner === null && rest.length > 0 ? null : put(target ?? {}, key, inner);
}

function contextPut(target: Context, key: Value, value: Value, call: Call): Value {
  const keys = isList(key) ? key : [key];
  const result = keys.length === 0 ? null : putDeep(target, keys, value);
  return result ?? refuse(call, 'feel-argument', { function: call.name, parameter: 'key', kind: 'string' });
}

function merge(contexts: readonly Value[], call: Call): Value {
  const merged = new Map<string, Value>();
  for (const one of contexts) {
    if (!isContext(one))
      return refuse(call, 'feel-argument', { function: call.name, parameter: 'contexts', kind: 'context' });
    for (const [name, value] of Object.entries(one)) merged.set(name, value);
  }
  return contextOf(merged);
}

function getValue(source: Context, key: Value, call: Call): Value {
  let value: Value = source;
  for (const name of isList(key) ? key : [key]) {
    const found: Value | undefined =
      typeof name === 'string' && isContext(value) ? own(value, name) : undefined;
    if (found === undefined) return refuse(call, 'feel-missing', { name: String(name), kind: 'context' });
    value = found;
  }
  return value;
}

const value = any;

export const contextBuiltins: readonly Builtin[] = [
  builtin(
    'context',
    signature({ entries: list }, ({ entries }, call) => contextFrom(entries, call)),
  ),
  builtin(
    'get value',
    signature({ m: context, key: any }, ({ m, key }, call) => getValue(m, key, call)),
    signature({ context, key: any }, ({ context: m, key }, call) => getValue(m, key, call)),
  ),
  builtin(
    'get entries',
    signature({ m: context }, ({ m }) => Object.entries(m).map(([key, entry]) => ({ key, value: entry }))),
  ),
  builtin(
    'context put',
    signature({ context, key: any, value }, ({ context: m, key, value: entry }, call) =>
      contextPut(m, key, entry, call),
    ),
    signature({ context, keys: any, value }, ({ context: m, keys, value: entry }, call) =>
      contextPut(m, keys, entry, call),
    ),
  ),
  builtin(
    'context merge',
    signature({ contexts: list }, ({ contexts }, call) => merge(contexts, call)),
  ),
];

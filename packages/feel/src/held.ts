import { compileExpression } from './expression.ts';
import type { HostFunction } from './compiler.ts';
import type { JsonObject } from './value.ts';
import { say } from './words.ts';

/** The answer of a condition that data hold as a text, or why there is none, in Chinese. */
export type Held = { readonly holds: boolean } | { readonly fault: string };

interface Reading {
  /** All that the text may name. */
  readonly sees: readonly string[];
  readonly functions: Readonly<Record<string, HostFunction>>;
}

/** Works a held condition out; it sees of the context only what it is said to see. */
export function heldAnswer(text: unknown, context: JsonObject, reading: Reading): Held {
  const compiled = read(text, reading);
  if ('fault' in compiled) return compiled;
  const seen = Object.fromEntries(
    reading.sees.map((name) => [name, Object.hasOwn(context, name) ? (context[name] ?? null) : null]),
  );
  const { value, warnings } = compiled.evaluate(seen);
  if (typeof value === 'boolean') return { holds: value };
  // What was not delivered makes a condition unknown; whatever else is warned of then follows from it.
  if (value === null && warnings.some(({ code }) => code === 'feel-missing')) return { holds: false };
  const [warning] = value === null ? warnings : [];
  return { fault: warning ? say(warning, 'zh') : '结果不是“是”或“否”' };
}

/** What is wrong with the text of a condition before there are any data; `undefined`: nothing. */
export function heldFault(text: unknown, reading: Reading): string | undefined {
  const compiled = read(text, reading);
  return 'fault' in compiled ? compiled.fault : undefined;
}

function read(text: unknown, { sees, functions }: Reading) {
  if (typeof text !== 'string' || text.trim() === '') return { fault: '没有写条件' };
  const compiled = compileExpression(text, { names: sees, functions });
  if (compiled.ok) return compiled;
  const [problem] = compiled.problems;
  return { fault: problem ? say(problem, 'zh') : '这里写得不完整' };
}

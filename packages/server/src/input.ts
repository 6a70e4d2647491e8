import { isReserved, type Json, type JsonObject } from '@fiveones/definition';
import { z } from 'zod';

export { Id } from '@fiveones/definition';

/** Deepest nesting of what a browser may send. */
const deepest = 32;

export const Key = z.string().min(8).max(64);
export const TaskId = z
  .string()
  .min(3)
  .max(160)
  .refine((task) => !isReserved(task.split('/').at(-1) ?? ''));
/** A token, an incident, a notice or a proposal within an instance; a batch, a move of cases, a leave. */
export const TokenId = z
  .string()
  .min(1)
  .max(64)
  .refine((token) => !isReserved(token));
export const PersonId = z.string().min(1).max(100);
export const InstanceId = z.string().min(3).max(140);
export const ShortText = z.string().max(200);
export const Reason = z.string().max(2_000);
export const RegionCode = z.string().regex(/^\d{2,12}$/);

/** Form values: JSON objects, not too deep, without keys that mean something to the language. */
export const FormData = z.custom<JsonObject>(
  (value) => isPlain(value, deepest) && typeof value === 'object' && value !== null && !Array.isArray(value),
  '内容不合要求',
);
/** Any JSON, not too deep. */
export const AnyJson = z.custom<Json>((value) => isPlain(value, 64), '内容不合要求');
export const Opinion = z.object({
  result: z.enum(['agree', 'disagree', 'return']),
  reason: Reason.optional(),
});

/** A ballot: a choice, or the candidates chosen. */
export const BallotInput = z.object({
  choice: z.enum(['approve', 'reject', 'abstain', 'absent']).optional(),
  for: z.array(z.string().max(100)).max(200).optional(),
});

function isPlain(value: unknown, depth: number): boolean {
  if (depth < 0) return false;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.length <= 10_000 && value.every((item) => isPlain(item, depth - 1));
  if (typeof value !== 'object') return false;
  return Object.entries(value).every(
    ([key, item]) => !isReserved(key) && key.length <= 200 && isPlain(item, depth - 1),
  );
}

/** Half a character, or the character that ends a text in a database. */
const unkeepable = /\p{Cs}|\0/u;

/** Whether a store can keep every text in a value, its keys too; a value may be nested as deep as it likes. */
export function isKeepable(value: unknown): boolean {
  const rest = [value];
  while (rest.length > 0) {
    const at = rest.pop();
    if (typeof at === 'string' && unkeepable.test(at)) return false;
    if (typeof at !== 'object' || at === null) continue;
    for (const [key, inner] of Object.entries(at)) rest.push(key, inner);
  }
  return true;
}

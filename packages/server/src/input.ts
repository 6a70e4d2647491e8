import type { Json, JsonObject } from '@fiveones/definition';
import { z } from 'zod';

/** Deepest nesting of what a browser may send. */
const deepest = 32;

export const Key = z.string().min(8).max(64);
export const TaskId = z.string().min(3).max(160);
/** A token, a notice or a proposal within an instance. */
export const TokenId = z.string().min(1).max(64);
export const PersonId = z.string().min(1).max(100);
export const InstanceId = z.string().min(3).max(140);
export const ShortText = z.string().max(200);
export const Reason = z.string().max(2_000);
export const PackageId = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
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
    ([key, item]) => key !== '__proto__' && key.length <= 200 && isPlain(item, depth - 1),
  );
}

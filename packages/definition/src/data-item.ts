import { z } from 'zod';
import { Name } from './basics.ts';

/**
 * A place in the data of a case that no form asks for: worked out, told by a message, answered by another system. Its
 * name is what people read wherever the place is used.
 */
export const DataItem = z.looseObject({
  id: z
    .string()
    .max(200)
    .regex(/^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*$/)
    .describe('在办件数据里的位置，如 economy.perCapitaMonthly'),
  name: Name,
  type: z.enum(['text', 'number', 'boolean', 'date', 'list']).optional().describe('哪一种值'),
  unit: z.string().max(40).optional(),
  choices: z
    .array(z.looseObject({ value: z.union([z.string(), z.number(), z.boolean()]), name: Name }))
    .optional()
    .describe('存的值各叫什么'),
});
export type DataItem = z.infer<typeof DataItem>;

/** `data.json`: the names of what charts and rules write. */
export const DataItems = z.looseObject({ $schema: z.string().optional(), items: z.array(DataItem) });

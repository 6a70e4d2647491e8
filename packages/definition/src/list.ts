import { z } from 'zod';
import { Feel, Id, Name } from './basics.ts';

/** What a list decides: whose own duty it is, what may be asked of a place, what may not. */
export const listGates = ['duty', 'access', 'negative'] as const;

/** A column of a list. `words`: a list of texts, e.g. what a request is searched for. */
export const ListColumn = z.looseObject({
  id: Id,
  label: Name,
  type: z.enum(['text', 'number', 'boolean', 'words']).default('text'),
  /** What the stored values are called. */
  choices: z
    .array(z.looseObject({ value: z.union([z.string(), z.number(), z.boolean()]), name: Name }))
    .optional()
    .describe('存的值各叫什么'),
  /** Numbers that only programs go by: the handbook leaves them out. */
  code: z.boolean().optional().describe('只给程序用的编号'),
  note: z.string().optional(),
});

export type ListColumn = z.infer<typeof ListColumn>;

/** What a column calls a stored value, where it has a name. */
export const choiceName = ({ choices }: Pick<ListColumn, 'choices'>, cell: unknown): string | undefined =>
  choices?.find(({ value }) => value === cell)?.name;

/** A process, or one step of it, in a package that may or may not be installed. */
export const StepName = z.looseObject({ package: Id, process: Id.optional(), node: Id.optional() });
export type StepName = z.infer<typeof StepName>;

/** A row of a list. Its cells stand under the ids of the columns. */
export const ListRow = z.looseObject({
  id: Id,
  /** No longer in force; kept because cases refer to it. */
  active: z.boolean().default(true),
  /** The last day it is in force. */
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  /** Access list: the processes whose steps in a village this row lets in. */
  covers: z.array(StepName).optional(),
});
export type ListRow = z.infer<typeof ListRow>;

/**
 * A list (清单): rows that people read, that rules read as `list.<id>`, and that gates ask when something is published
 * or asked of a village.
 */
export const List = z.looseObject({
  $schema: z.string().optional(),
  id: Id,
  name: Name,
  note: z.string().optional(),
  basis: z.array(z.string()).optional(),
  gate: z.enum(listGates).optional(),
  /** What a year wants done: each row is followed quarter by quarter (年度重点工作清单). */
  yearly: z.boolean().optional(),
  /** The process by which offices ask villages for something, so that requests can be counted. */
  requests: z
    .looseObject({
      process: Id,
      /** Who asks, and for what: FEEL over the data of the case. */
      by: Feel,
      what: Feel,
      /** Ends that let it in. */
      letIn: z.array(z.string()).default([]),
    })
    .optional(),
  columns: z.array(ListColumn),
  rows: z.array(ListRow).max(2_000),
});
export type List = z.infer<typeof List>;

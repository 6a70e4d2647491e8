import { z } from 'zod';
import { Id, Name, Tier } from './basics.ts';

/** A value of a parameter: for a region (code, or `*` for everywhere) from a day on. */
export const ParameterValue = z.looseObject({
  region: z.string(),
  from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  value: z.unknown(),
  source: z.string().optional().describe('出处'),
});

/** What varies from place to place and year to year: never a bare number in a rule. */
export const Parameter = z.looseObject({
  id: Id,
  name: Name,
  type: z.enum(['number', 'integer', 'boolean', 'text', 'choice', 'list', 'object']),
  unit: z.string().optional(),
  choices: z.array(z.looseObject({ value: z.unknown(), name: Name })).optional(),
  /** What keys and codes in the value are called, at any depth. */
  parts: z
    .array(z.looseObject({ id: z.string().min(1).max(64), name: Name }))
    .optional()
    .describe('各部分叫什么'),
  basis: z.array(z.string()).optional(),
  /** The lowest level that may set it. */
  level: Tier.optional(),
  /** Legal floor and ceiling. */
  floor: z.number().optional(),
  ceiling: z.number().optional(),
  /** No law sets a ceiling: said, so that a ceiling is not merely forgotten. */
  openAbove: z.boolean().optional().describe('上不封顶'),
  /** The nation sets no value; the place must. */
  local: z.boolean().optional(),
  /** A `*` of the source report. */
  starred: z.boolean().optional(),
  unverified: z.boolean().optional().describe('未核实'),
  note: z.string().optional(),
  group: z.string().optional(),
  values: z.array(ParameterValue),
});
export type Parameter = z.infer<typeof Parameter>;
/** Parameters that the handbook reads, whatever else a package has. */
export const handbookParameters = ['lawRecheckMonths'] as const;

/** The file `parameters.json`. */
export const Parameters = z.looseObject({ $schema: z.string().optional(), parameters: z.array(Parameter) });

import { z } from 'zod';
import { Name, Tier } from './basics.ts';

/** What each letter of a row means: who does it, who helps, who answers for it, who is told. */
export const dutyNames = { R: '主办', S: '协办', A: '监督问责', I: '知情' } as const;
/** R 主办 · S 协办 · A 监督问责 · I 知情. */
export const Duty = z.enum(['R', 'S', 'A', 'I']);

/** A row of the responsibility list: who does a step, by when, on what basis. It assigns the work. */
export const Responsibility = z.looseObject({
  id: z.string().regex(/^R-\d{3,4}[a-z]?$/),
  matter: Name,
  /** `process/node`, or `process/*`. */
  step: z.string(),
  tier: Tier,
  /** Kind of unit, e.g. `townCivilAffairs`. */
  unit: z.string(),
  unitName: z.string(),
  /** Post key, e.g. `townClerk`; absent: the unit as a whole is named, nobody gets tasks. */
  post: z.string().optional(),
  postName: z.string().optional(),
  kind: Duty,
  duty: z.string(),
  limit: z.string().optional(),
  basis: z.array(z.string()).min(1),
  evidence: z.array(z.string()).default([]),
  escalateTo: z.string().optional(),
  disabled: z.boolean().optional(),
});
export type Responsibility = z.infer<typeof Responsibility>;
/** The file `responsibilities.json`. */
export const Responsibilities = z.looseObject({
  $schema: z.string().optional(),
  rows: z.array(Responsibility),
});

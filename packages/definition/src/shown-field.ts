import { z } from 'zod';
import { Name } from './basics.ts';

/** Key of the form and of the field: `request.dept`. */
export const FieldPath = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){1,7}$/)
  .max(200);

/** A field of a case that is shown elsewhere, as whoever looks may see it in the case. */
export const ShownField = z.looseObject({ label: Name, field: FieldPath });
export type ShownField = z.infer<typeof ShownField>;

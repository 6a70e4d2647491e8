import { isPattern } from '@fiveones/feel';
import type { Check } from '../finding.ts';
import { everySchema } from '../fields.ts';

/** The pattern of a field can be read, and matches in linear time. */
export const formPatternBroken: Check = {
  code: 'form-pattern-broken',
  severity: 'error',
  check({ pkg }, report) {
    for (const { file, path, schema, name } of everySchema(pkg))
      if (schema.pattern !== undefined && !isPattern(schema.pattern))
        report({ file, path: [...path, 'pattern'] }, { name, pattern: schema.pattern });
  },
};

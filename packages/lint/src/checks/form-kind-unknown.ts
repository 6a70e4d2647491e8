import { isFieldKind } from '@fiveones/definition';
import type { Check } from '../finding.ts';
import { everySchema } from '../fields.ts';

/** A field is of a kind that there is: of another nobody knows how it is filled in, checked or printed. */
export const formKindUnknown: Check = {
  code: 'form-kind-unknown',
  severity: 'error',
  check({ pkg }, report) {
    for (const { file, path, schema, name } of everySchema(pkg)) {
      const { 'x-kind': kind } = schema;
      if (kind !== undefined && !isFieldKind(kind))
        report({ file, path: [...path, 'x-kind'] }, { name, kind });
    }
  },
};

import { fitsType, isFieldKind, typeId, type FieldSchema, type Package } from '@fiveones/definition';
import type { Check } from '../finding.ts';
import { everySchema } from '../fields.ts';

/** A kind keeps its value in the JSON type of its field: else the field is drawn and checked as another one. */
export const formKindType: Check = {
  code: 'form-kind-type',
  severity: 'error',
  check({ pkg }, report) {
    for (const { file, path, schema, name } of everySchema(pkg)) {
      const { 'x-kind': kind } = schema;
      const type = typeOf(pkg, schema);
      if (kind !== undefined && type !== undefined && isFieldKind(kind) && !fitsType(kind, type))
        report({ file, path: [...path, 'x-kind'] }, { name, kind, type });
    }
  },
};

/** The JSON type that a field says, or the shared type that it refers to. */
function typeOf({ types }: Package, { type, $ref: ref }: FieldSchema): string | undefined {
  const shared = ref === undefined ? undefined : typeId(ref);
  return type ?? (shared === undefined ? undefined : types[shared]?.schema.type);
}

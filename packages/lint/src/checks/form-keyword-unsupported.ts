import { unsupportedKeywords, type FieldSchema } from '@fiveones/definition';
import type { Check } from '../finding.ts';
import { everySchema } from '../fields.ts';

/** Forms keep to the part of JSON Schema that browsers check too: what only a server checks, nobody could hand in. */
export const formKeywordUnsupported: Check = {
  code: 'form-keyword-unsupported',
  severity: 'error',
  check({ pkg }, report) {
    for (const { file, path, schema, name } of everySchema(pkg)) {
      const keywords = unsupportedKeywords.filter((keyword) => schema[keyword] !== undefined);
      for (const keyword of offersChoices(schema) ? keywords : [...keywords, 'oneOf'])
        report({ file, path: [...path, keyword] }, { name, keyword });
    }
  },
};

/** Of `oneOf` forms take choices only: values with their titles. */
function offersChoices({ oneOf, enum: listed, type, items }: FieldSchema): boolean {
  if (oneOf === undefined) return true;
  const values = oneOf.every((branch) => 'const' in branch) ? oneOf.map((branch) => branch.const) : listed;
  const scalars = values?.some((value) => ['string', 'number', 'boolean'].includes(typeof value)) ?? false;
  return (
    scalars ||
    (type === 'array' &&
      items !== undefined &&
      (items.oneOf ?? items.enum) !== undefined &&
      offersChoices(items))
  );
}

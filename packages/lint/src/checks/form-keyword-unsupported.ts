import { unsupportedKeywords } from '@fiveones/definition';
import type { Check } from '../finding.ts';
import { everySchema } from '../fields.ts';

/** Forms keep to the part of JSON Schema that browsers check too: what only a server checks, nobody could hand in. */
export const formKeywordUnsupported: Check = {
  code: 'form-keyword-unsupported',
  severity: 'error',
  check({ pkg }, report) {
    for (const { file, path, schema, name } of everySchema(pkg))
      for (const keyword of unsupportedKeywords)
        if (schema[keyword] !== undefined) report({ file, path: [...path, keyword] }, { name, keyword });
  },
};

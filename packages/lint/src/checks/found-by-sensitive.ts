import { namesPerson } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import { compiled } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** Other cases are told no name of a person and nothing that is masked in the case itself, unless it is masked there too. */
export const foundBySensitive: Check = {
  code: 'found-by-sensitive',
  severity: 'error',
  check({ charts, fields }, report) {
    for (const { file, process } of charts)
      for (const by of process.foundBy ?? [])
        for (const { id, name, value } of by.tells ?? []) {
          const bare = compiled({ source: value.replace(/mask\w+\([^()]*\)/g, '""'), tests: false, file });
          const sensitive = (bare.ok ? bare.names : [])
            .flatMap((path) => fields.get(path) ?? [])
            .find(({ schema }) => schema['x-sensitivity'] !== undefined || namesPerson(schema));
          if (sensitive)
            report(inFile(file, 'foundBy', { id: by.id }, 'tells', { id }, 'value'), {
              name: process.name,
              item: name,
              field: sensitive.schema.title ?? sensitive.path,
            });
        }
  },
};

import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Across counties only cases about a matter tell of themselves, never those about a person. */
export const foundByBeyondPerson: Check = {
  code: 'found-by-beyond-person',
  severity: 'error',
  check({ charts }, report) {
    for (const { file, process } of charts) {
      if (process.subject?.names === 'matter') continue;
      for (const by of process.foundBy ?? [])
        for (const { id, name } of by.tells?.filter(({ beyond }) => beyond) ?? [])
          report(inFile(file, 'foundBy', { id: by.id }, 'tells', { id }, 'beyond'), {
            name: process.name,
            item: name,
          });
    }
  },
};

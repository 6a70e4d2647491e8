import { inFile } from '../chart.ts';
import { withoutTexts } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** What a case is found by does not change by itself from day to day: it is written down when the case changes. */
export const foundByMoves: Check = {
  code: 'found-by-moves',
  severity: 'error',
  check({ charts }, report) {
    for (const { file, process } of charts)
      for (const { id, name, value, day = '' } of process.foundBy ?? [])
        for (const [key, source] of Object.entries({ value, day }))
          if (/(?<![\w.])(today|now)(?!\w)/.test(withoutTexts(source)))
            report(inFile(file, 'foundBy', { id }, key), { name, process: process.name });
  },
};

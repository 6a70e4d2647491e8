import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';
import { parametersMergedIn } from '../merges.ts';

/** A paragraph of the handbook merges only parameters that are there. */
export const handbookUnknownParameter: Check = {
  code: 'handbook-unknown-parameter',
  severity: 'error',
  check({ pkg, parameters }, report) {
    for (const [file, text] of Object.entries(pkg.others))
      for (const parameter of file.startsWith('handbook/') ? parametersMergedIn(text) : [])
        if (!parameters.has(parameter)) report(inFile(file), { file, parameter });
  },
};

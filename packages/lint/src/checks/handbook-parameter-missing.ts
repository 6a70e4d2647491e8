import { handbookParameters } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** What rests on laws says after how long somebody must look up whether they still stand. */
export const handbookParameterMissing: Check = {
  code: 'handbook-parameter-missing',
  severity: 'hint',
  check({ pkg }, report) {
    if ((pkg.template.basis ?? []).length === 0) return;
    const known = new Set(pkg.parameters.map(({ id }) => id));
    for (const parameter of handbookParameters)
      if (!known.has(parameter)) report(inFile('parameters.json', 'parameters'), { parameter });
  },
};

import { handbookParameters } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import { parametersIn } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** Something reads every parameter: an expression, the handbook, the responsibility list, or a file of a kind that is only kept. */
export const unusedParameter: Check = {
  code: 'unused-parameter',
  severity: 'hint',
  check({ pkg, expressions }, report) {
    const used = new Set<string>([
      ...handbookParameters,
      ...expressions.flatMap(({ source }) => parametersIn(source)),
    ]);
    const texts = [...pkg.responsibilities.flatMap(({ basis }) => basis), ...Object.values(pkg.others)].join(
      '\n',
    );
    for (const { id, name } of pkg.parameters)
      if (!used.has(id) && !texts.includes(id))
        report(inFile('parameters.json', 'parameters', { id }), { name });
  },
};

import { parametersIn } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** A parameter that an expression reads is in the package. */
export const parameterUnknown: Check = {
  code: 'parameter-unknown',
  severity: 'error',
  check({ expressions, parameters }, report) {
    for (const { source, spot, owner } of expressions.filter(({ elsewhere }) => !elsewhere))
      for (const parameter of new Set(parametersIn(source)))
        if (!parameters.has(parameter)) report(spot, { name: owner, parameter });
  },
};

import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** The value of a parameter lies within the floor and the ceiling that the law sets. */
export const parameterOutOfBounds: Check = {
  code: 'parameter-out-of-bounds',
  severity: 'error',
  check({ pkg }, report) {
    for (const { id, name, floor = -Infinity, ceiling = Infinity, values } of pkg.parameters)
      for (const [index, { value }] of values.entries()) {
        const bound =
          typeof value !== 'number'
            ? undefined
            : value < floor
              ? floor
              : value > ceiling
                ? ceiling
                : undefined;
        if (bound !== undefined)
          report(inFile('parameters.json', 'parameters', { id }, 'values', index, 'value'), {
            name,
            value: Number(value),
            bound,
          });
      }
  },
};

import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';
import type { Parameter } from '@fiveones/definition';

/** The value of a parameter is of the parameter's type, and one of its choices where it has some. */
export const parameterType: Check = {
  code: 'parameter-type',
  severity: 'error',
  check({ pkg }, report) {
    for (const parameter of pkg.parameters)
      for (const [index, { value }] of parameter.values.entries()) {
        const chosen =
          parameter.choices === undefined || parameter.choices.some((choice) => choice.value === value);
        if (!isOfType[parameter.type](value) || !chosen)
          report(inFile('parameters.json', 'parameters', { id: parameter.id }, 'values', index, 'value'), {
            name: parameter.name,
            value: JSON.stringify(value) ?? '',
          });
      }
  },
};

const isOfType: Readonly<Record<Parameter['type'], (value: unknown) => boolean>> = {
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  text: (value) => typeof value === 'string',
  choice: (value) => value !== undefined,
  list: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

import type { Parameter } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A figure that a report leaves out says what it is counted in, on what basis, who may set it, and within which bounds. */
export const parameterIncomplete: Check = {
  code: 'parameter-incomplete',
  severity: 'hint',
  check({ pkg }, report) {
    for (const parameter of pkg.parameters)
      for (const what of parameter.starred === true ? missingIn(parameter) : [])
        report(inFile('parameters.json', 'parameters', { id: parameter.id }), {
          name: parameter.name,
          what,
        });
  },
};

function missingIn({ type, unit, basis, level, floor, ceiling, openAbove, local }: Parameter) {
  const counts = type === 'number' || type === 'integer';
  return [
    ...(basis === undefined || basis.length === 0 ? ['依据'] : []),
    ...(level === undefined ? ['谁定'] : []),
    ...(local === true ? [] : ['本地']),
    ...(counts && (unit === undefined || unit === '') ? ['单位'] : []),
    ...(counts && floor === undefined ? ['下限'] : []),
    ...(counts && ceiling === undefined && openAbove !== true ? ['上限'] : []),
  ];
}

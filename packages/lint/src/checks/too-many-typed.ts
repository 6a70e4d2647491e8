import { type Package, parameterValues } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** No more figures are filled in by people than the table allows. */
export const tooManyTyped: Check = {
  code: 'too-many-typed',
  severity: 'error',
  check({ pkg }, report) {
    for (const table of Object.values(pkg.tables)) {
      const typed = table.indicators.filter(({ level, part }) => level === 'typed' && !part).length;
      const most = mostOf(table.mostTyped, pkg);
      if (most !== undefined && typed > most)
        report(inFile(`tables/${table.id}.json`, 'mostTyped'), { name: table.name, typed, most });
    }
  },
};

/** The number that is written, or the newest value for everywhere of the parameter that is named. */
function mostOf(amount: number | string | undefined, pkg: Package): number | undefined {
  if (typeof amount !== 'string') return amount;
  const value = parameterValues(pkg, { region: '', at: '9999-12-31' })[amount.replace(/^=param\./, '')];
  return typeof value === 'number' ? value : undefined;
}

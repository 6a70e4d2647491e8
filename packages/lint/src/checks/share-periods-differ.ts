import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** What is divided and what it is divided by are counted over the same time; else a share can pass the whole. */
export const sharePeriodsDiffer: Check = {
  code: 'share-periods-differ',
  severity: 'error',
  check({ pkg }, report) {
    for (const table of Object.values(pkg.tables)) {
      const indicators = new Map(table.indicators.map((one) => [one.id, one]));
      for (const { id, name, source } of table.indicators) {
        const [of, whole] = [source.share?.of, source.share?.in].map((one) => indicators.get(one ?? ''));
        if (of && whole && of.period !== whole.period)
          report(inFile(`tables/${table.id}.json`, 'indicators', { id }, 'source'), {
            name,
            of: of.name,
            whole: whole.name,
          });
      }
    }
  },
};

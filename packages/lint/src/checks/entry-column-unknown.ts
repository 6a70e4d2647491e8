import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** What a step writes into a ledger's own columns, the ledger has a column for. */
export const entryColumnUnknown: Check = {
  code: 'entry-column-unknown',
  severity: 'error',
  check({ pkg }, report) {
    const filled = Object.values(pkg.ledgers).flatMap((ledger) =>
      ledger.entryTypes.flatMap((type) =>
        type.from.flatMap(({ cells = {} }, index) =>
          Object.keys(cells).map((column) => ({ ledger, type, index, column })),
        ),
      ),
    );
    for (const { ledger, type, index, column } of filled)
      if (!ledger.columns?.some(({ id }) => id === column))
        report(
          inFile(`ledgers/${ledger.id}.json`, 'entryTypes', { id: type.id }, 'from', index, 'cells', column),
          { name: type.name, column },
        );
  },
};

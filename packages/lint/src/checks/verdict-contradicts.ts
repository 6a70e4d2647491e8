import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Rows of a table with the same result do not count as both granted and refused. */
export const verdictContradicts: Check = {
  code: 'verdict-contradicts',
  severity: 'hint',
  check({ pkg }, report) {
    for (const { id: decision, name, rules } of Object.values(pkg.decisions)) {
      const known = new Map<string, { readonly row: string; readonly verdict: string }>();
      for (const { id, then, verdict } of rules) {
        if (verdict === undefined) continue;
        const result = JSON.stringify(then);
        const other = known.get(result);
        if (other !== undefined && other.verdict !== verdict)
          report(inFile(`decisions/${decision}.json`, 'rules', { id }, 'verdict'), {
            name,
            row: id,
            other: other.row,
          });
        else known.set(result, { row: id, verdict });
      }
    }
  },
};

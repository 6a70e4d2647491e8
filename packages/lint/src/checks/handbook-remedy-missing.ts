import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Where something can be refused, the handbook says what can be done about it. */
export const handbookRemedyMissing: Check = {
  code: 'handbook-remedy-missing',
  severity: 'hint',
  check({ pkg }, report) {
    if ((pkg.others['handbook/remedy.md'] ?? '').trim() !== '') return;
    for (const { id, name, rules } of Object.values(pkg.decisions)) {
      const refusing = rules.find(({ verdict }) => verdict === 'refused');
      if (refusing !== undefined) {
        report(inFile(`decisions/${id}.json`, 'rules', { id: refusing.id }, 'verdict'), { name });
        return;
      }
    }
  },
};

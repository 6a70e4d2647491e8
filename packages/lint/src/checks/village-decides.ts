import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A village assists; accepting, reviewing, confirming, paying and punishing are acts of an authority. */
export const villageDecides: Check = {
  code: 'village-decides',
  severity: 'error',
  check({ pkg, rows }, report) {
    const acts = new Set(['accept', 'review', 'confirm', 'pay', 'punish']);
    for (const row of rows.values()) {
      const [process = '', step = ''] = row.step.split('/');
      const node = pkg.processes[process]?.nodes.find(({ id }) => id === step);
      if (row.kind === 'R' && row.tier === 'village' && acts.has(String(node?.stepClass)))
        report(inFile('responsibilities.json', 'rows', { id: row.id }, 'tier'), {
          name: node?.name ?? row.matter,
          row: row.id,
        });
    }
  },
};

import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A notice for a while waits for objections: it says where they go. */
export const noticeUnanswered: Check = {
  code: 'notice-unanswered',
  severity: 'hint',
  check({ pkg }, report) {
    for (const { id, name, objection, lasting } of Object.values(pkg.publicNotices))
      if (lasting !== true && (objection?.message ?? objection?.step ?? objection?.none) === undefined)
        report(inFile(`public-notices/${id}.json`, 'objection'), { name });
  },
};

import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** That a notice was posted is proved by photographs, not by a word alone. */
export const noticeWithoutPhotos: Check = {
  code: 'notice-without-photos',
  severity: 'hint',
  check({ pkg }, report) {
    for (const { id, name, proof } of Object.values(pkg.publicNotices))
      if (proof && proof.photos === undefined) report(inFile(`public-notices/${id}.json`, 'proof'), { name });
  },
};

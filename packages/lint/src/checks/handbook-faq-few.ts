import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Questions that a chapter answers at least, each a heading. */
const least = 5;

/** Questions and answers of a chapter, where there are some, are enough of them. */
export const handbookFaqFew: Check = {
  code: 'handbook-faq-few',
  severity: 'hint',
  check({ pkg }, report) {
    const file = 'handbook/faq.md';
    const text = pkg.others[file];
    const count = text?.match(/^#{1,6} /gm)?.length ?? 0;
    if (text !== undefined && count < least) report(inFile(file), { count, least });
  },
};

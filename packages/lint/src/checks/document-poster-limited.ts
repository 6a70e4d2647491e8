import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** What hangs out for everybody is for nobody in particular: rights on it would only keep clerks from printing it. */
export const documentPosterLimited: Check = {
  code: 'document-poster-limited',
  severity: 'error',
  check({ pkg }, report) {
    const posted = new Set(Object.values(pkg.publicNotices).map(({ document }) => document));
    for (const { id, name, style, rights } of Object.values(pkg.documents))
      if (rights !== undefined && (style === 'poster' || posted.has(id)))
        report(inFile(`documents/${id}.json`, 'rights'), { name });
  },
};

import { noticeFaults, type NoticeFaultCode } from '@fiveones/definition';
import { inFile } from './chart.ts';
import type { Check } from './finding.ts';

/** A check for one of the things that keep a notice from everybody at run time; here they are told before. */
export const told = (code: Check['code'], fault: NoticeFaultCode): Check => ({
  code,
  severity: 'error',
  check({ pkg }, report) {
    for (const notice of Object.values(pkg.publicNotices))
      for (const found of noticeFaults(notice, pkg.documents))
        if (found.code === fault)
          report(
            inFile(
              `public-notices/${notice.id}.json`,
              ...(found.at === undefined ? [] : (['fields', found.at] as const)),
            ),
            found.params,
          );
  },
});

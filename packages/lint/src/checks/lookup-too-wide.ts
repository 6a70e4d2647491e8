import { nearerArea } from '@fiveones/definition';
import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';
import { areaWords, lookedAmong } from '../lookups.ts';

/** A lookup goes no further than the cases that it looks for let themselves be found. */
export const lookupTooWide: Check = {
  code: 'lookup-too-wide',
  severity: 'error',
  check(context, report) {
    for (const { chart, node, process, by } of lookedAmong(context)) {
      const [area, within] = [node.lookup?.area ?? 'county', by?.within ?? 'county'];
      if (process && by && nearerArea(area, within) !== area)
        report(atNode(chart, node, 'lookup', 'area'), {
          name: node.name,
          area: areaWords[area],
          by: by.name,
          process: process.name,
          within: areaWords[within],
        });
    }
  },
};

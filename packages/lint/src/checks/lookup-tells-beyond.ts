import { beyondCounty, mayTell } from '@fiveones/definition';
import { atNode } from '../chart.ts';
import type { Check } from '../finding.ts';
import { lookedAmong } from '../lookups.ts';

/** Across counties only whether and how many is answered, and what is told there of matters. */
export const lookupTellsBeyond: Check = {
  code: 'lookup-tells-beyond',
  severity: 'error',
  check(context, report) {
    for (const { chart, node, of, process } of lookedAmong(context)) {
      const { tell = [], area = 'county' } = node.lookup ?? {};
      if (process && beyondCounty(area) && mayTell(process, of.by, tell, area).length < tell.length)
        report(atNode(chart, node, 'lookup', 'tell'), { name: node.name });
    }
  },
};

import type { Trigger } from '@fiveones/definition';
import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A notice stands as long as the chart waits, when the chart waits from its posting on. */
export const noticePeriodDiffers: Check = {
  code: 'notice-period-differs',
  severity: 'hint',
  check({ pkg, charts }, report) {
    for (const { id, name, process, days, proof } of Object.values(pkg.publicNotices)) {
      const chart = charts.find((one) => one.process.id === process);
      for (const node of chart?.process.nodes ?? []) {
        const timer = 'trigger' in node ? (node.trigger as Trigger | undefined)?.timer : undefined;
        if (!timer || !proof || !days || timer.start?.includes(proof.at) !== true) continue;
        if (String(timer.value) !== String(days.value) || timer.unit !== days.unit)
          report(inFile(`public-notices/${id}.json`, 'days'), { name, step: node.name });
      }
    }
  },
};

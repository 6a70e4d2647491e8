import type { Check } from '../finding.ts';
import { inFile } from '../chart.ts';

/** A message for many cases at once is sent by whoever registers it by hand, so somebody must. */
export const messageManyUnregistered: Check = {
  code: 'message-many-unregistered',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const { id, name, many, responsibility } of chart.process.messages)
        if (many === true && responsibility === undefined)
          report(inFile(chart.file, 'messages', { id }, 'many'), { name });
  },
};

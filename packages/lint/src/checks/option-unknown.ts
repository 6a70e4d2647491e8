import { atFlow, nameOf } from '../chart.ts';
import { comparisonsIn } from '../feel-source.ts';
import { optionsOf } from '../fields.ts';
import type { Check } from '../finding.ts';

/** A condition compares a field with values that the field offers. */
export const optionUnknown: Check = {
  code: 'option-unknown',
  severity: 'hint',
  check({ charts, fields }, report) {
    for (const chart of charts)
      for (const flow of chart.process.flows)
        for (const { path, value } of comparisonsIn(flow.condition ?? '')) {
          const field = fields.get(path);
          const options = field && optionsOf(field.schema);
          if (options && !options.some((option) => option.value === value))
            report(atFlow(chart, flow, 'condition'), {
              name: nameOf(chart, flow.from),
              field: field.schema.title ?? path,
              value,
            });
        }
  },
};

import { inFile, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Some step, start or message uses every form. */
export const unusedForm: Check = {
  code: 'unused-form',
  severity: 'hint',
  check({ pkg, charts }, report) {
    const used = new Set(
      charts.flatMap((chart) => [
        ...[...nodesOf(chart, 'userTask'), ...nodesOf(chart, 'startEvent')].flatMap(({ forms }) =>
          (forms ?? []).map(({ form }) => form),
        ),
        ...chart.process.messages.map(({ form }) => form),
      ]),
    );
    for (const { id, name } of Object.values(pkg.forms))
      if (!used.has(id)) report(inFile(`forms/${id}.json`), { name });
  },
};

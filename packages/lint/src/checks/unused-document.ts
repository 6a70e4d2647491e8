import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Some step issues every document. */
export const unusedDocument: Check = {
  code: 'unused-document',
  severity: 'hint',
  check({ pkg, charts }, report) {
    const used = new Set(
      charts.flatMap(({ process }) =>
        process.nodes.flatMap((node) =>
          node.kind === 'serviceTask' || node.kind === 'sendTask' ? (node.issue ?? []) : [],
        ),
      ),
    );
    for (const { id, name } of Object.values(pkg.documents))
      if (!used.has(id)) report(inFile(`documents/${id}.json`), { name });
  },
};

import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** The process, the steps and the message that a notice names are there, and some step issues its document. */
export const noticeBroken: Check = {
  code: 'notice-broken',
  severity: 'error',
  check({ pkg, charts }, report) {
    for (const { id, name, process, document, proof, objection } of Object.values(pkg.publicNotices)) {
      const file = `public-notices/${id}.json`;
      const chart = charts.find((one) => one.process.id === process);
      if (!chart) {
        report(inFile(file, 'process'), { name, what: process });
        continue;
      }
      const issues = chart.process.nodes.some(
        (node) =>
          (node.kind === 'serviceTask' || node.kind === 'sendTask') &&
          node.issue?.includes(document) === true,
      );
      if (!issues && Object.hasOwn(pkg.documents, document))
        report(inFile(file, 'document'), { name, what: document });
      if (proof && !chart.nodes.has(proof.step))
        report(inFile(file, 'proof', 'step'), { name, what: proof.step });
      if (objection?.step !== undefined && !chart.nodes.has(objection.step))
        report(inFile(file, 'objection', 'step'), { name, what: objection.step });
      const { message } = objection ?? {};
      if (message !== undefined && !chart.process.messages.some((one) => one.id === message))
        report(inFile(file, 'objection', 'message'), { name, what: message });
    }
  },
};

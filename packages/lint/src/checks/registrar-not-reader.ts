import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Whoever registers messages by hand can come to read the case: else a successor who took no part cannot open it. */
export const registrarNotReader: Check = {
  code: 'registrar-not-reader',
  severity: 'hint',
  check({ pkg, charts }, report) {
    const rows = new Map(pkg.responsibilities.map((row) => [row.id, row]));
    for (const { file, process } of charts) {
      if (!process.readers) continue;
      const { tiers, posts = [], withReason = [] } = process.readers;
      for (const { id, name, responsibility } of process.messages) {
        const row = responsibility === undefined ? undefined : rows.get(responsibility);
        const held = row !== undefined && (tiers === undefined || tiers.includes(row.tier));
        if (held && row.post !== undefined && !posts.includes(row.post) && !withReason.includes(row.post))
          report(inFile(file, 'messages', { id }, 'responsibility'), {
            name: process.name,
            message: name,
            post: row.postName ?? row.post,
          });
      }
    }
  },
};

import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Somebody sits in every post that receives work. Told only where the organisation is known. */
export const postEmpty: Check = {
  code: 'post-empty',
  severity: 'hint',
  check({ rows, options }, report) {
    const held = options.organisation && new Set(options.organisation.posts);
    if (!held) return;
    for (const { id, matter, kind, post, postName } of rows.values())
      if (kind === 'R' && post !== undefined && !held.has(post))
        report(inFile('responsibilities.json', 'rows', { id }, 'post'), {
          name: matter,
          post: postName ?? post,
        });
  },
};

import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** Whoever reads cases that not everybody reads sits in a post of the package. */
export const readerUnknown: Check = {
  code: 'reader-unknown',
  severity: 'error',
  check({ pkg, charts }, report) {
    const posts = new Set(pkg.template.posts.map(({ id }) => id));
    for (const { file, process } of charts)
      for (const key of ['posts', 'withReason'] as const)
        for (const [index, post] of (process.readers?.[key] ?? []).entries())
          if (!posts.has(post)) report(inFile(file, 'readers', key, index), { name: process.name, post });
  },
};

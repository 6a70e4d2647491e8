import { inFile } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A post is named among the readers only where it would not read the cases anyhow: of a tier that is held to it, and once. */
export const readerNotHeld: Check = {
  code: 'reader-not-held',
  severity: 'error',
  check({ pkg, charts }, report) {
    const posts = new Map(pkg.template.posts.map((post) => [post.id, post]));
    for (const { file, process } of charts) {
      const { tiers, posts: free = [], withReason = [] } = process.readers ?? {};
      for (const [key, named] of Object.entries({ posts: free, withReason }))
        for (const [index, id] of named.entries()) {
          const post = posts.get(id);
          const held = post === undefined || tiers === undefined || tiers.some((tier) => tier === post.tier);
          if (!held || (key === 'withReason' && free.includes(id)))
            report(inFile(file, 'readers', key, index), { name: process.name, post: post?.name ?? id });
        }
    }
  },
};

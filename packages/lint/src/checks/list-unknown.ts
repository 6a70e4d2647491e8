import { listsIn } from '../feel-source.ts';
import type { Check } from '../finding.ts';

/** A list that an expression reads is in the package. */
export const listUnknown: Check = {
  code: 'list-unknown',
  severity: 'error',
  check({ pkg, expressions }, report) {
    for (const { source, spot, owner } of expressions.filter(({ elsewhere }) => !elsewhere))
      for (const list of new Set(listsIn(source))) if (!pkg.lists[list]) report(spot, { name: owner, list });
  },
};

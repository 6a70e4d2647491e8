import { atNode, linkedTo, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A link that is thrown leads to exactly one place beside it, without a line; and what is linked to is led to. */
export const linkBroken: Check = {
  code: 'link-broken',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts) {
      const throwers = nodesOf(chart, 'intermediateThrowEvent').filter(
        ({ throws }) => throws?.link !== undefined,
      );
      for (const node of throwers)
        if (linkedTo(chart, node).length !== 1 || chart.out.has(node.id))
          report(atNode(chart, node, 'throws', 'link'), { name: node.name, link: node.throws?.link ?? '' });
      for (const node of nodesOf(chart, 'intermediateCatchEvent')) {
        const { link } = node.trigger;
        if (link === undefined) continue;
        if (chart.into.has(node.id) || !throwers.some((thrower) => linkedTo(chart, thrower).includes(node)))
          report(atNode(chart, node, 'trigger', 'link'), { name: node.name, link });
      }
    }
  },
};

import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** A vote has a list of those who vote, each of them once. */
export const voteWithoutList: Check = {
  code: 'vote-without-list',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of nodesOf(chart, 'userTask'))
        if (node.vote && !node.multi) report(atNode(chart, node, 'multi'), { name: node.name });
  },
};

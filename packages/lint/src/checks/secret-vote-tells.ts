import type { NodeOf } from '@fiveones/definition';
import { atNode, nodesOf } from '../chart.ts';
import type { Check } from '../finding.ts';

/** At a secret vote nothing is filled in, signed, collected or weighed by which a ballot could be told. */
export const secretVoteTells: Check = {
  code: 'secret-vote-tells',
  severity: 'error',
  check({ charts }, report) {
    for (const chart of charts)
      for (const node of nodesOf(chart, 'userTask'))
        if (node.vote?.secret && tells(node))
          report(atNode(chart, node, 'vote', 'secret'), { name: node.name });
  },
};

const tells = ({ forms, opinion, multi, set, vote }: NodeOf<'userTask'>): boolean =>
  (forms ?? []).some(({ mode }) => mode === 'edit') ||
  opinion !== undefined ||
  multi?.collect !== undefined ||
  (set ?? []).length > 0 ||
  vote?.weight !== undefined;

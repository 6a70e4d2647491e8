import { atNode, type Chart } from '../chart.ts';
import { multiOf } from '../data-names.ts';
import type { Check } from '../finding.ts';

/** A form that reads the member it is filled in for is filled in where a list is worked through under that name. */
export const formWithoutMember: Check = {
  code: 'form-without-member',
  severity: 'error',
  check({ pkg, charts }, report) {
    for (const chart of charts)
      for (const node of chart.process.nodes)
        for (const [index, { form: id, mode }] of (node.kind === 'userTask'
          ? (node.forms ?? [])
          : []
        ).entries()) {
          const { member, name: form = id } = pkg.forms[id] ?? {};
          if (member !== undefined && mode !== 'read' && !membersAt(chart, node.id).includes(member))
            report(atNode(chart, node, 'forms', index, 'form'), { name: node.name, form, member });
        }
  },
};

/** What the members are called of the lists that are worked through at a node and around it. */
function membersAt(chart: Chart, id: string): readonly string[] {
  const node = chart.nodes.get(id);
  if (!node) return [];
  const multi = multiOf(node);
  return [...(multi ? [multi.as] : []), ...(node.parent === undefined ? [] : membersAt(chart, node.parent))];
}

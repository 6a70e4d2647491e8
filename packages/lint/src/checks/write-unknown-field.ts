import type { Node, PathStep } from '@fiveones/definition';
import { atNode, type Chart } from '../chart.ts';
import { assignments } from '../data-names.ts';
import type { Check, Spot } from '../finding.ts';

/** What a step writes into the data of a form is a field of the form; else nobody sees it there. */
export const writeUnknownField: Check = {
  code: 'write-unknown-field',
  severity: 'hint',
  check({ pkg, charts, fields }, report) {
    // A form whose types are broken has no fields here; that is told elsewhere.
    const readable = new Set([...fields.keys()].map((path) => path.split('.')[0]));
    const forms = new Map(
      Object.values(pkg.forms).flatMap(({ key, name }) => (readable.has(key) ? [[key, name]] : [])),
    );
    for (const chart of charts)
      for (const node of chart.process.nodes)
        for (const { into, spot } of writesOf(chart, node)) {
          const form = forms.get(into.split('.')[0] ?? '');
          if (form !== undefined && into.includes('.') && !fields.has(into))
            report(spot, { name: node.name, form, field: into });
        }
  },
};

interface Write {
  readonly into: string;
  readonly spot: Spot;
}

function writesOf(chart: Chart, node: Node): readonly Write[] {
  const at = (into: string | undefined, ...path: readonly PathStep[]): readonly Write[] =>
    into === undefined ? [] : [{ into, spot: atNode(chart, node, ...path) }];
  const set = assignments(node['set']).flatMap(({ into }, index) => at(into, 'set', index));
  if (node.kind === 'userTask')
    return [
      ...set,
      ...at(node.opinion?.into, 'opinion', 'into'),
      ...at(node.multi?.collect?.into, 'multi', 'collect', 'into'),
    ];
  if (node.kind === 'businessRuleTask')
    return node.calculate.flatMap(({ into }, index) => at(into, 'calculate', index));
  return set;
}

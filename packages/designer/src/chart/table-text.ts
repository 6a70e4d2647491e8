import { listOf, objectOf, textOf, type Chart, type Step } from '@fiveones/chart';
import type { Pack } from '../pack.ts';
import { words } from '../words.ts';

/** The names of a step's forms. */
export const formNames = (step: Step, pack: Pack): string =>
  listOf(step.json['forms'])
    .map(
      (use) =>
        pack.forms.find((form) => form.id === objectOf(use)['form'])?.name ?? textOf(objectOf(use)['form']),
    )
    .join('、');

/** Where it goes on, by the numbers of the rows. */
export const nextText = (chart: Chart, id: string, numbers: ReadonlyMap<string, string>): string => {
  const outs = chart.flows.filter((flow) => flow.from === id);
  if (outs.length === 0) return words.table.end;
  return outs
    .map((flow) => {
      const target = chart.steps.find((step) => step.id === flow.to);
      const name = target === undefined ? '' : target.name || words.kind[target.kind];
      const label = flow.name || (flow.isDefault ? words.next.otherwise : '');
      return outs.length === 1 && label === ''
        ? `${numbers.get(flow.to) ?? ''} ${name}`
        : `${label === '' ? name : label} → ${numbers.get(flow.to) ?? name}`;
    })
    .join('　');
};

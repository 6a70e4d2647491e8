import type { Chart, Step } from './chart.ts';
import { order } from './order.ts';

/** The longest way through a chart, as far as its steps have a length; ways back are gone once, steps side by side count once. */
export const longestWay = (chart: Chart, lengthOf: (step: Step) => number, parent?: string): number => {
  const steps = chart.steps.filter((step) => step.parent === parent && step.attachedTo === undefined);
  const { ids, before } = order(chart, steps);
  const known = new Map(steps.map((step) => [step.id, step]));
  const upTo = new Map<string, number>();
  for (const id of ids) {
    const step = known.get(id);
    if (step === undefined) continue;
    const within = chart.steps.some((one) => one.parent === id) ? longestWay(chart, lengthOf, id) : 0;
    const sooner = Math.max(0, ...(before.get(id) ?? []).map((one) => upTo.get(one) ?? 0));
    upTo.set(id, sooner + Math.max(within, lengthOf(step)));
  }
  return Math.max(0, ...upTo.values());
};

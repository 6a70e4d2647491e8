import type { Chart, Step } from './chart.ts';
import { readingOrder } from './order.ts';
import { kindShapes } from './shapes.ts';

/** A row of the step table: a step, its address, and how deep it stands. */
export interface StepRow {
  readonly step: Step;
  /** `3`, `3.1` for a branch or a step inside, `2a` for a step that returns. */
  readonly number: string;
  readonly depth: number;
}

/** The steps of a chart in the order of the work, each with its address. */
export const stepRows = (chart: Chart): readonly StepRow[] => rowsOf(chart, undefined, '', 0);

const rowsOf = (
  chart: Chart,
  parent: string | undefined,
  prefix: string,
  depth: number,
): readonly StepRow[] => {
  const steps = chart.steps.filter((step) => step.parent === parent && step.attachedTo === undefined);
  const sorted = readingOrder(chart, steps);
  const numbers = new Map<string, { readonly number: string; readonly depth: number }>();
  const counts = new Map<string, number>();
  let next = 1;
  const under = (id: string): number => {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count;
  };
  const own = (id: string): { readonly number: string; readonly depth: number } => {
    const [from, ...more] = sorted.before.get(id) ?? [];
    const above = from === undefined || more.length > 0 ? undefined : numbers.get(from);
    const head = chart.steps.find((step) => step.id === from);
    if (from !== undefined && above !== undefined && above.depth === depth && head !== undefined) {
      const branches = chart.flows.filter((flow) => flow.from === from).length;
      if (sorted.returns.has(id))
        return { number: `${above.number}${String.fromCharCode(96 + under(from))}`, depth: depth + 1 };
      if (kindShapes[head.kind] === 'gateway' && branches > 1)
        return { number: `${above.number}.${under(from)}`, depth: depth + 1 };
    }
    return { number: `${prefix}${next++}`, depth };
  };
  for (const id of sorted.ids) numbers.set(id, own(id));
  const rows = sorted.ids.flatMap((id) => {
    const step = steps.find((one) => one.id === id);
    const at = numbers.get(id);
    return step === undefined || at === undefined ? [] : [{ step, ...at }];
  });
  return placed(rows).flatMap((row) => [
    row,
    ...chart.steps
      .filter((step) => step.attachedTo === row.step.id)
      .map((step, index) => ({ step, number: `${row.number}-${index + 1}`, depth: row.depth + 1 })),
    ...rowsOf(chart, row.step.id, `${row.number}.`, row.depth + 1),
  ]);
};

/** Branches stand right below the step they belong to, whatever comes between them in the order of the work. */
const placed = (rows: readonly StepRow[]): readonly StepRow[] => {
  const sorted = [...rows];
  const key = (row: StepRow): readonly (number | string)[] =>
    row.number.split(/(?<=\d)(?=[a-z])|\./).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return sorted.sort((a, b) => compare(key(a), key(b)));
};

const compare = (a: readonly (number | string)[], b: readonly (number | string)[]): number => {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [x, y] = [a[at], b[at]];
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    return typeof x === 'string' ? -1 : 1;
  }
  return 0;
};

import { type Chart, type FlowView, type Step, reachOf, readingOrder } from '@fiveones/chart';

/** One thing in a column: a step, branches side by side, or a pointer to a step that stands elsewhere. */
export type ColumnItem =
  | { readonly kind: 'step'; readonly step: Step; readonly inside: readonly ColumnItem[] }
  | {
      readonly kind: 'split';
      readonly from: Step;
      readonly parallel: boolean;
      readonly branches: readonly Branch[];
    }
  | { readonly kind: 'jump'; readonly to: Step; readonly flow: FlowView };

/** One branch: the way that begins it and what stands in it; empty when it goes straight on. */
interface Branch {
  readonly flow: FlowView;
  readonly items: readonly ColumnItem[];
}

/** A chart as columns, one for each start: steps below one another, branches side by side. Every step stands exactly once. */
export const columnPlan = (chart: Chart): readonly (readonly ColumnItem[])[] =>
  planOf(chart, undefined, new Set());

const planOf = (
  chart: Chart,
  parent: string | undefined,
  done: Set<string>,
): readonly (readonly ColumnItem[])[] => {
  const steps = chart.steps.filter(
    (step) => step.parent === parent && (step.attachedTo === undefined || step.kind === 'boundaryEvent'),
  );
  const level = new Map(steps.map((step) => [step.id, step]));
  const sorted = readingOrder(
    chart,
    steps.filter((step) => step.attachedTo === undefined),
  );
  const flows = chart.flows.filter((flow) => level.has(flow.from) && level.has(flow.to));
  const out = new Map(steps.map((step) => [step.id, flows.filter((flow) => flow.from === step.id)]));
  const forward = new Map(
    [...out].map(([id, ways]) => [id, ways.filter((way) => !sorted.backward.has(way.id))]),
  );
  const reach = reachOf(forward);
  const rank = new Map(sorted.ids.map((id, index) => [id, index]));
  const walk = (from: string, stops: ReadonlySet<string>): readonly ColumnItem[] => {
    const items: ColumnItem[] = [];
    for (let at: string | undefined = from; at !== undefined;) {
      const step = level.get(at);
      if (step === undefined || stops.has(at) || done.has(at)) return items;
      done.add(at);
      items.push({ kind: 'step', step, inside: planOf(chart, step.id, done).flat() });
      const ways = out.get(at) ?? [];
      if (ways.length === 0) return items;
      const next: { readonly items: readonly ColumnItem[]; readonly on: string | undefined } =
        ways.length === 1 ? single(ways, stops) : split(step, ways, stops);
      items.push(...next.items);
      at = next.on;
    }
    return items;
  };
  const jumpTo = (flow: FlowView): readonly ColumnItem[] => {
    const to = level.get(flow.to);
    return to === undefined ? [] : [{ kind: 'jump', to, flow }];
  };
  const single = (
    [way]: readonly FlowView[],
    stops: ReadonlySet<string>,
  ): { readonly items: readonly ColumnItem[]; readonly on: string | undefined } => {
    if (way === undefined) return { items: [], on: undefined };
    if (stops.has(way.to)) return { items: [], on: undefined };
    return done.has(way.to) ? { items: jumpTo(way), on: undefined } : { items: [], on: way.to };
  };
  const split = (
    step: Step,
    ways: readonly FlowView[],
    stops: ReadonlySet<string>,
  ): { readonly items: readonly ColumnItem[]; readonly on: string | undefined } => {
    const ahead = ways.filter((way) => !sorted.backward.has(way.id));
    const parallel = step.kind === 'parallelGateway';
    const main = ahead.reduce<FlowView | undefined>(
      (best, way) => (best === undefined || reach(way.to).size > reach(best.to).size ? way : best),
      undefined,
    );
    const shared = [...reach(main?.to ?? '')]
      .filter((id) => ahead.every((way) => reach(way.to).has(id)))
      .sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
    const on = shared[0] ?? (parallel ? undefined : main?.to);
    const inner = new Set([...stops, ...(on === undefined ? [] : [on])]);
    const branches = ways.map((way) => {
      const straight = way.to === on && !done.has(way.to);
      const gone = done.has(way.to) || stops.has(way.to);
      return { flow: way, items: straight ? [] : gone ? jumpTo(way) : closed(walk(way.to, inner), way) };
    });
    const further = on === undefined || done.has(on) || stops.has(on) ? undefined : on;
    return { items: [{ kind: 'split', from: step, parallel, branches }], on: further };
  };
  const closed = (items: readonly ColumnItem[], way: FlowView): readonly ColumnItem[] =>
    items.length === 0 ? jumpTo(way) : items;
  const columns = sorted.ids.flatMap((id) => {
    const entered = flows.some((flow) => flow.to === id && !sorted.backward.has(flow.id));
    return entered ? [] : [walk(id, new Set())];
  });
  const events = steps
    .filter((step) => step.attachedTo !== undefined)
    .map((step) => walk(step.id, new Set()));
  const left = sorted.ids.filter((id) => !done.has(id)).map((id) => walk(id, new Set()));
  return [...columns, ...events, ...left].filter((column) => column.length > 0);
};

import { useMemo, useRef } from 'react';
import {
  type Chart,
  kindShapes,
  layout,
  type Plan,
  readingOrder,
  drawWays,
  type Drawn,
} from '@fiveones/chart';
import { placing } from '../changes.ts';
import { useDesigner, usePack } from '../context.tsx';
import type { Entry, Files } from '../pack.ts';

/** The chart on the screen, and where everything in it stands. */
export interface Shown {
  readonly entry: Entry & { readonly chart: Chart };
  readonly chart: Chart;
  readonly plan: Plan;
  readonly drawn: Drawn;
}

/** The chart that is chosen, or the first. */
export const useChartEntry = (): (Entry & { readonly chart: Chart }) | undefined => {
  const pack = usePack();
  const chosen = useDesigner((state) => state.seen.chart);
  return pack.charts.find((one) => one.id === chosen) ?? mainChart(pack.charts);
};

/** The chart to open first: the one whose id says main, else the one with most steps. */
const mainChart = <T extends { readonly id: string; readonly chart: Chart }>(
  charts: readonly T[],
): T | undefined =>
  charts.find((one) => /main/.test(one.id)) ??
  [...charts].sort((a, b) => b.chart.steps.length - a.chart.steps.length)[0];

const geometry = (chart: Chart): string =>
  JSON.stringify([
    chart.lanes.map((lane) => lane.id),
    chart.steps.map((step) => [
      step.id,
      step.kind,
      step.lane,
      step.parent,
      step.attachedTo,
      // Small steps have their names beside them, where there is room.
      kindShapes[step.kind] === 'gateway' || kindShapes[step.kind] === 'end' ? step.name : '',
    ]),
    chart.flows.map((flow) => [flow.id, flow.from, flow.to, flow.name, flow.isDefault]),
  ]);

const placingKey = (files: Files, id: string): string => {
  const { positions, connectors } = placing(files, id);
  return JSON.stringify([positions, connectors === undefined ? null : [...connectors].sort()]);
};

/** The chosen chart laid out. Ways are drawn again only when something stands or leads elsewhere. */
export const useShown = (): Shown | undefined => {
  const entry = useChartEntry();
  const files = useDesigner((state) => state.files);
  const key = entry === undefined ? '' : `${entry.id}${geometry(entry.chart)}${placingKey(files, entry.id)}`;
  const last = useRef<{ readonly key: string; readonly plan: Plan; readonly drawn: Drawn }>(undefined);
  return useMemo(() => {
    if (entry === undefined) return undefined;
    if (last.current?.key !== key) {
      const { positions, connectors } = placing(files, entry.id);
      const plan = layout(entry.chart, positions);
      last.current = { key, plan, drawn: drawWays(entry.chart, plan, connectors) };
    }
    return { entry, chart: entry.chart, plan: last.current.plan, drawn: last.current.drawn };
  }, [entry, key, files]);
};

/** Steps in the order of the work: the order of Tab, of the step table and of the outline. Children follow their sub-process. */
export const workOrder = (chart: Chart): readonly string[] => {
  const level = (parent: string | undefined): readonly string[] => {
    const steps = chart.steps.filter((step) => step.parent === parent && step.attachedTo === undefined);
    return readingOrder(chart, steps).ids.flatMap((id) => [
      id,
      ...level(id),
      ...chart.steps.filter((step) => step.attachedTo === id).map((step) => step.id),
    ]);
  };
  return level(undefined);
};

/** The other tasks of a chart in the order of work, for a choice. */
export const otherTasks = (
  chart: Chart,
  than: string,
): readonly { readonly id: string; readonly name: string }[] =>
  workOrder(chart).flatMap((id) => {
    const step = chart.steps.find((one) => one.id === id);
    return step !== undefined && id !== than && (step.kind === 'userTask' || step.kind === 'manualTask')
      ? [{ id, name: step.name }]
      : [];
  });

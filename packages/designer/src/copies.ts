import { addResponsibility, fileOf, type JsonObject } from '@fiveones/definition';
import {
  addStep,
  built,
  drawAsConnectors,
  freshId,
  insertValue,
  placing,
  together,
  type Intent,
} from './changes.ts';
import { listOf, objectOf, textOf, type Chart, type Step } from '@fiveones/chart';
import { freshDutyId } from './duties.ts';
import type { Pack } from './pack.ts';

/** Steps taken along: with what sits on or in them, the ways between them and the rows that assign them. */
export interface Taken {
  readonly nodes: readonly JsonObject[];
  readonly flows: readonly JsonObject[];
  readonly rows: readonly JsonObject[];
  /** The ways among them that are drawn as connectors. */
  readonly connectors: ReadonlySet<string>;
}

/** Takes steps of a chart along, to be put down later, perhaps in another chart. */
export const take = (pack: Pack, chart: Chart, steps: readonly Step[]): Taken => {
  const ids = new Set(steps.map((step) => step.id));
  for (const step of chart.steps) if (step.parent !== undefined && ids.has(step.parent)) ids.add(step.id);
  for (const step of chart.steps)
    if (step.attachedTo !== undefined && ids.has(step.attachedTo)) ids.add(step.id);
  const nodes = chart.steps.filter((step) => ids.has(step.id)).map((step) => step.json);
  const { connectors = new Set<string>() } = placing(pack.files, chart.id);
  const own = new Set([...ids].map((id) => `${chart.id}/${id}`));
  return {
    nodes,
    flows: listOf(chart.json['flows'])
      .map(objectOf)
      .filter((flow) => ids.has(textOf(flow['from'])) && ids.has(textOf(flow['to']))),
    rows: pack.responsibilities.filter((row) => own.has(textOf(row['step']))),
    connectors,
  };
};

/** Puts taken steps into a chart under new ids. Locks stay behind: a copy is local. */
export const put = (
  pack: Pack,
  chart: Chart,
  taken: Taken,
): { readonly intent: Intent; readonly ids: readonly string[] } => {
  const names = newNames(chart, taken);
  const duties = newDuties(pack, taken);
  const nodes = taken.nodes.map((node) => renamed(chart, node, names, duties));
  const flowIds = listOf(chart.json['flows']).map((flow) => textOf(objectOf(flow)['id']));
  const drawn: string[] = [];
  const flows = taken.flows.map((flow) => {
    const id = freshId(flowIds, textOf(flow['id']).replace(/-\d+$/, ''));
    flowIds.push(id);
    if (taken.connectors.has(textOf(flow['id']))) drawn.push(id);
    return {
      ...flow,
      id,
      from: names.get(textOf(flow['from'])) ?? '',
      to: names.get(textOf(flow['to'])) ?? '',
    };
  });
  const rows = taken.rows.map((row) => ({
    ...row,
    id: duties.get(textOf(row['id'])) ?? '',
    step: `${chart.id}/${names.get(textOf(row['step']).split('/')[1] ?? '') ?? ''}`,
  }));
  return {
    intent: together(
      ...rows.map((row) => built((files) => addResponsibility(files, { row }))),
      ...nodes.map((node) => addStep(chart.id, node)),
      ...flows.map((flow) => insertValue(fileOf('process', chart.id), ['flows'], flow)),
      ...(drawn.length === 0 ? [] : [drawMore(chart, drawn)]),
    ),
    ids: nodes.filter((node) => node['attachedTo'] === undefined).map((node) => textOf(node['id'])),
  };
};

/** Draws these ways as connectors too. */
const drawMore =
  (chart: Chart, ways: readonly string[]): Intent =>
  (files) =>
    drawAsConnectors(chart.id, [...(placing(files, chart.id).connectors ?? []), ...ways])(files);

const newNames = (chart: Chart, taken: Taken): ReadonlyMap<string, string> => {
  const ids = chart.steps.map((step) => step.id);
  const names = new Map<string, string>();
  for (const node of taken.nodes) {
    const id = freshId(ids, textOf(node['id']).replace(/-\d+$/, ''));
    ids.push(id);
    names.set(textOf(node['id']), id);
  }
  return names;
};

const newDuties = (pack: Pack, taken: Taken): ReadonlyMap<string, string> => {
  const given: string[] = [];
  return new Map(
    taken.rows.map((row) => {
      const id = freshDutyId(pack, given);
      given.push(id);
      return [textOf(row['id']), id];
    }),
  );
};

const renamed = (
  chart: Chart,
  node: JsonObject,
  names: ReadonlyMap<string, string>,
  duties: ReadonlyMap<string, string>,
): JsonObject => {
  const { lock: _, parent, attachedTo, ...free } = node;
  const inside = names.get(textOf(parent)) ?? inChart(chart, parent);
  const host = names.get(textOf(attachedTo)) ?? inChart(chart, attachedTo);
  const duty = duties.get(textOf(node['responsibility']));
  const by = objectOf(node['responsibilityBy']);
  const byRows = Object.fromEntries(
    Object.entries(objectOf(by['rows'])).map(([value, row]) => [value, duties.get(textOf(row)) ?? row]),
  );
  const lane = chart.lanes.some(({ id }) => id === node['lane']) ? textOf(node['lane']) : chart.lanes[0]?.id;
  return {
    ...free,
    id: names.get(textOf(node['id'])) ?? '',
    ...(inside === undefined ? {} : { parent: inside }),
    ...(host === undefined ? {} : { attachedTo: host }),
    ...(inside === undefined && host === undefined && lane !== undefined ? { lane } : {}),
    ...(duty === undefined ? {} : { responsibility: duty }),
    ...(by['value'] === undefined ? {} : { responsibilityBy: { ...by, rows: byRows } }),
  };
};

const inChart = (chart: Chart, id: unknown): string | undefined =>
  chart.steps.find((step) => step.id === id)?.id;

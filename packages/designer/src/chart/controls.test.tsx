import { Process, nodeKinds, nodeSchemas, throwKinds, triggerKinds, Flow } from '@fiveones/definition';
import type { Json, JsonObject, NodeKind } from '@fiveones/definition';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { WorldProvider } from '../context.tsx';
import { layout, drawWays } from '@fiveones/chart';
import { memoryBackend } from '../memory-backend.ts';
import { readPack } from '../pack.ts';
import { inspectorTabOf } from '../findings.ts';
import { inspectorTabs, openDesigner, type DesignerStore, type InspectorTab } from '../store.ts';
import type { Part } from './inspector-part.ts';
import { WayEditor } from './inspector-next.tsx';
import { inspectors } from './inspector.tsx';
import { processTabs } from './process-inspector.tsx';
import type { Shown } from './use-chart.ts';

/** A schema, as far as its shape is read here. */
interface Shape {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly Json[];
}
const shapeOf = (schema: z.ZodType): Shape => {
  const shape = (schema as unknown as { readonly def: Shape }).def;
  return shape.innerType === undefined ? shape : shapeOf(shape.innerType);
};

/** Every property of a schema that holds a value, by its dotted path without list positions. */
const properties = (schema: z.ZodType, path = ''): readonly string[] => {
  const { type, shape, element } = shapeOf(schema);
  if (type === 'array' && element !== undefined) return properties(element, path);
  return type !== 'object' || shape === undefined
    ? [path]
    : Object.entries(shape).flatMap(([key, one]) => properties(one, path === '' ? key : `${path}.${key}`));
};

const chosen: Readonly<Record<string, Json>> = { every: 'year', field: 'signers', as: 'member' };

/** A value with every property that a schema knows. */
const full = (schema: z.ZodType, key = ''): Json => {
  const { type, shape, element, options = [], entries = {}, values = [] } = shapeOf(schema);
  const [option] = options;
  if (chosen[key] !== undefined) return chosen[key];
  if (type === 'array' && element !== undefined) return [full(element)];
  if (type === 'object')
    return Object.fromEntries(Object.entries(shape ?? {}).map(([name, one]) => [name, full(one, name)]));
  if (type === 'union' && option !== undefined) return full(option);
  const plain: Readonly<Record<string, Json>> = { number: 2, boolean: true, record: { amount: 'read' } };
  return plain[type] ?? Object.values(entries)[0] ?? values[0] ?? 'start';
};

const without = (json: JsonObject, ...keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(json).filter(([key]) => !keys.includes(key)));

/** A node with everything set, and as often as it takes to set what excludes each other. */
const variants = (kind: NodeKind): readonly JsonObject[] => {
  const all: JsonObject = { ...(full(nodeSchemas[kind]) as JsonObject), id: 'node', kind };
  const trigger = all['trigger'] as JsonObject | undefined;
  const throws = all['throws'] as JsonObject | undefined;
  const [calculate] = (all['calculate'] ?? []) as readonly JsonObject[];
  const places = [all, without(all, 'performer', 'parent', 'attachedTo')];
  return places.flatMap((place) => [
    place,
    ...(calculate === undefined
      ? []
      : [
          { ...place, calculate: [without(calculate, 'condition')] },
          { ...place, calculate: [without(calculate, 'condition', 'decision')] },
        ]),
    ...(trigger === undefined
      ? []
      : triggerKinds.map((one) => ({ ...place, trigger: { [one]: trigger[one] ?? '', at: 'due' } }))),
    ...(throws === undefined
      ? []
      : throwKinds.map((one) => ({
          ...place,
          throws: { ...without(throws, ...throwKinds), [one]: throws[one] ?? '' },
        }))),
  ]);
};

const chartOf = (node: JsonObject): JsonObject => ({
  ...(full(Process) as JsonObject),
  id: 'chart',
  lanes: [{ id: 'lane', name: '镇', tier: 'town', note: '' }],
  stages: [{ id: 'start', name: '一段' }],
  nodes: [
    { id: 'start', kind: 'startEvent', name: '开始', lane: 'lane' },
    { id: 'frame', kind: 'subProcess', name: '子流程', lane: 'lane' },
    node,
    { id: 'end', kind: 'endEvent', name: '办结', lane: 'lane' },
  ],
  flows: [
    { id: 'one', from: 'node', to: 'end', name: '一', condition: 'true' },
    { id: 'two', from: 'node', to: 'start', name: '二' },
  ],
});

let store: DesignerStore;
beforeAll(async () => {
  store = await openDesigner(
    memoryBackend(
      {
        'template.json': { id: 'x', name: '包', posts: [] },
        'responsibilities.json': { rows: [{ id: 'start', matter: '事', tier: 'town', post: 'p' }] },
        'forms/start.json': {
          id: 'start',
          key: 'start',
          name: '表',
          schema: { type: 'object', properties: { amount: { type: 'number', title: '金额' } } },
        },
        'forms/another.json': { id: 'another', key: 'another', name: '另一张表', schema: {} },
      },
      { region: '', regionName: '', posts: [] },
    ),
    'x',
    { read: () => [], write: () => undefined },
  );
});

/** The properties for which something is drawn. */
const controls = (draw: (shown: Shown) => ReactNode, node: JsonObject): readonly string[] => {
  const files = { ...store.getState().files, 'processes/chart.json': chartOf(node) };
  const [entry] = readPack(files).charts;
  if (entry === undefined) throw new Error('no chart');
  const plan = layout(entry.chart, {});
  const shown = { entry, chart: entry.chart, plan, drawn: drawWays(entry.chart, plan) };
  const world = {
    store,
    backend: memoryBackend(files, store.getState().organisation),
    check: () => [],
    editable: true,
    phone: false,
  };
  const html = renderToStaticMarkup(<WorldProvider value={world}>{draw(shown)}</WorldProvider>);
  return [...html.matchAll(/data-field="([^"]+)"/g)].map(([, field = '']) => field);
};

/** Why a property has no control of its own. */
const stated: Readonly<Record<string, string>> = {
  id: 'never changes once it is used',
  kind: 'is what the palette was asked for',
  name: 'is the title of the panel',
  'trigger.compensate': 'is chosen as the kind of trigger',
  'reject.reasons.code': 'is given to a reason when it is written',
};
const misplaced: Readonly<Partial<Record<NodeKind, readonly string[]>>> = {
  startEvent: ['trigger.link', 'trigger.compensate'],
  intermediateCatchEvent: [
    'trigger.cycle',
    'trigger.error',
    'trigger.escalation',
    'trigger.clock',
    'trigger.at',
  ],
  boundaryEvent: ['trigger.cycle', 'trigger.link'],
  intermediateThrowEvent: ['throws.error'],
  endEvent: ['throws.link'],
};

describe('what the format carries can be set in the panels, and findings lead there', () => {
  test.each(nodeKinds)('%s', (kind) => {
    const drawnOn = (tab: InspectorTab): readonly string[] =>
      variants(kind).flatMap((node) =>
        controls((shown) => {
          const step = shown.chart.steps.find(({ id }) => id === 'node');
          const parts: readonly Part[] = inspectors[kind][tab];
          return step && parts.map((One, index) => <One key={index} step={step} shown={shown} />);
        }, node),
      );
    const tabs = new Map(inspectorTabs.flatMap((tab) => drawnOn(tab).map((field) => [field, tab])));
    const wrongHere = misplaced[kind] ?? [];
    const missing = properties(nodeSchemas[kind]).filter(
      (path) =>
        !tabs.has(path) &&
        stated[path] === undefined &&
        !wrongHere.some((wrong) => path === wrong || path.startsWith(`${wrong}.`)),
    );
    expect(missing).toEqual([]);
    const led = properties(nodeSchemas[kind]).filter((path) => tabs.has(path));
    expect(led.filter((path) => inspectorTabOf(path) !== tabs.get(path))).toEqual([]);
  });

  test('a way', () => {
    const drawn = controls(
      ({ chart, ...shown }) => {
        const [way] = chart.flows;
        return way === undefined ? null : <WayEditor way={way} shown={{ chart, ...shown }} plain={false} />;
      },
      { id: 'node', kind: 'exclusiveGateway', name: '看情况', lane: 'lane' },
    );
    const drawnOnCanvas = ['id', 'from'];
    expect(
      properties(Flow).filter((path) => !drawn.includes(`flows.${path}`) && !drawnOnCanvas.includes(path)),
    ).toEqual([]);
  });

  test('the process', () => {
    const drawn = Object.values(processTabs).flatMap((Tab) =>
      controls((shown) => <Tab shown={shown} />, {
        id: 'node',
        kind: 'userTask',
        name: '一步',
        lane: 'lane',
      }),
    );
    const missing = properties(Process).filter(
      (path) => !drawn.includes(path) && !/^(\$schema|nodes|flows)|(^|\.)id$/.test(path),
    );
    expect(missing).toEqual([]);
  });
});

import {
  jsonText,
  nodeKinds,
  parsePackage,
  throwKinds,
  triggerKinds,
  type JsonObject,
} from '@fiveones/definition';
import { expect, test } from 'vitest';
import { everyKind } from './every-kind.example.ts';
import { foreign } from './foreign.example.ts';
import { lossWords, readBpmn, writeBpmn, type ChartRead, type Loss } from './index.ts';

const objects = (value: unknown): readonly JsonObject[] => value as readonly JsonObject[];

async function read(xml: string): Promise<{ readonly chart: ChartRead; readonly losses: readonly Loss[] }> {
  const answer = await readBpmn(xml);
  const chart = answer.ok ? answer.charts[0] : undefined;
  if (!answer.ok || !chart) throw new Error(JSON.stringify(answer));
  return { chart, losses: answer.losses };
}

const step = ({ process }: ChartRead, id: string): JsonObject | undefined =>
  objects(process['nodes']).find((one) => one['id'] === id);
const flow = ({ process }: ChartRead, id: string): JsonObject | undefined =>
  objects(process['flows']).find((one) => one['id'] === id);

test('a chart with every kind of step and event comes back to the letter, with its positions', async () => {
  const nodes = objects(everyKind['nodes']);
  const said = (key: string): readonly string[] => [
    ...new Set(nodes.flatMap((node) => Object.keys((node[key] ?? {}) as JsonObject))),
  ];
  expect(nodeKinds.filter((kind) => !nodes.some((node) => node['kind'] === kind))).toEqual([]);
  expect(triggerKinds.filter((kind) => !said('trigger').includes(kind))).toEqual([]);
  expect(throwKinds.filter((kind) => !said('throws').includes(kind))).toEqual([]);
  const layout = { process: 'every', nodes: { ask: { x: 300, y: 40 } } };
  const { chart, losses } = await read((await writeBpmn(everyKind, layout)).xml);
  expect(losses).toEqual([]);
  expect(jsonText(chart.process)).toBe(jsonText(everyKind));
  expect(chart.layout).toEqual(layout);
});

test('other tools find alternatives at exclusive gateways, with the condition and the way that is taken else', async () => {
  const { xml, losses } = await writeBpmn(everyKind);
  expect(xml).toContain('expressionLanguage="https://www.omg.org/spec/DMN/20191111/FEEL/"');
  expect(xml).toMatch(/<bpmn:exclusiveGateway id="ask-ways" default="f4">/);
  expect(xml).toMatch(/<bpmn:sequenceFlow id="f3" name="好" sourceRef="ask-ways" targetRef="by-hand">/);
  expect(xml).toMatch(/<bpmn:conditionExpression [^>]*>application\.ok = true</);
  expect(losses.find(({ code }) => code === 'ways-gateway')?.at).toEqual(['ask', 'in-task']);
});

test('the picture shows every step and every way, and a way begins and ends on the edge of its steps', async () => {
  const { xml } = await writeBpmn(everyKind);
  const shapes = new Map(
    [
      ...xml.matchAll(
        /bpmnElement="([^"]+)"[^>]*>\s*<dc:Bounds x="(-?\d+)" y="(-?\d+)" width="(\d+)" height="(\d+)"/g,
      ),
    ].map(([, id = '', ...numbers]) => [id, numbers.map(Number)] as const),
  );
  for (const node of objects(everyKind['nodes'])) expect([...shapes.keys()]).toContain(node['id']);
  const ends = new Map(
    [
      ...xml.matchAll(
        /<bpmn:(?:sequenceFlow|association) id="([^"]+)"[^>]*sourceRef="([^"]+)" targetRef="([^"]+)"/g,
      ),
    ].map(([, id = '', from = '', to = '']) => [id, { from, to }] as const),
  );
  const edges = [
    ...xml.matchAll(/<bpmndi:BPMNEdge [^>]*bpmnElement="([^"]+)">([\s\S]*?)<\/bpmndi:BPMNEdge>/g),
  ];
  expect(edges).toHaveLength(ends.size);
  const onEdge = (id: string, point: readonly number[]): boolean => {
    const [x = 0, y = 0, width = 0, height = 0] = shapes.get(id) ?? [];
    const [px = 0, py = 0] = point;
    const inside = px >= x - 1 && px <= x + width + 1 && py >= y - 1 && py <= y + height + 1;
    const deep = px > x + 1 && px < x + width - 1 && py > y + 1 && py < y + height - 1;
    return inside && !deep;
  };
  const loose = edges.flatMap(([, id = '', body = '']) => {
    const points = [...body.matchAll(/x="(-?\d+)" y="(-?\d+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
    const { from = '', to = '' } = ends.get(id) ?? {};
    return onEdge(from, points[0] ?? []) && onEdge(to, points.at(-1) ?? []) ? [] : [id];
  });
  expect(loose).toEqual([]);
});

test('what another tool has changed holds, and what it does not know of stays', async () => {
  const { xml } = await writeBpmn(everyKind);
  const changed = xml
    .replace('name="送去"', 'name="送上门"')
    .replace('P5D', 'P7D')
    .replace('>sum &gt; param.limit<', '>sum &gt;= param.limit<')
    .replace('sourceRef="by-hand" targetRef="look"', 'sourceRef="by-hand" targetRef="end"');
  const { chart } = await read(changed);
  expect(step(chart, 'by-hand')).toMatchObject({ name: '送上门', responsibility: 'R-001' });
  expect(step(chart, 'wait-days')?.['trigger']).toEqual({
    timer: { value: 7, unit: 'workday', from: 'sameDay' },
  });
  expect(flow(chart, 'f10')).toMatchObject({ condition: 'sum >= param.limit', name: '多' });
  expect(flow(chart, 'f5')).toMatchObject({ from: 'by-hand', to: 'end' });
});

test('the chart of another tool can be parsed, and means what it meant', async () => {
  const { chart } = await read(foreign);
  const { process } = chart;
  const parsed = parsePackage({
    'template.json': jsonText({
      id: 'leave',
      name: '请假',
      version: '0.1.0',
      publisher: '',
      posts: [],
      format: 1,
    }),
    [`processes/${String(process['id'])}.json`]: jsonText(process),
  });
  expect(parsed).toMatchObject({ ok: true });
  expect(process).toMatchObject({ id: 'n_leave', name: '请假审批' });
  expect(process['lanes']).toEqual([
    { id: 'l1', name: '乡镇（街道）', tier: 'town' },
    { id: 'l2', name: '人事科', tier: 'county' },
  ]);
  expect(step(chart, 'fill')).toEqual({
    id: 'fill',
    kind: 'userTask',
    name: '填写',
    lane: 'l1',
    note: '写清起止日期',
  });
  expect(step(chart, 'late')).toMatchObject({
    attachedTo: 'wait',
    interrupting: false,
    trigger: { timer: { value: 14, unit: 'day' } },
  });
  expect(step(chart, 'rule')).toMatchObject({ calculate: [{ into: 'rule', decision: 'quota' }] });
  expect(step(chart, 'inner')).toMatchObject({ parent: 'adhoc' });
  expect(step(chart, 'end')).toMatchObject({ terminate: true });
  expect(process['messages']).toEqual([{ id: 'Message_reply', name: '对方答复' }]);
  expect(flow(chart, 's3')).toMatchObject({ condition: 'days > 3 and kind = "sick"', name: '三天以上' });
  expect(flow(chart, 's4')).toMatchObject({ default: true });
  // Two ways that BPMN takes at once leave through a gateway here.
  expect(step(chart, 'check-split')).toMatchObject({ kind: 'parallelGateway', lane: 'l2' });
  expect(flow(chart, 's7')).toMatchObject({ from: 'check-split', to: 'sub-case' });
});

test('whatever of it could not be taken over is told, with the place', async () => {
  const { losses } = await read(foreign);
  const told = losses.map((one) => `${one.grade} ${one.code} ${one.at.join(' ')}`.trim());
  expect(told.sort()).toEqual(
    [
      'changed called-unknown sub-case',
      'changed condition-translated s3',
      'changed decision-to-draw rule',
      'changed ids-changed',
      'changed kind-replaced adhoc',
      'changed kind-replaced script',
      'changed lane-tier l1',
      'changed lane-tier l2',
      'changed split-gateway check',
      'lost condition-left-out s5',
      'lost element-left-out',
      'lost element-left-out',
      'lost element-left-out',
      'lost element-left-out',
      'lost flow-left-out s10',
      'lost foreign-left-out fill',
      'lost marker-left-out wait',
      'lost timer-left-out odd',
    ].sort(),
  );
  const words = losses.map((one) => lossWords(one)).join('\n');
  for (const said of [
    'camunda:assignee、camunda:formKey',
    '档案库',
    '外单位',
    '函件',
    '单子',
    '${bean.check(execution)}',
    'P1DT2H',
  ])
    expect(words).toContain(said);
});

test.each([
  ['<a>', 'no-bpmn'],
  ['', 'no-bpmn'],
  ['<!DOCTYPE x [<!ENTITY e "e">]><definitions/>', 'doctype'],
  ['<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', 'no-process'],
  [`<definitions>${' '.repeat(4_000_001)}</definitions>`, 'too-large'],
  [
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">${Array.from({ length: 2_001 }, (_, place) => `<task id="t${place}"/>`).join('')}</process></definitions>`,
    'too-many-steps',
  ],
])('a file that is no chart is refused with a reason: %#', async (xml, code) => {
  expect(await readBpmn(xml)).toEqual({ ok: false, unreadable: expect.objectContaining({ code }) });
});

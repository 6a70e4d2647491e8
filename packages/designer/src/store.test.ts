import { sameJson } from '@fiveones/definition';
import { expect, test, vi } from 'vitest';
import type { Edit } from './changes.ts';
import { nameData, removeFlow, removeSteps, setStep } from './changes.ts';
import { processOf } from '@fiveones/chart/sample';
import { addBranch, addPreset, copySteps, deleteSteps, moveSteps, shiftStep } from './chart/gestures.ts';
import { dataFields } from './form/fields.ts';
import { layout } from '@fiveones/chart';
import { memoryBackend, type MemoryBackend } from './memory-backend.ts';
import { readPack, type Files } from './pack.ts';
import { presets } from './presets.ts';
import { keepSaved, openDesigner, type DesignerStore, type Keeper } from './store.ts';

const files: Files = {
  'template.json': { id: 'sample', name: '样例', version: '1.0', publisher: '演示县', format: 1 },
  'processes/sample.json': processOf(
    'village: o/start\n town: accept survey confirm ./end\n start > accept > survey > confirm > end\n accept > confirm',
  ),
};
const organisation = { region: '990101', regionName: '演示县', posts: [] };
const drawer = (): Keeper & { readonly kept: Map<string, readonly Edit[]> } => {
  const kept = new Map<string, readonly Edit[]>();
  return { kept, read: (id) => kept.get(id) ?? [], write: (id, edits) => void kept.set(id, edits) };
};
const open = async (): Promise<{
  readonly store: DesignerStore;
  readonly backend: MemoryBackend;
  readonly keeper: ReturnType<typeof drawer>;
}> => {
  const backend = memoryBackend(files, organisation);
  const keeper = drawer();
  return { store: await openDesigner(backend, 'sample', keeper), backend, keeper };
};
const chartOf = (store: DesignerStore) => {
  const chart = readPack(store.getState().files).charts[0]?.chart;
  if (chart === undefined) throw new Error('no chart');
  return chart;
};
const ways = (store: DesignerStore): readonly string[] =>
  chartOf(store)
    .flows.map((flow) => `${flow.from}>${flow.to}`)
    .sort();
const flowOf = (store: DesignerStore, from: string, to: string): string =>
  chartOf(store).flows.find((flow) => flow.from === from && flow.to === to)?.id ?? '';
const preset = (id: string) => {
  const found = presets.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

test('a step added after another stands between it and the next', async () => {
  const { store } = await open();
  const chart = chartOf(store);
  const id = addPreset(store, chart, layout(chart), preset('audit'), { after: 'survey' });
  expect(ways(store)).toContain(`survey>${id ?? ''}`);
  expect(ways(store)).toContain(`${id ?? ''}>confirm`);
  expect(ways(store)).not.toContain('survey>confirm');
});

test('a step added where one way calls at a step before it joins the other goes into the straight way', async () => {
  const { store } = await open();
  const chart = chartOf(store);
  const id = addPreset(store, chart, layout(chart), preset('audit'), { after: 'accept' }) ?? '';
  expect(ways(store)).toEqual(expect.arrayContaining([`accept>${id}`, `${id}>confirm`, 'accept>survey']));
});

test('a third branch of a split goes on to where the others lead, and opens where a wait is set', async () => {
  const { store } = await open();
  const now = () => [chartOf(store), layout(chartOf(store))] as const;
  const split = addPreset(store, ...now(), preset('branch'), { after: 'survey' }) ?? '';
  expect(store.getState().seen.inspector).toBe('next');
  const gateway = chartOf(store).steps.find(({ id }) => id === split);
  if (gateway === undefined) throw new Error('no split');
  addBranch(store, ...now(), gateway);
  expect(store.getState().seen.inspector).toBe('who');
  const third = addPreset(store, ...now(), preset('wait'), { after: split }) ?? '';
  expect(ways(store)).toEqual(
    expect.arrayContaining([`${split}>confirm`, `${split}>${third}`, `${third}>end`]),
  );
  expect(store.getState().seen.inspector).toBe('what');
  const way = chartOf(store).flows.find(({ from, to }) => from === split && to === 'confirm');
  expect(way?.isDefault).toBe(true);
});

test('deleting a step joins what was before it to what comes after', async () => {
  const { store } = await open();
  deleteSteps(store, chartOf(store), ['confirm']);
  expect(ways(store)).toEqual(['accept>end', 'accept>survey', 'start>accept', 'survey>end']);
});

test('a step that the law demands cannot be deleted, and the answer says so', async () => {
  const { store } = await open();
  store.getState().change('lock', setStep('sample', 'survey', ['lock'], 'statutory'));
  deleteSteps(store, chartOf(store), ['survey']);
  expect(chartOf(store).steps.some((step) => step.id === 'survey')).toBe(true);
  expect(store.getState().seen.notice).not.toBe('');
});

test('whatever is done is undone in the same order, and can be done again', async () => {
  const { store } = await open();
  const start = store.getState().files;
  const plan = () => layout(chartOf(store));
  const step = (id: string) => {
    const found = chartOf(store).steps.find((one) => one.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  addPreset(store, chartOf(store), plan(), preset('notice'), { after: 'survey' });
  moveSteps(store, chartOf(store), plan(), { accept: { x: 400, y: 20 } });
  copySteps(store, chartOf(store), [step('survey')]);
  addBranch(store, chartOf(store), plan(), step('accept'));
  store.getState().change('remove', removeSteps('sample', ['survey']));
  const end = store.getState().files;
  const count = store.getState().past.length;
  for (let i = 0; i < count; i++) store.getState().undo();
  expect(sameJson(store.getState().files, start)).toBe(true);
  for (let i = 0; i < count; i++) store.getState().redo();
  expect(sameJson(store.getState().files, end)).toBe(true);
});

test('copies of a selection keep the ways between them and take new names', async () => {
  const { store } = await open();
  const chosen = chartOf(store).steps.filter(({ id }) => id === 'survey' || id === 'confirm');
  copySteps(store, chartOf(store), chosen);
  expect(ways(store)).toContain('survey-2>confirm-2');
  expect(ways(store)).not.toContain('survey>confirm-2');
  expect(store.getState().seen.selected).toEqual(['survey-2', 'confirm-2']);
  store.getState().undo();
  expect(sameJson(store.getState().files, files)).toBe(true);
});

test('a step is moved up in a plain line, and not across a branch', async () => {
  const { store } = await open();
  store.getState().change('plain', removeFlow('sample', flowOf(store, 'accept', 'confirm')));
  shiftStep(store, chartOf(store), 'confirm', 'up');
  expect(ways(store)).toEqual(['accept>confirm', 'confirm>survey', 'start>accept', 'survey>end']);
  store.getState().undo();
  store.getState().undo();
  shiftStep(store, chartOf(store), 'survey', 'up');
  expect(ways(store)).toContain('accept>survey');
  expect(store.getState().seen.notice).not.toBe('');
});

test('edits are kept soon, and lie in the browser until then', async () => {
  vi.useFakeTimers();
  const { store, backend, keeper } = await open();
  const stop = keepSaved(store, backend, keeper);
  store.getState().change('name', setStep('sample', 'survey', ['name'], '入户调查'));
  expect(keeper.kept.get('sample')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(600);
  expect(store.getState().save.state).toBe('saved');
  expect(keeper.kept.get('sample')).toHaveLength(0);
  expect(sameJson(backend.draft(), store.getState().files)).toBe(true);
  stop();
  vi.useRealTimers();
});

test('what a refused save left in the browser is there again when the page is opened anew', async () => {
  vi.useFakeTimers();
  const { store, backend, keeper } = await open();
  const stop = keepSaved(store, backend, keeper);
  backend.refuse('断网');
  store.getState().change('name', setStep('sample', 'survey', ['name'], '入户调查'));
  await vi.advanceTimersByTimeAsync(600);
  expect(store.getState().save.state).toBe('failed');
  stop();
  const again = await openDesigner(backend, 'sample', keeper);
  expect(sameJson(again.getState().files, store.getState().files)).toBe(true);
  vi.useRealTimers();
});

test('the undo stack survives a reload', async () => {
  vi.useFakeTimers();
  const { store, backend, keeper } = await open();
  const stop = keepSaved(store, backend, keeper);
  store.getState().change('name', setStep('sample', 'survey', ['name'], '入户调查'));
  await vi.advanceTimersByTimeAsync(600);
  stop();
  const again = await openDesigner(backend, 'sample', keeper);
  again.getState().undo();
  expect(sameJson(again.getState().files, files)).toBe(true);
  vi.useRealTimers();
});

test('two windows on one draft: what the other has changed is taken up, what both changed is told and not overwritten', async () => {
  vi.useFakeTimers();
  const { store, backend, keeper } = await open();
  const other = await openDesigner(backend, 'sample', { read: () => [], write: () => undefined });
  const stops = [
    keepSaved(store, backend, keeper),
    keepSaved(other, backend, { read: () => [], write: () => undefined }),
  ];
  other.getState().change('name', setStep('sample', 'survey', ['name'], '上门调查'));
  await vi.advanceTimersByTimeAsync(600);
  store.getState().change('name', setStep('sample', 'accept', ['name'], '收件'));
  await vi.advanceTimersByTimeAsync(1200);
  expect(store.getState().save.state).toBe('saved');
  expect(sameJson(backend.draft(), store.getState().files)).toBe(true);
  expect(chartOf(store).steps.map(({ name }) => name)).toEqual(expect.arrayContaining(['上门调查', '收件']));
  expect(store.getState().seen.notice).toContain('您的改动都还在');
  other.getState().change('name', setStep('sample', 'accept', ['name'], '登记'));
  await vi.advanceTimersByTimeAsync(1200);
  expect(other.getState().seen.notice).toMatch(/没有覆盖.*登记/);
  expect(chartOf(other).steps.map(({ name }) => name)).toContain('收件');
  for (const stop of stops) stop();
  vi.useRealTimers();
});

test('a place in the data that no form asks for is given a name, renamed, and its name taken back', async () => {
  const { store } = await open();
  const named = () => readPack(store.getState().files).dataItems.map(({ id, name }) => [id, name]);
  const before = named();
  store.getState().change('', nameData('total.amount', '合计'));
  expect(named()).toEqual([...before, ['total.amount', '合计']]);
  store.getState().change('', nameData('total.amount', '合计金额'));
  expect(named()).toEqual([...before, ['total.amount', '合计金额']]);
  expect(
    dataFields(readPack(store.getState().files)).find(({ path }) => path === 'total.amount')?.title,
  ).toBe('合计金额');
  store.getState().change('', nameData('total.amount', ''));
  expect(named()).toEqual(before);
});

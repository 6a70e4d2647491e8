import { expect, test } from 'vitest';
import { differing, keepChecked, withChanged, type Checker } from './checking.ts';
import { removeSteps } from './changes.ts';
import { processOf } from '@fiveones/chart/sample';
import type { FindingView } from './findings.ts';
import { lintCheck } from './lint-check.ts';
import { memoryBackend } from './memory-backend.ts';
import type { Files } from './pack.ts';
import { openDesigner } from './store.ts';

const files: Files = {
  'template.json': { id: 'sample', name: '样例', version: '1.0', publisher: '演示县', format: 1 },
  'processes/sample.json': processOf('town: o/start survey confirm ./end\n start > survey > confirm > end'),
};
const open = () =>
  openDesigner(memoryBackend(files, { region: '', regionName: '', posts: [] }), 'sample', {
    read: () => [],
    write: () => undefined,
  });
const remove = (id: string) => removeSteps('sample', [id]);

test('a thread that is told only what has changed holds the same draft', () => {
  const after = { 'template.json': files['template.json'] ?? null, 'forms/new.json': { id: 'new' } };
  const changed = differing(files, after);
  expect(Object.keys(changed).sort()).toEqual(['forms/new.json', 'processes/sample.json']);
  expect(withChanged(files, changed)).toEqual(after);
});

test('of drafts that follow each other while a check runs only the newest is checked', async () => {
  const store = await open();
  const waiting: ((found: readonly FindingView[]) => void)[] = [];
  const asked: Files[] = [];
  const checker: Checker = {
    check: (draft) => new Promise((resolve) => void (asked.push(draft), waiting.push(resolve))),
    close: () => undefined,
  };
  const stop = keepChecked(store, checker, (go) => go());
  expect(store.getState().checked.files).toBeUndefined();
  store.getState().change('one', remove('survey'));
  store.getState().change('two', remove('confirm'));
  waiting[0]?.([]);
  await expect.poll(() => asked.length).toBe(2);
  expect(asked).toEqual([files, store.getState().files]);
  waiting[1]?.(lintCheck(store.getState().files));
  await expect.poll(() => store.getState().checked.files).toBe(store.getState().files);
  stop();
  store.getState().undo();
  expect(asked).toHaveLength(2);
});

test('checks that break off say so, and run again when the draft is changed', async () => {
  const store = await open();
  let broken = true;
  const checker: Checker = {
    check: () => (broken ? Promise.reject(new Error('broken')) : Promise.resolve([])),
    close: () => undefined,
  };
  keepChecked(store, checker, (go) => go());
  await expect.poll(() => store.getState().checked.failed).toBe(true);
  broken = false;
  store.getState().change('one', remove('survey'));
  await expect
    .poll(() => store.getState().checked)
    .toMatchObject({ failed: false, files: store.getState().files });
});

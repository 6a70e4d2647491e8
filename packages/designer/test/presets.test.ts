import { beforeAll, describe, expect, test } from 'vitest';
import { addPreset, deleteSteps } from '../src/chart/gestures.ts';
import { layout } from '@fiveones/chart';
import { setValue } from '../src/changes.ts';
import { renameStep } from '../src/duties.ts';
import { lintCheck } from '../src/lint-check.ts';
import { memoryBackend } from '../src/memory-backend.ts';
import { readPack } from '../src/pack.ts';
import { presets } from '../src/presets.ts';
import { openDesigner } from '../src/store.ts';
import { filesOf } from './template-files.ts';

const files = filesOf('minimum-living-allowance');
const nowhere = { read: () => [], write: () => undefined };
/** What only a person can decide of a new step: how many days, when a way is taken that a new end has opened, and how its form is filled in. */
const theirs: readonly string[] = ['bare-number', 'way-without-condition', 'handbook-sample-missing'];

const findingsOf = (of: typeof files): readonly string[] =>
  lintCheck(of).map(({ code, sentence }) => `${code} ${sentence}`);

let before: readonly string[];
beforeAll(() => {
  before = findingsOf(files);
});

describe('a step of the palette put after 受理审查', () => {
  test.each(presets.map((preset) => [preset.name, preset] as const))(
    '%s brings its post, its numbers and its form, so that only what a person must decide is left',
    async (_, preset) => {
      const organisation = { region: '', regionName: '', posts: [] };
      const store = await openDesigner(memoryBackend(files, organisation), 'x', nowhere);
      const chart = readPack(files).charts.find(({ id }) => id === 'dibao-main')?.chart;
      if (chart === undefined) throw new Error('no chart');
      addPreset(store, chart, layout(chart, {}), preset, { after: 'accept-review' });
      const added = findingsOf(store.getState().files).filter((one) => !before.includes(one));
      expect(added.filter((one) => !theirs.some((code) => one.startsWith(code)))).toEqual([]);
      store.getState().undo();
      expect(store.getState().files).toEqual(files);
    },
  );

  test('is renamed with the row that was made for it, until somebody calls the row otherwise; rows of the template keep their words', async () => {
    const organisation = { region: '', regionName: '', posts: [] };
    const store = await openDesigner(memoryBackend(files, organisation), 'x', nowhere);
    const now = () => {
      const pack = readPack(store.getState().files);
      const chart = pack.charts.find(({ id }) => id === 'dibao-main')?.chart;
      if (chart === undefined) throw new Error('no chart');
      return { pack, chart };
    };
    const [plain] = presets.filter(({ id }) => id === 'task');
    if (plain === undefined) throw new Error('no preset');
    const first = now().chart;
    addPreset(store, first, layout(first, {}), plain, { after: 'accept-review' });
    const old = new Set(first.steps.map(({ id }) => id));
    const added = now().chart.steps.find(({ id, name }) => !old.has(id) && name === '新的一步')?.id ?? '';
    const renamed = (id: string, name: string): void => {
      const { pack, chart } = now();
      const step = chart.steps.find((one) => one.id === id);
      if (step === undefined) throw new Error('no step');
      expect(store.getState().change('改名称', renameStep(pack, chart, step, name))).toBe(true);
      expect(now().chart.steps.find((one) => one.id === id)?.name).toBe(name);
    };
    const rowOf = (id: string) => now().pack.responsibilities.find(({ step }) => step === `dibao-main/${id}`);

    renamed(added, '看房子');
    expect(rowOf(added)).toMatchObject({ matter: '看房子', duty: '看房子' });
    renamed(added, '看家里');
    expect(rowOf(added)).toMatchObject({ matter: '看家里', duty: '看家里' });
    const own = rowOf(added)?.['id'] as string;
    store
      .getState()
      .change('岗位', setValue('responsibilities.json', ['rows', { id: own }, 'matter'], '察看'));
    renamed(added, '入户');
    expect(rowOf(added)).toMatchObject({ matter: '察看', duty: '看家里' });

    const official = { ...rowOf('accept-review'), matter: '受理审查', duty: '受理审查' };
    store
      .getState()
      .change('岗位', setValue('responsibilities.json', ['rows', { id: official['id'] }], official));
    renamed('accept-review', '收件');
    expect(rowOf('accept-review')).toEqual(official);
  });

  test('goes again with the row that was made for it', async () => {
    const organisation = { region: '', regionName: '', posts: [] };
    const store = await openDesigner(memoryBackend(files, organisation), 'x', nowhere);
    const now = () => {
      const chart = readPack(store.getState().files).charts.find(({ id }) => id === 'dibao-main')?.chart;
      if (chart === undefined) throw new Error('no chart');
      return chart;
    };
    const [inform] = presets.filter(({ id }) => id === 'inform');
    if (inform === undefined) throw new Error('no preset');
    const added = addPreset(store, now(), layout(now(), {}), inform, { after: 'accept-review' });
    deleteSteps(store, now(), [added ?? '']);
    expect(store.getState().files['responsibilities.json']).toEqual(files['responsibilities.json']);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { addPreset, deleteSteps } from '../src/chart/gestures.ts';
import { layout } from '@fiveones/chart';
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

import { expect, it } from 'vitest';
import { objectOf, textOf, type Chart, type Step } from '@fiveones/chart';
import { applyEdits, setStep, type Intent } from '../src/changes.ts';
import { giveValueTo } from '../src/duties.ts';
import { readPack, type Files } from '../src/pack.ts';
import { filesOf } from './template-files.ts';

const at = (files: Files) => {
  const pack = readPack(files);
  const chart = pack.charts.find(({ id }) => id === 'left-behind-care')?.chart;
  const step = chart?.steps.find(({ id }) => id === 'red-dispatch');
  if (chart === undefined || step === undefined) throw new Error('no such step');
  return { pack, chart, step };
};
const done = (files: Files, intent: (chart: Chart, step: Step) => Intent): Files => {
  const { chart, step } = at(files);
  const meant = intent(chart, step)(files);
  const applied = meant.ok ? applyEdits(files, meant.edits) : meant;
  if (!applied.ok) throw new Error(applied.words);
  return applied.files;
};
/** The post to which each value goes, by the row that the step names for it. */
const posts = (files: Files) => {
  const { pack, step } = at(files);
  const rows = objectOf(objectOf(step.json['responsibilityBy'])['rows']);
  const postOf = (id: unknown) => textOf(pack.responsibilities.find((row) => row['id'] === id)?.['post']);
  return Object.fromEntries(Object.entries(rows).map(([value, id]) => [value, postOf(id)]));
};
const given = (files: Files, value: string, post: string | undefined): Files =>
  done(files, (chart, step) => giveValueTo(at(files).pack, chart, step, { value, name: value, post }));

it('what has a value gets a row of the list for its post, is given to another, and goes with the others again', () => {
  const before = filesOf('children-in-need');
  const bare = done(before, (chart, step) => setStep(chart.id, step.id, ['responsibilityBy', 'rows'], {}));
  const count = at(bare).pack.responsibilities.length;

  const first = given(given(bare, 'police', 'police'), 'health', 'hospital');
  expect(posts(first)).toEqual({ police: 'police', health: 'hospital' });
  expect(at(first).pack.responsibilities).toHaveLength(count + 2);

  const second = given(first, 'health', 'deptLiaison');
  expect(posts(second)).toEqual({ police: 'police', health: 'deptLiaison' });
  expect(at(second).pack.responsibilities).toHaveLength(count + 2);

  const third = given(second, 'health', undefined);
  expect(posts(third)).toEqual({ police: 'police' });
  expect(at(third).pack.responsibilities).toHaveLength(count + 1);
});

it('a row that several values name stays when one of them goes with the others again', () => {
  const before = filesOf('children-in-need');
  const two = done(before, (chart, step) =>
    setStep(chart.id, step.id, ['responsibilityBy', 'rows'], { police: 'R-492', court: 'R-492' }),
  );
  expect(posts(given(two, 'court', undefined))).toEqual({ police: 'police' });
  expect(posts(given(two, 'court', 'procuratorate'))).toEqual({ police: 'police', court: 'procuratorate' });
});

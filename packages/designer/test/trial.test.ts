import { parseDraft, type Package } from '@fiveones/definition';
import { play } from '@fiveones/interpreter';
import { expect, test } from 'vitest';
import {
  advanceTo,
  asScenario,
  begin,
  consequences,
  next,
  standingOf,
  troublesOf,
  withTrouble,
  type Trial,
} from '../src/trial/trial.ts';
import { filesOf } from './template-files.ts';

const packageOf = (files: ReturnType<typeof filesOf>): Package => {
  const parsed = parseDraft(files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.package;
};
const files = filesOf('minimum-living-allowance');
const pkg = packageOf(files);
const household = (id: string): Trial => {
  const scenario = pkg.scenarios[id];
  if (scenario === undefined) throw new Error(id);
  return begin(scenario);
};
const steps = (trial: Trial, count: number): Trial =>
  Array.from({ length: count }).reduce<Trial>((at) => next(pkg, at) ?? at, trial);
const opened = (trial: Trial): readonly string[] =>
  Object.values(standingOf(pkg, trial).state?.tasks ?? {}).map(({ node }) => node);
/** Until the case itself has ended; what it has called may go on for years. */
const toTheEnd = (trial: Trial): Trial => {
  let at = trial;
  for (let left = 200; left > 0 && standingOf(pkg, at).state?.status !== 'completed'; left--) {
    const on = next(pkg, at);
    if (on === undefined) break;
    at = on;
  }
  return at;
};

test('a household goes step by step to the end that its example expects', { timeout: 60_000 }, () => {
  const end = toTheEnd(household('accepted'));
  expect(standingOf(pkg, end).state?.end).toBe(pkg.scenarios['accepted']?.then.end);
});

test(
  'giving back is told before it is done, and the work that was taken back is done again',
  { timeout: 60_000 },
  () => {
    const before = steps(household('accepted'), 5);
    const back = troublesOf(pkg, before).find(({ kind }) => kind === 'back');
    if (back === undefined) throw new Error('nothing can be given back');
    expect(consequences(pkg, before, back).some((sentence) => sentence.startsWith('收回'))).toBe(true);
    expect(opened(before)).not.toEqual([]);
    const after = withTrouble(before, back);
    expect(opened(after)).toContain(back.action.do === 'sendBack' ? back.action.to : '');
    expect(standingOf(pkg, toTheEnd(after)).state?.status).toBe('completed');
  },
);

test('time can be moved on, and what is overdue then says so', () => {
  const late = advanceTo(steps(household('accepted'), 4), '2026-06-01');
  expect(standingOf(pkg, late).events.some(({ type }) => type === 'clockOverdue')).toBe(true);
});

test('a trial kept as an example passes when it is played', () => {
  const kept = asScenario(pkg, steps(household('accepted'), 6), 'trial', '试办');
  const again = packageOf({ ...files, 'scenarios/trial.json': kept });
  const scenario = again.scenarios['trial'];
  if (scenario === undefined) throw new Error('not kept');
  expect(play(again, scenario).failures).toEqual([]);
});

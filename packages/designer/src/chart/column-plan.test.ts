import { expect, test } from 'vitest';
import { chartOf, largeSample } from '@fiveones/chart/sample';
import { columnPlan, type ColumnItem } from './column-plan.ts';

const steps = (items: readonly ColumnItem[]): readonly string[] =>
  items.flatMap((item) =>
    item.kind === 'step'
      ? [item.step.id, ...steps(item.inside)]
      : item.kind === 'split'
        ? item.branches.flatMap((branch) => steps(branch.items))
        : [],
  );

test('every step of a large chart stands in a column exactly once', () => {
  const chart = chartOf(largeSample);
  const shown = columnPlan(chart).flatMap(steps);
  expect([...shown].sort()).toEqual(chart.steps.map((step) => step.id).sort());
});

test('parallel branches stand side by side up to where they meet', () => {
  const [column = []] = columnPlan(
    chartOf('town: o/start +/fork a b +/join c\n start > fork > a > join > c\n fork > b > join'),
  );
  expect(column.map((item) => (item.kind === 'step' ? item.step.id : item.kind))).toEqual([
    'start',
    'fork',
    'split',
    'join',
    'c',
  ]);
  const split = column.find((item) => item.kind === 'split');
  expect(split?.kind === 'split' ? split.branches.map((branch) => steps(branch.items)) : []).toEqual([
    ['a'],
    ['b'],
  ]);
});

test('a way back is a pointer, not a second copy', () => {
  const [column = []] = columnPlan(
    chartOf('town: o/start accept correct end\n start > accept > end\n accept > correct > accept'),
  );
  const split = column.find((item) => item.kind === 'split');
  const side =
    split?.kind === 'split' ? split.branches.find((branch) => branch.flow.to === 'correct') : undefined;
  expect(side?.items.map((item) => item.kind)).toEqual(['step', 'jump']);
});

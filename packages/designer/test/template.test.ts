import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { positionsOf } from '../src/changes.ts';
import { columnPlan, type ColumnItem } from '../src/chart/column-plan.ts';
import { stepRows, layout, linksOf, shapesOf, route } from '@fiveones/chart';
import { readPack } from '../src/pack.ts';
import { filesOf, root } from './template-files.ts';

const templates = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const stepsOf = (items: readonly ColumnItem[]): readonly string[] =>
  items.flatMap((item) =>
    item.kind === 'step'
      ? [item.step.id, ...stepsOf(item.inside)]
      : item.kind === 'split'
        ? item.branches.flatMap((branch) => stepsOf(branch.items))
        : [],
  );

for (const template of templates) {
  const files = filesOf(template);
  for (const { id, chart } of readPack(files).charts) {
    test.each([
      ['as it is laid out', positionsOf(files, id)],
      ['laid out anew', {}],
    ])(`${template}: no way of ${id} runs through a card, %s`, (_, positions) => {
      const shapes = shapesOf(chart, layout(chart, positions));
      const frames = new Set(shapes.map((shape) => shape.inside));
      for (const [way, points] of route(linksOf(chart), shapes))
        for (const box of shapes.filter((shape) => !frames.has(shape.id) && shape.ports !== 'below'))
          for (const [index, b] of points.slice(1).entries()) {
            const a = points[index] ?? b;
            const through =
              Math.min(a.x, b.x) < box.x + box.width &&
              Math.max(a.x, b.x) > box.x &&
              Math.min(a.y, b.y) < box.y + box.height &&
              Math.max(a.y, b.y) > box.y;
            expect(through, `${way} through ${box.id}`).toBe(false);
          }
    });

    test(`${template}: every step of ${id} has one row in the table and one place in the columns`, () => {
      const ids = chart.steps.map((step) => step.id).sort();
      expect(
        stepRows(chart)
          .map((row) => row.step.id)
          .sort(),
      ).toEqual(ids);
      expect(new Set(stepRows(chart).map((row) => row.number)).size).toBe(ids.length);
      expect(columnPlan(chart).flatMap(stepsOf).sort()).toEqual(ids);
    });
  }
}

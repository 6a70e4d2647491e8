import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { positionsOf } from '../src/changes.ts';
import { columnPlan, type ColumnItem } from '../src/chart/column-plan.ts';
import { drawWays, layout, shapesOf, stepRows } from '@fiveones/chart';
import { readPack } from '../src/pack.ts';
import { faultsOf, type Faults } from './chart-faults.ts';
import known from './chart-faults.json' with { type: 'json' };
import { filesOf, root } from './template-files.ts';

const templates = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/**
 * What the charts that ship have of it, as they are laid out (`laid`) and without positions (`fresh`). A chart may only
 * get better: write its figures lower when it does. One that is not named here may have few.
 */
const none = { covered: 0, struck: 0, merged: 0 };
const bounds: Readonly<Record<string, Readonly<Record<'laid' | 'fresh', Faults>>>> = known;
const fewFor = (steps: number): Faults => ({ crossings: Math.floor(steps / 6), ...none });

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
      ['laid', positionsOf(files, id)],
      ['fresh', {}],
    ] as const)(
      `${template}: ways of ${id} go round cards and cross as little as can be, %s`,
      (how, positions) => {
        const plan = layout(chart, positions);
        const drawn = drawWays(chart, plan);
        const shapes = shapesOf(chart, plan);
        const frames = new Set(shapes.map((shape) => shape.inside));
        for (const [way, points] of drawn.routes)
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
        const bound = bounds[`${template}/${id}`]?.[how] ?? fewFor(chart.steps.length);
        const faults = faultsOf(chart, plan, drawn);
        expect(faults.crossings, 'places where ways cross').toBeLessThanOrEqual(bound.crossings);
        expect(faults.covered, 'names that are covered').toBeLessThanOrEqual(bound.covered);
        expect(faults.struck, 'names that a way runs through').toBeLessThanOrEqual(bound.struck);
        expect(faults.merged, 'ways that run on one line').toBeLessThanOrEqual(bound.merged);
      },
    );

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

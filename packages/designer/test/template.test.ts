import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { placing } from '../src/changes.ts';
import { columnPlan, type ColumnItem } from '../src/chart/column-plan.ts';
import { clashesOf, drawWays, layout, markText, shapesOf, stepRows, untangled } from '@fiveones/chart';
import { readPack } from '../src/pack.ts';
import { faultsOf, type Faults } from './chart-faults.ts';
import known from './chart-faults.json' with { type: 'json' };
import { filesOf, root } from './template-files.ts';

const templates = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/**
 * What the charts that ship have of it, as they are laid out (`laid`) and without positions (`fresh`); what is not named
 * is 0. A chart may only get better: write its figures lower when it does. A chart that is not named may have few connectors.
 */
const bounds: Readonly<Record<string, Readonly<Partial<Record<'laid' | 'fresh', Partial<Faults>>>>>> = known;
const fewFor = (steps: number): Partial<Faults> => ({ connectors: Math.floor(steps / 8) });

/** How much of the canvas a stored chart takes for each of its steps: farther apart, one looks for what comes next. */
const roomForStep = 80_000;

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
      ['laid', placing(files, id)],
      ['fresh', placing({}, id)],
    ] as const)(
      `${template}: ways of ${id} go round cards and cross as little as can be, %s`,
      (how, { positions, connectors }) => {
        const plan = layout(chart, positions);
        const drawn = drawWays(chart, plan, connectors);
        const shapes = shapesOf(chart, plan);
        const frames = new Set(shapes.map((shape) => shape.inside));
        for (const [way, points] of [
          ...drawn.routes,
          ...drawn.marks.map(({ id, route }) => [id, route] as const),
        ])
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
        const named = bounds[`${template}/${id}`];
        const bound = named === undefined ? fewFor(chart.steps.length) : (named[how] ?? {});
        const faults = faultsOf(chart, plan, drawn);
        expect(faults.crossings, 'places where ways cross').toBe(0);
        expect(faults.covered, 'names that are covered').toBeLessThanOrEqual(bound.covered ?? 0);
        expect(faults.struck, 'names that a way runs through').toBeLessThanOrEqual(bound.struck ?? 0);
        expect(faults.merged, 'ways that run on one line').toBeLessThanOrEqual(bound.merged ?? 0);
        expect(faults.connectors, 'ways drawn as connectors').toBeLessThanOrEqual(bound.connectors ?? 0);
      },
    );

    test(`${template}: steps of ${id} stand close together`, () => {
      const { width, height } = layout(chart, placing(files, id).positions);
      expect((width * height) / chart.steps.length).toBeLessThanOrEqual(roomForStep);
    });

    test(`${template}: every connector of ${id} has a mark at either end that names the other, and one is needed`, () => {
      const { positions } = placing(files, id);
      const plan = layout(chart, positions);
      const connectors = untangled(chart, plan);
      expect([...untangled(chart, plan, connectors)]).toEqual([...connectors]);
      const { marks, routes, numbers } = drawWays(chart, plan, connectors);
      expect(routes.size + connectors.size).toBe(chart.flows.length);
      expect(clashesOf(routes, new Map(chart.flows.map((flow) => [flow.id, flow])))).toEqual([]);
      for (const { id: way, from, to } of chart.flows.filter((flow) => connectors.has(flow.id)))
        for (const [enters, step, other] of [
          [false, from, to],
          [true, to, from],
        ] as const) {
          const ends = marks.filter(
            (mark) => mark.enters === enters && mark.ways.some(({ flow }) => flow === way),
          );
          expect(ends.map((mark) => mark.step)).toEqual([step]);
          expect(markText(ends[0] ?? { enters, lines: [] }).join('、')).toContain(numbers.get(other));
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

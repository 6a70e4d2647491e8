import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDraft } from '@fiveones/definition';
import { expect, test } from 'vitest';
import { positionsOf } from '../src/changes.ts';
import { columnPlan, type ColumnItem } from '../src/chart/column-plan.ts';
import { stepRows } from '../src/chart/step-numbers.ts';
import { layout } from '../src/layout.ts';
import { readPack } from '../src/pack.ts';
import { linksOf, shapesOf } from '../src/picture.ts';
import { route } from '../src/route.ts';

const root = fileURLToPath(new URL('../../../templates/', import.meta.url));
const templates = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const filesOf = (template: string) => {
  const paths = readdirSync(`${root}${template}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  const read = readDraft(
    Object.fromEntries(
      paths.map((path) => [path.slice(`${root}${template}/`.length), readFileSync(path, 'utf8')]),
    ),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.draft;
};

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

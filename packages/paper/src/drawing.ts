import { laneNames, paints, type Mark, type Paint } from '@fiveones/chart';
import type { Mark as PageMark } from '@fiveones/handbook';
import type PDFDocument from 'pdfkit';
import type { FontMetrics } from './fonts.ts';

type Doc = InstanceType<typeof PDFDocument>;
type Placed = Extract<PageMark, { kind: 'drawing' }>;

/** Draws a part of a chart on the page; what does not reach into the part is left out of the file. */
export function paintDrawing(doc: Doc, { drawing, tile, x, y, scale }: Placed, metrics: FontMetrics): void {
  doc.save();
  doc.rect(x, y, tile.width * scale, tile.height * scale).clip();
  doc.translate(x - tile.x * scale, y - tile.y * scale).scale(scale);
  const inside = drawing.marks.filter((mark) => reaches(mark, tile));
  for (const mark of [...inside, ...laneNames(drawing.bands, tile)])
    painters[mark.kind](doc, mark as never, metrics);
  doc.restore();
}

/** Whether a mark may reach into a part of the chart; text and ways are taken as wide as they can be. */
function reaches(mark: Mark, tile: Placed['tile']): boolean {
  const [left, top, right, bottom] = bounds[mark.kind](mark as never);
  return left <= tile.x + tile.width && right >= tile.x && top <= tile.y + tile.height && bottom >= tile.y;
}

type Bounds = {
  readonly [K in Mark['kind']]: (
    mark: Extract<Mark, { kind: K }>,
  ) => readonly [number, number, number, number];
};

const bounds: Bounds = {
  rect: ({ x, y, width, height }) => [x, y, x + width, y + height],
  circle: ({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius],
  polygon: ({ points }) => around(points.map(({ x, y }) => [x, y])),
  way: ({ path }) =>
    around([...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])),
  text: ({ x, y, text, size }) => [x - text.length * size, y - size, x + text.length * size, y + size],
};

const around = (
  points: readonly (readonly [number, number])[],
): readonly [number, number, number, number] => [
  Math.min(...points.map(([x]) => x)),
  Math.min(...points.map(([, y]) => y)),
  Math.max(...points.map(([x]) => x)),
  Math.max(...points.map(([, y]) => y)),
];

type Painters = {
  readonly [K in Mark['kind']]: (doc: Doc, mark: Extract<Mark, { kind: K }>, metrics: FontMetrics) => void;
};

const painters: Painters = {
  rect: (doc, { x, y, width, height, radius, fill, line, dash }) => {
    doc.roundedRect(x, y, width, height, Math.min(radius, height / 2));
    finish(doc, fill, line, 1, dash);
  },
  circle: (doc, { x, y, radius, fill, line, thick, dash }) => {
    doc.circle(x, y, radius);
    finish(doc, fill, line, thick, dash);
  },
  polygon: (doc, { points, fill, line }) => {
    doc.polygon(...points.map(({ x, y }): [number, number] => [x, y]));
    finish(doc, fill, line, 1);
  },
  way: (doc, { path, line, dash }) => {
    doc.path(path).lineWidth(1.2);
    if (dash === true) doc.dash(4, { space: 3 });
    doc.stroke(paints[line]);
    if (dash === true) doc.undash();
  },
  text: (doc, { x, y, text, size, fill, bold, middle }, metrics) => {
    const weight = bold === true;
    const wide = [...text].reduce((sum, letter) => sum + metrics.advance(letter, weight), 0) * size;
    doc
      .font(weight ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(paints[fill])
      .text(metrics.printable(text), middle === true ? x - wide / 2 : x, y, {
        lineBreak: false,
        baseline: 'alphabetic',
      });
  },
};

function finish(doc: Doc, fill: Paint, line: Paint | undefined, width: number, dash?: boolean): void {
  if (line === undefined) {
    doc.fill(paints[fill]);
    return;
  }
  doc.lineWidth(width);
  if (dash === true) doc.dash(4, { space: 3 });
  doc.fillAndStroke(paints[fill], paints[line]);
  if (dash === true) doc.undash();
}

import { laneNames, paints, type Drawing, type Mark, type Paint } from '@fiveones/chart';
import { createCanvas, GlobalFonts, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import type { FontFiles } from './fonts.ts';

/** Dots of the picture for a CSS pixel of the chart: fine enough for paper at the scales that charts are printed at. */
const density = 1.6;

/** One canvas for all pictures: each of its own would hold megabytes outside the heap until it is collected. */
const canvas = createCanvas(1, 1);

interface Window {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a chart as a PNG picture, for readers that show no drawings. */
export function pictureOf(drawing: Drawing, tile: Window, fonts: FontFiles): Uint8Array {
  const family = familyOf(fonts);
  // Setting the size also clears it and forgets the scale of the picture before.
  canvas.width = Math.ceil(tile.width * density);
  canvas.height = Math.ceil(tile.height * density);
  const context = canvas.getContext('2d');
  context.fillStyle = paints.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(density, density);
  context.translate(-tile.x, -tile.y);
  for (const mark of [...drawing.marks, ...laneNames(drawing.bands, tile)])
    painters[mark.kind](context, mark as never, family);
  return canvas.toBuffer('image/png');
}

interface Family {
  readonly regular: string;
  readonly bold: string;
}
const families = new Map<string, Family>();

/** The names under which the letters of these files are drawn. */
function familyOf({ regular, bold }: FontFiles): Family {
  const known = families.get(regular) ?? {
    regular: `Regular ${families.size}`,
    bold: `Bold ${families.size}`,
  };
  if (!families.has(regular)) {
    GlobalFonts.registerFromPath(regular, known.regular);
    GlobalFonts.registerFromPath(bold, known.bold);
    families.set(regular, known);
  }
  return known;
}

type Painters = {
  readonly [K in Mark['kind']]: (
    context: SKRSContext2D,
    mark: Extract<Mark, { kind: K }>,
    family: Family,
  ) => void;
};

const painters: Painters = {
  rect: (context, { x, y, width, height, radius, fill, line, dash }) => {
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(radius, height / 2));
    finish(context, { fill, line, thick: 1, dash });
  },
  circle: (context, { x, y, radius, fill, line, thick, dash }) => {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    finish(context, { fill, line, thick, dash });
  },
  polygon: (context, { points, fill, line }) => {
    context.beginPath();
    points.forEach(({ x, y }, place) => (place === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
    finish(context, { fill, line, thick: 1 });
  },
  way: (context, { path, line, dash }) => {
    context.setLineDash(dash === true ? [4, 3] : []);
    context.lineWidth = 1.2;
    context.strokeStyle = paints[line];
    context.stroke(new Path2D(path));
  },
  text: (context, { x, y, text, size, fill, bold, middle }, family) => {
    context.font = `${size}px "${bold === true ? family.bold : family.regular}"`;
    context.fillStyle = paints[fill];
    context.textAlign = middle === true ? 'center' : 'left';
    context.fillText(text, x, y);
  },
};

function finish(
  context: SKRSContext2D,
  ink: {
    readonly fill: Paint;
    readonly line?: Paint | undefined;
    readonly thick: number;
    readonly dash?: boolean | undefined;
  },
): void {
  context.fillStyle = paints[ink.fill];
  context.fill();
  if (ink.line === undefined) return;
  context.setLineDash(ink.dash === true ? [4, 3] : []);
  context.lineWidth = ink.thick;
  context.strokeStyle = paints[ink.line];
  context.stroke();
}

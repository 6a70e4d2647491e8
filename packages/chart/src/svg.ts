import { laneNames, paints, type Drawing, type Mark, type Paint } from './drawing.ts';
import type { Box } from './layout.ts';

/** The drawing, or the part of it in a window, as an SVG element that needs no style sheet and no font of its own. */
export function svgOf(drawing: Drawing, window: Box = whole(drawing), title = ''): string {
  const { x, y, width, height } = window;
  const marks = [...drawing.marks, ...laneNames(drawing.bands, window)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${round(x)} ${round(y)} ${round(width)} ${round(height)}" role="img" aria-label="${escaped(title)}" font-family="'Noto Sans SC','Noto Sans Hans','Microsoft YaHei','PingFang SC',sans-serif">`,
    ...marks.map(elementOf),
    '</svg>',
  ].join('');
}

/** The whole of a drawing as a window. */
export const whole = ({ width, height }: Drawing): Box => ({ x: 0, y: 0, width, height });

const elementOf = (mark: Mark): string => writers[mark.kind](mark as never);

const stroke = (line: Paint | undefined, dash?: boolean, width = 1): string =>
  line === undefined
    ? ''
    : ` stroke="${paints[line]}" stroke-width="${width}"${dash === true ? ' stroke-dasharray="4 3"' : ''}`;

type Writers = { readonly [K in Mark['kind']]: (mark: Extract<Mark, { kind: K }>) => string };

const writers: Writers = {
  rect: ({ x, y, width, height, radius, fill, line, dash }) =>
    `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}" fill="${paints[fill]}"${stroke(line, dash)}/>`,
  circle: ({ x, y, radius, fill, line, thick, dash }) =>
    `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${paints[fill]}"${stroke(line, dash, thick)}/>`,
  polygon: ({ points, fill, line }) =>
    `<polygon points="${points.map((point) => `${round(point.x)},${round(point.y)}`).join(' ')}" fill="${paints[fill]}"${stroke(line)}/>`,
  way: ({ path, line, dash }) => `<path d="${path}" fill="none"${stroke(line, dash, 1.2)}/>`,
  text: ({ x, y, text, size, fill, bold, middle }) =>
    `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${paints[fill]}"${bold === true ? ' font-weight="700"' : ''}${middle === true ? ' text-anchor="middle"' : ''}>${escaped(text)}</text>`,
};

const round = (value: number): number => Math.round(value * 10) / 10;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);

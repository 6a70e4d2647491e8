import type { Chart, Step } from './chart.ts';
import { markLine, markText, type ConnectorMark } from './connectors.ts';
import { drawWays } from './draw-ways.ts';
import { captionLine, wrap, type Caption, type Label } from './labels.ts';
import { captionRoom, laneRoom, layout, onPaper, type Box, type Plan, type Point } from './layout.ts';
import type { Placing } from './placing.ts';
import { pathOf, type Route } from './route.ts';
import { shapeOf, type ShapeKind } from './shapes.ts';

/** A colour of the drawing on paper; `paints` says which. */
export type Paint =
  | 'ink'
  | 'soft'
  | 'way'
  | 'paper'
  | 'lane'
  | 'lane-other'
  | 'strip'
  | 'task'
  | 'rule'
  | 'wait'
  | 'auto'
  | 'start'
  | 'gateway'
  | 'end'
  | 'boundary'
  | 'frame';

/** Every colour: light enough to be printed in grey. */
export const paints: Readonly<Record<Paint, string>> = {
  ink: '#1f2933',
  soft: '#52606d',
  way: '#5b6b7b',
  paper: '#ffffff',
  lane: '#f7f9fb',
  'lane-other': '#eef2f6',
  strip: '#dfe6ed',
  task: '#eaf2fd',
  rule: '#f3ecfb',
  wait: '#fff5e0',
  auto: '#eef6ee',
  start: '#e3f4ec',
  gateway: '#fdf0e6',
  end: '#f5e6e6',
  boundary: '#fff5e0',
  frame: '#ffffff',
};

/** A mark of the drawing, in CSS pixels of the chart at 100 %. Text stands on its baseline. */
export type Mark =
  | (Box & {
      readonly kind: 'rect';
      readonly radius: number;
      readonly fill: Paint;
      readonly line?: Paint;
      readonly dash?: boolean;
    })
  | (Point & {
      readonly kind: 'circle';
      readonly radius: number;
      readonly fill: Paint;
      readonly line: Paint;
      readonly thick: number;
      readonly dash?: boolean;
    })
  | {
      readonly kind: 'polygon';
      readonly points: readonly Point[];
      readonly fill: Paint;
      readonly line: Paint;
    }
  | { readonly kind: 'way'; readonly path: string; readonly line: Paint; readonly dash?: boolean }
  | (Point & {
      readonly kind: 'text';
      readonly text: string;
      readonly size: number;
      readonly fill: Paint;
      readonly bold?: boolean;
      readonly middle?: boolean;
    });

/** A chart as it is printed. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  /** The lanes, so that a part of the chart can name them again. */
  readonly bands: readonly { readonly name: string; readonly y: number; readonly height: number }[];
  /** Where steps stand: a chart that is divided is cut between them. */
  readonly boxes: readonly Box[];
}

/** What a card says below its name. */
export interface Told {
  readonly who: string;
  readonly limit: string;
}

/** Draws a chart as the designer lays it out, with the numbers of the step table on its cards. */
export function drawing(chart: Chart, placing: Placing, told: (step: Step) => Told): Drawing {
  const plan = onPaper(layout(chart, placing.positions));
  const { routes, marks, labels, captions, numbers } = drawWays(chart, plan, placing.connectors);
  const frames = new Set(
    chart.steps.flatMap((step) => (step.attachedTo === undefined ? (step.parent ?? []) : [])),
  );
  const [outer, cards] = [chart.steps.filter(isFrame), chart.steps.filter((step) => !isFrame(step))];
  function isFrame(step: Step): boolean {
    return frames.has(step.id);
  }
  const drawn = (step: Step, draw: Draw): readonly Mark[] => {
    const box = plan.boxes.get(step.id);
    return box === undefined
      ? []
      : draw({
          step,
          box,
          number: numbers.get(step.id) ?? '',
          caption: captions.get(step.id),
          ...told(step),
        });
  };
  return {
    width: plan.width,
    height: plan.height + captionRoom,
    bands: plan.bands.map(({ lane, y, height }) => ({
      name: chart.lanes.find(({ id }) => id === lane)?.name ?? '',
      y,
      height,
    })),
    boxes: cards.flatMap(({ id, attachedTo }) =>
      attachedTo === undefined ? (plan.boxes.get(id) ?? []) : [],
    ),
    marks: [
      ...lanesOf(plan),
      ...outer.flatMap((step) => drawn(step, frameMarks)),
      ...chart.flows.flatMap(({ id }) => wayMarks(routes.get(id))),
      ...marks.flatMap(connectorMarks),
      ...cards.flatMap((step) => drawn(step, drawOf[shapeOf(step)])),
      ...chart.flows.flatMap(({ id }) => labelMarks(labels.get(id))),
    ],
  };
}

/** The names of the lanes, written downwards in a strip at the left edge of a window on the drawing. */
export const laneNames = (
  bands: Drawing['bands'],
  { x, y: top, height: tall }: Pick<Box, 'x' | 'y' | 'height'>,
): readonly Mark[] =>
  bands.flatMap(({ name, y, height }): readonly Mark[] => {
    const [from, to] = [Math.max(y, top), Math.min(y + height, top + tall)];
    if (to <= from) return [];
    return [
      {
        kind: 'rect',
        x,
        y: from,
        width: laneRoom,
        height: to - from,
        radius: 0,
        fill: 'strip',
        line: 'paper',
      },
      ...writtenDown(name, { x, y: from, width: laneRoom, height: to - from }),
    ];
  });

/** A name written downwards in the middle of a strip: a long one smaller, in two columns from right to left. */
const writtenDown = (name: string, { x, y, width, height }: Box): readonly Mark[] => {
  const [large, small] = [
    { size: 14, pitch: 17 },
    { size: 11, pitch: 13 },
  ] as const;
  const letters = [...name];
  const one = letters.length * large.pitch <= height;
  const { size, pitch } = one ? large : small;
  const most = Math.max(1, Math.floor(height / pitch));
  const rows = one ? letters.length : Math.min(most, Math.ceil(letters.length / 2));
  const columns = one ? [letters] : [letters.slice(0, rows), letters.slice(rows, rows + most)];
  return columns.flatMap((column, place) =>
    column.map((text, row) => ({
      kind: 'text' as const,
      x: x + width / 2 + (one ? 0 : place === 0 ? small.pitch / 2 : -small.pitch / 2),
      y: y + height / 2 - ((rows - 1) * pitch) / 2 + row * pitch + size / 2 - 2,
      text,
      size,
      bold: true,
      fill: 'soft' as const,
      middle: true,
    })),
  );
};

const lanesOf = ({ bands, width }: Plan): readonly Mark[] =>
  bands.map(({ y, height }, place) => ({
    kind: 'rect' as const,
    x: 0,
    y,
    width,
    height,
    radius: 0,
    fill: place % 2 === 0 ? ('lane' as const) : ('lane-other' as const),
    line: 'lane-other' as const,
  }));

interface Drawable extends Told {
  readonly step: Step;
  readonly box: Box;
  readonly number: string;
  readonly caption: Caption | undefined;
}
type Draw = (it: Drawable) => readonly Mark[];

const card =
  (fill: Paint, radius: number): Draw =>
  ({ step, box, number, who, limit }) => [
    { kind: 'rect', ...box, radius, fill, line: 'soft', dash: step.kind === 'manualTask' },
    ...lines(
      fitting(
        [
          ...wrap(`${number} ${step.name}`, box.width - 10, 13, 2).map((text) => ({
            text,
            size: 13,
            bold: true,
            fill: 'ink' as const,
          })),
          ...[who, limit]
            .filter(Boolean)
            .flatMap((line) =>
              wrap(line, box.width - 8, 11, 1).map((text) => ({ text, size: 11, fill: 'soft' as const })),
            ),
        ],
        box.height,
      ),
      box,
    ),
  ];

interface Line {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly fill: Paint;
}

const pitch = (line: Line): number => line.size + 2;

/** As many of the lines, from the first on, as a card of that height holds: the table says the rest. */
const fitting = (all: readonly Line[], height: number): readonly Line[] =>
  all.filter((_, place) => all.slice(0, place + 1).reduce((sum, line) => sum + pitch(line), 0) <= height);

/** Lines one below the other, in the middle of a box. */
function lines(all: readonly Line[], box: Box): readonly Mark[] {
  const tall = all.reduce((sum, line) => sum + pitch(line), 0);
  let y = box.y + (box.height - tall) / 2;
  return all.map((line) => {
    y += pitch(line);
    return { kind: 'text' as const, ...line, x: box.x + box.width / 2, y: y - 4, middle: true };
  });
}

const signs: Readonly<Partial<Record<Step['kind'], string>>> = {
  exclusiveGateway: '×',
  parallelGateway: '+',
  inclusiveGateway: '○',
  eventBasedGateway: '◇',
};

const gateway: Draw = ({ step, box, caption }) => {
  const [x, y, half] = [box.x + box.width / 2, box.y + box.height / 2, box.width / 2];
  const points = [
    { x, y: y - half },
    { x: x + half, y },
    { x, y: y + half },
    { x: x - half, y },
  ];
  return [
    { kind: 'polygon', points, fill: 'gateway', line: 'soft' },
    {
      kind: 'text',
      x,
      y: y + 5,
      text: signs[step.kind] ?? '',
      size: 14,
      bold: true,
      fill: 'ink',
      middle: true,
    },
    ...captionMarks(caption),
  ];
};

const end: Draw = ({ box, caption }) => [
  {
    kind: 'circle',
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    radius: box.width / 2 - 1,
    fill: 'end',
    line: 'ink',
    thick: 2.5,
  },
  ...captionMarks(caption),
];

const boundary: Draw = ({ step, box, number }) => {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const dash = step.json['interrupting'] === false;
  return [
    { kind: 'circle', x, y, radius: box.width / 2, fill: 'boundary', line: 'soft', thick: 1, dash },
    { kind: 'text', x, y: y + 3, text: number, size: number.length > 4 ? 7 : 9, fill: 'ink', middle: true },
  ];
};

const frameMarks: Draw = ({ step, box, number }) => [
  { kind: 'rect', ...box, radius: 8, fill: 'frame', line: 'soft', dash: true },
  {
    kind: 'text',
    x: box.x + 10,
    y: box.y + 19,
    text: `${number} ${step.name}`,
    size: 13,
    bold: true,
    fill: 'ink',
  },
];

const drawOf: Readonly<Record<ShapeKind, Draw>> = {
  task: card('task', 6),
  rule: card('rule', 2),
  wait: card('wait', 16),
  auto: card('auto', 6),
  start: card('start', 22),
  gateway,
  end,
  boundary,
  frame: frameMarks,
};

/** The lines of a name, centred in the room they were given: they fill it but for two pixels at either side. */
const captionMarks = (caption: Caption | undefined): readonly Mark[] =>
  (caption?.lines ?? []).map((text, line) => ({
    kind: 'text' as const,
    x: (caption?.x ?? 0) + (caption?.width ?? 0) / 2,
    y: (caption?.y ?? 0) + 11 + line * captionLine,
    text,
    size: 11,
    fill: 'ink' as const,
    middle: true,
  }));

function wayMarks(way: Route | undefined): readonly Mark[] {
  const [tip, before] = [way?.at(-1), way?.at(-2)];
  if (way === undefined || tip === undefined || before === undefined) return [];
  const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
  const points = [
    tip,
    { x: tip.x - dx * 8 - dy * 4, y: tip.y - dy * 8 - dx * 4 },
    { x: tip.x - dx * 8 + dy * 4, y: tip.y - dy * 8 + dx * 4 },
  ];
  return [
    { kind: 'way', path: pathOf(way), line: 'way' },
    { kind: 'polygon', points, fill: 'way', line: 'way' },
  ];
}

/** The piece at the step, with its arrow where it leads in, and the round mark with what it says. */
const connectorMarks = (mark: ConnectorMark): readonly Mark[] => {
  const { x, y, width, height, enters, route } = mark;
  const piece = wayMarks(route);
  return [
    ...(enters ? piece : piece.slice(0, 1)),
    { kind: 'rect', x, y, width, height, radius: markLine / 2 + 2, fill: 'paper', line: 'ink' },
    ...markText(mark).map((text, line) => ({
      kind: 'text' as const,
      x: x + width / 2,
      y: y + 13 + line * markLine,
      text,
      size: 11,
      bold: true,
      fill: 'ink' as const,
      middle: true,
    })),
  ];
};

const labelMarks = (label: Label | undefined): readonly Mark[] =>
  label === undefined
    ? []
    : [
        {
          kind: 'rect',
          // Not quite as large as the room of the label: it must not hide the way beside it.
          x: label.x + 2,
          y: label.y + 2,
          width: label.width - 4,
          height: label.height - 4,
          radius: 3,
          fill: 'paper',
        },
        {
          kind: 'text',
          x: label.x + label.width / 2,
          y: label.y + 12,
          text: label.text,
          size: 11,
          fill: 'ink',
          middle: true,
        },
      ];

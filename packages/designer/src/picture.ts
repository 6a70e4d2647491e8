import { MarkerType, Position, type Edge, type Node } from '@xyflow/react';
import {
  shapeOf,
  type Box,
  type Chart,
  type Drawn,
  type Label,
  type Plan,
  type Route,
  type ShapeKind,
  type Step,
} from '@fiveones/chart';
import { iconOf, lookOf, type IconName, type Tone } from './kinds.ts';
import type { Pack } from './pack.ts';
import { words } from './words.ts';

/** What a card shows. */
export interface CardData extends Record<string, unknown> {
  readonly id: string;
  readonly shape: ShapeKind;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly kind: Step['kind'];
  readonly number: string;
  readonly name: string;
  readonly who: string;
  readonly clock: string;
  readonly lock: string | undefined;
  readonly dashed: boolean;
  readonly errors: number;
  readonly hints: number;
  readonly first: string;
  /** The lines of the name of a step too small to hold it, and where they stand from its top left corner. */
  readonly caption: string;
  readonly captionX: number;
  readonly captionY: number;
}

/** What a way shows. */
interface WayData extends Record<string, unknown> {
  readonly points: Route;
  /** The piece into its step, of a way that is drawn as a connector. */
  readonly into: Route | undefined;
  readonly label: Label | undefined;
  readonly slash: boolean;
  readonly lit: boolean;
}

export type CardNode = Node<CardData, 'card' | 'frame'>;
export type WayEdge = Edge<WayData, 'way'>;

/** How many errors and hints stand on a step. */
export interface Marks {
  readonly errors: number;
  readonly hints: number;
}

/** What the picture is seen with: the selection and the day on which amounts are read. */
export interface Look {
  readonly selected: ReadonlySet<string>;
  readonly selectedWay: string | undefined;
  readonly today: string;
  readonly editable: boolean;
}

/** A chart drawn: cards and ways for the canvas. */
export interface Picture {
  readonly nodes: readonly CardNode[];
  readonly edges: readonly WayEdge[];
}

/** The chart as cards and ways of the canvas. */
export const picture = (
  chart: Chart,
  plan: Plan,
  drawn: Drawn,
  seen: { readonly pack: Pack; readonly marks: ReadonlyMap<string, Marks>; readonly look: Look },
): Picture => {
  const frames = new Set(
    chart.steps.flatMap((step) => (step.attachedTo === undefined ? (step.parent ?? []) : [])),
  );
  const ordered = [...chart.steps].sort((a, b) => Number(frames.has(b.id)) - Number(frames.has(a.id)));
  return {
    nodes: ordered.flatMap(
      (step) => cardOf(step, { chart, plan, drawn, frame: frames.has(step.id), ...seen }) ?? [],
    ),
    edges: chart.flows.flatMap((flow) => {
      const [points, into] = linesOf(drawn, flow.id);
      if (points === undefined) return [];
      const lit =
        seen.look.selectedWay === flow.id ||
        seen.look.selected.has(flow.from) ||
        seen.look.selected.has(flow.to);
      const from = chart.steps.find((step) => step.id === flow.from);
      const to = chart.steps.find((step) => step.id === flow.to);
      return {
        id: flow.id,
        type: 'way' as const,
        source: flow.from,
        target: flow.to,
        zIndex: lit ? 2 : 1,
        selected: seen.look.selectedWay === flow.id,
        ariaLabel: words.aria.way(from?.name ?? '', to?.name ?? '', flow.name),
        markerEnd: {
          type: MarkerType.ArrowClosed,
          width: lit ? 9.5 : 13,
          height: lit ? 9.5 : 13,
          color: lit ? 'var(--primary)' : 'var(--way)',
        },
        data: { points, into, label: drawn.labels.get(flow.id), slash: flow.isDefault, lit },
      };
    }),
  };
};

/** The line of a way; of one that is drawn as a connector the piece out of its step, and the piece into the next. */
const linesOf = (drawn: Drawn, way: string): readonly [Route | undefined, Route | undefined] => {
  const whole = drawn.routes.get(way);
  if (whole !== undefined) return [whole, undefined];
  const end = (enters: boolean): Route | undefined =>
    drawn.marks.find((mark) => mark.enters === enters && mark.ways.some(({ flow }) => flow === way))?.route;
  return [end(false), end(true)];
};

/** A long number in two lines or three, each narrow enough for the rail of a card. */
const brokenNumber = (number: string): string => {
  const lines: string[] = [''];
  for (const part of number.split(/(?<=\.)/)) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + part.length > 5) lines.push(part);
    else lines[lines.length - 1] = last + part;
  }
  return lines.join('\n');
};

interface Around {
  readonly chart: Chart;
  readonly plan: Plan;
  readonly drawn: Drawn;
  readonly frame: boolean;
  readonly pack: Pack;
  readonly marks: ReadonlyMap<string, Marks>;
  readonly look: Look;
}

const cardOf = (step: Step, around: Around): CardNode | undefined => {
  const { plan, pack, look, frame } = around;
  const box = plan.boxes.get(step.id);
  if (box === undefined) return undefined;
  const kind = lookOf(step.kind);
  const marks = around.marks.get(step.id);
  const caption = around.drawn.captions.get(step.id);
  const parent = step.parent === undefined ? undefined : plan.boxes.get(step.parent);
  const data: CardData = {
    id: step.id,
    kind: step.kind,
    shape: frame ? 'frame' : shapeOf(step),
    tone: step.preset === 'notice' ? 'wait' : kind.tone,
    icon: iconOf(step),
    number: brokenNumber(around.drawn.numbers.get(step.id) ?? ''),
    name: step.name,
    who: kind.who(step, pack, look.today),
    clock: kind.clock(step, pack, look.today),
    lock: step.lock,
    dashed: step.json['interrupting'] === false,
    errors: marks?.errors ?? 0,
    hints: marks?.hints ?? 0,
    first: '',
    caption: caption?.lines.join('\n') ?? '',
    captionX: caption === undefined ? 0 : caption.x + caption.width / 2 - box.x,
    captionY: caption === undefined ? 0 : caption.y - box.y,
  };
  return {
    id: step.id,
    type: frame ? 'frame' : 'card',
    position: parent === undefined ? { x: box.x, y: box.y } : { x: box.x - parent.x, y: box.y - parent.y },
    ...(parent === undefined || step.parent === undefined ? {} : { parentId: step.parent }),
    width: box.width,
    height: box.height,
    handles: handlesOf(box),
    data,
    selected: look.selected.has(step.id),
    draggable: look.editable && step.attachedTo === undefined,
    zIndex: frame ? 0 : step.kind === 'boundaryEvent' ? 4 : 3,
    ariaLabel: [step.name, data.who, data.clock].filter(Boolean).join('，'),
  };
};

/** Where ways are pulled from and let go: told beforehand, so that the canvas need not measure before it draws ways. */
const handlesOf = ({ width, height }: Box): NonNullable<CardNode['handles']> => [
  { type: 'target', position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 },
  { type: 'source', position: Position.Right, x: width, y: height / 2, width: 1, height: 1 },
];

import type { Chart } from './chart.ts';
import { contains, Field, grown, meets } from './field.ts';
import { labelWidth, piecesOf, shortLabel, type Label } from './labels.ts';
import { paperOf, type Box, type Plan, type Point } from './layout.ts';
import type { Net, Route } from './route-net.ts';
import type { Shape } from './route-port.ts';

/** One way in a mark: the step at its other end, and that step's number. */
export interface MarkedWay {
  readonly flow: string;
  readonly step: string;
  readonly number: string;
}

/**
 * A round mark at a short piece out of a step, or into it: there the ways that are drawn as connectors go on at another
 * mark. One that leads out holds the number of the step it leads to; one that leads in names all steps it comes from.
 */
export interface ConnectorMark extends Box {
  readonly id: string;
  /** The step it stands at. */
  readonly step: string;
  readonly enters: boolean;
  readonly ways: readonly MarkedWay[];
  /** What it says, line by line. */
  readonly lines: readonly (readonly MarkedWay[])[];
  /** The piece between the step and the mark, in the direction of the work. */
  readonly route: Route;
}

/** What stands already, where marks and pieces may not lie. */
export interface Standing {
  readonly shapes: readonly Shape[];
  readonly routes: ReadonlyMap<string, Route>;
  readonly texts: readonly Box[];
}

/** The marks of a chart, and the labels of the ways that are drawn as connectors. */
export interface Connected {
  readonly marks: readonly ConnectorMark[];
  readonly labels: ReadonlyMap<string, Label>;
  /** The steps at which a mark found no place but on something else, or right beside it. */
  readonly crowded: ReadonlySet<string>;
}

/** The word before the numbers of the steps that a mark leads in from. */
export const fromWord = '自';
export const markLine = 14;
const markPad = 2;
const mostInLine = 4;

/** Places the two ends of each connector beside their steps, where nothing else stands. */
export const placeConnectors = (
  chart: Chart,
  plan: Plan,
  connectors: ReadonlySet<string>,
  numbers: ReadonlyMap<string, string>,
  net: Net,
  standing: Standing,
): Connected => {
  const place = new Places(plan, net, standing);
  const flows = chart.flows.filter(({ id }) => connectors.has(id));
  const numberOf = (step: string): string => numbers.get(step) ?? '';
  const outs = flows.map(({ id, from, to, name, isDefault }): Wanted => ({
    id,
    step: from,
    enters: false,
    ways: [{ flow: id, step: to, number: numberOf(to) }],
    text: isDefault && name === '' ? '' : shortLabel(name),
  }));
  const ins = [...new Set(flows.map(({ to }) => to))].map((to): Wanted => ({
    id: to,
    step: to,
    enters: true,
    ways: flows
      .filter((flow) => flow.to === to)
      .map(({ id, from }) => ({ flow: id, step: from, number: numberOf(from) })),
    text: '',
  }));
  // Small steps have few sides, one of them kept for the mark that leads in.
  const small = ({ step }: Wanted): boolean => place.isSmall(step);
  const large = (one: Wanted): boolean => !small(one);
  for (const wanted of [
    ...ins.filter(small),
    ...outs.filter(small),
    ...outs.filter(large),
    ...ins.filter(large),
  ])
    place.put(wanted);
  return { marks: place.marks, labels: place.labels, crowded: place.crowded };
};

interface Wanted {
  readonly id: string;
  readonly step: string;
  readonly enters: boolean;
  readonly ways: readonly MarkedWay[];
  readonly text: string;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Around {
  /** Its level's shapes, and the part of the canvas it may use. */
  readonly solid: Field;
  readonly within: Box;
  /** Where bands of lanes meet. */
  readonly borders: readonly number[];
}

const labelHeight = 16;
/** How far around a step its marks may lie. */
const reach = 480;
/** To lie on something, right beside it (a reader can still tell the two apart), across a border, in another lane. */
const prices = { hit: 5000, near: 900, astride: 20, otherLane: 60 };

class Places {
  readonly marks: ConnectorMark[] = [];
  readonly labels = new Map<string, Label>();
  readonly crowded = new Set<string>();
  private readonly shapes: ReadonlyMap<string, Shape>;
  private readonly levels = new Map<string | undefined, Around>();
  private readonly pieces: Field;
  private readonly texts: Field;
  private readonly avoid: Box[];
  private readonly plan: Plan;
  private readonly net: Net;

  constructor(plan: Plan, net: Net, standing: Standing) {
    this.plan = plan;
    this.net = net;
    this.shapes = new Map(standing.shapes.map((shape) => [shape.id, shape]));
    this.pieces = new Field([...standing.routes.values()].flatMap(piecesOf));
    this.texts = new Field(standing.texts);
    this.avoid = [...standing.texts];
  }

  isSmall(step: string): boolean {
    return this.shapes.get(step)?.ports !== 'card';
  }

  put({ id, step, enters, ways, text }: Wanted): void {
    const shape = this.shapes.get(step);
    if (shape === undefined) return;
    const lines = linesOf(ways);
    const size = sizeOf(lines, enters);
    const around = this.around(shape);
    const laid = this.net.layStub({
      id,
      shape,
      enters,
      avoid: this.avoid.filter((box) => meets(box, grown(shape, reach))),
      offer: (at, direction) => this.bestAt(at, direction, { shape, size, text, around }).price,
    });
    const route = laid?.route;
    const [end, before] = enters ? [route?.[0], route?.[1]] : [route?.at(-1), route?.at(-2)];
    if (route === undefined || end === undefined || before === undefined) return;
    const direction = end.x > before.x ? 0 : end.x < before.x ? 2 : end.y > before.y ? 1 : 3;
    const { box, label } = this.bestAt(end, direction, { shape, size, text, around });
    if (laid !== undefined && laid.cost >= prices.near) this.crowded.add(step);
    this.marks.push({ id: `${enters ? 'in' : 'out'} ${id}`, step, enters, ways, lines, route, ...box });
    this.stand(box);
    for (const piece of piecesOf(route)) this.pieces.add(piece);
    if (label === undefined) return;
    this.labels.set(id, { ...label, text });
    this.stand(label);
  }

  private stand(text: Box): void {
    this.texts.add(text);
    this.avoid.push(text);
  }

  private around({ inside }: Shape): Around {
    const known = this.levels.get(inside);
    if (known !== undefined) return known;
    const frame = inside === undefined ? undefined : this.shapes.get(inside);
    const around = {
      solid: new Field([...this.shapes.values()].filter((other) => other.inside === inside)),
      within: frame ?? paperOf(this.plan),
      borders: inside === undefined ? this.plan.bands.map(({ y }) => y) : [],
    };
    this.levels.set(inside, around);
    return around;
  }

  private bestAt(
    at: Point,
    direction: number,
    want: { readonly shape: Shape; readonly size: Size; readonly text: string; readonly around: Around },
  ): { readonly box: Box; readonly label: Box | undefined; readonly price: number } {
    const { size, text, around, shape } = want;
    const box = boxAt(at, direction, size);
    const own = this.priceOf(box, around, 4) + this.laneOff(box, shape);
    if (text === '' || own >= prices.hit) return { box, label: undefined, price: own };
    let best: { readonly label: Box; readonly price: number } | undefined;
    for (const [order, label] of labelPlaces(box, direction, labelWidth(text)).entries()) {
      const price = own + order * 9 + this.priceOf(label, around, 1);
      if (best === undefined || price < best.price) best = { label, price };
    }
    return { box, label: best?.label, price: best?.price ?? own };
  }

  private priceOf(box: Box, { solid, within, borders }: Around, air: number): number {
    const hitsOf = (place: Box): number =>
      (contains(within, place) ? 0 : 1) +
      solid.countAt(place) +
      this.texts.countAt(place) +
      this.pieces.countAt(place);
    const wide = hitsOf(grown(box, air));
    const hits = wide === 0 ? 0 : hitsOf(grown(box, 1));
    const astride = borders.filter((y) => y > box.y + 1 && y < box.y + box.height - 1).length;
    return hits * prices.hit + (wide - hits) * prices.near + astride * prices.astride;
  }

  /** A mark in the band of another lane looks as if somebody else had work to do. */
  private laneOff(box: Box, shape: Shape): number {
    const lane = (one: Box): string | undefined =>
      this.plan.bands.find(
        ({ y, height }) => one.y + one.height / 2 >= y && one.y + one.height / 2 < y + height,
      )?.lane;
    return lane(box) === lane(shape) ? 0 : prices.otherLane;
  }
}

const linesOf = (ways: readonly MarkedWay[]): readonly (readonly MarkedWay[])[] => {
  const lines: MarkedWay[][] = [];
  for (const [index, way] of ways.entries()) {
    if (index % mostInLine === 0) lines.push([]);
    lines.at(-1)?.push(way);
  }
  return lines;
};

/** What a line of a mark says. */
export const markText = (mark: Pick<ConnectorMark, 'enters' | 'lines'>): readonly string[] =>
  mark.lines.map((line, index) => {
    const numbers = line.map(({ number }) => number).join('、');
    return mark.enters && index === 0 ? `${fromWord} ${numbers}` : numbers;
  });

const sizeOf = (lines: ConnectorMark['lines'], enters: boolean): Size => {
  const height = lines.length * markLine + 2 * markPad;
  const width = Math.max(...markText({ lines, enters }).map(labelWidth)) + 6;
  return { width: Math.max(height, Math.ceil(width)), height };
};

const boxAt = (at: Point, direction: number, { width, height }: Size): Box => ({
  x: direction === 0 ? at.x : direction === 2 ? at.x - width : at.x - width / 2,
  y: direction === 1 ? at.y : direction === 3 ? at.y - height : at.y - height / 2,
  width,
  height,
});

/** Beyond the mark first, then above and below it. */
const labelPlaces = (mark: Box, direction: number, width: number): readonly Box[] => {
  const middle = { x: mark.x + mark.width / 2 - width / 2, y: mark.y + mark.height / 2 - labelHeight / 2 };
  const places = {
    right: { x: mark.x + mark.width + 1, y: middle.y },
    left: { x: mark.x - width - 1, y: middle.y },
    above: { x: middle.x, y: mark.y - labelHeight },
    below: { x: middle.x, y: mark.y + mark.height },
  };
  const orders = [
    [places.right, places.above, places.below],
    [places.right, places.left, places.below],
    [places.left, places.above, places.below],
    [places.right, places.left, places.above],
  ] as const;
  return (orders[direction] ?? orders[0]).map((place) => ({ ...place, width, height: labelHeight }));
};

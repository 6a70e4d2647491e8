import type { EditionName, Handbook, Section } from '../block.ts';
import { headOf } from '../html.ts';
import { chartLiesDown, flowBlock, leadingChart, leadRoom } from './block.ts';
import { Flow, type Leaf } from './flow.ts';
import { coverLeaf, finished, roman, tocLeaves } from './front.ts';
import { onSheets } from './leaflet.ts';
import { linesOf } from './lines.ts';
import {
  paper,
  pocketPaper,
  type Bookmark,
  type Metrics,
  type Page,
  type Paper,
  type Typeset,
} from './page.ts';

/** Lays a handbook out on its paper. */
export const typeset = (handbook: Handbook, metrics: Metrics): Typeset =>
  layouts[handbook.edition ?? 'book'](handbook, metrics);

const layouts: Readonly<Record<EditionName, (handbook: Handbook, metrics: Metrics) => Typeset>> = {
  book: (handbook, metrics) => onPages(handbook, metrics, paper),
  pocket: (handbook, metrics) => onPages(handbook, metrics, pocketPaper),
  leaflet: onSheets,
};

/** Cover, table of contents with page numbers, then everything in its order. */
function onPages(handbook: Handbook, metrics: Metrics, paper: Paper): Typeset {
  const body = new Flow(metrics, paper);
  const places = new Map<string, Place>();
  for (const section of handbook.sections) flowSection(body, section, 1, places);
  const cover = coverLeaf(handbook, metrics, paper);
  const toc = tocLeaves(handbook.sections, metrics, paper);
  const before = 1 + toc.length;
  const numberAt = (id: string): string => {
    const place = places.get(id);
    return place === undefined ? '' : String(place.leaf + 1);
  };
  const title = `${handbook.cover.title} ${handbook.cover.subtitle}`;
  const finish = (leaf: Leaf, number: string): Page =>
    finished(leaf, { number, title, numberAt, paper }, metrics);
  return {
    title,
    pages: [
      finish(cover, ''),
      ...toc.map((leaf, place) => finish(leaf, roman(place + 1))),
      ...body.leaves.map((leaf, place) => finish(leaf, String(place + 1))),
    ],
    places: new Map([...places].map(([id, { leaf, y }]) => [id, { page: leaf + before, y }])),
    bookmarks: bookmarksOf(handbook.sections, places, before, 1),
  };
}

interface Place {
  readonly leaf: number;
  readonly y: number;
}

/** How headings look, from the chapters of a volume downwards. */
const heads: readonly { readonly size: number; readonly above: number; readonly below: number }[] = [
  { size: 20, above: 0, below: 14 },
  { size: 17, above: 18, below: 10 },
  { size: 13.5, above: 16, below: 7 },
  { size: 11.5, above: 12, below: 5 },
  { size: 10.5, above: 10, below: 4 },
];
const smallestHead = { size: 10.5, above: 10, below: 4 };

/** Volumes, chapters and appendices begin a page, and the head of their pages names them. */
const beginsPage = ({ number }: Section, depth: number): boolean =>
  depth === 1 || (number !== '' && !number.includes('.'));

/**
 * A section and those in it. `turned`: the section around it has just begun a page for the chart that this one begins
 * with, so it goes on there.
 */
function flowSection(
  flow: Flow,
  section: Section,
  depth: number,
  places: Map<string, Place>,
  turned = false,
): void {
  const chart = leadingChart(section);
  const lies = chart !== undefined && chartLiesDown(chart);
  const begins = beginsPage(section, depth);
  if (begins) flow.running = headOf(section);
  if (flow.leaves.length === 0 || (!turned && (begins || lies || flow.landscape))) flow.turn(lies);
  const { scale } = flow.paper;
  const whole = heads[depth - 1] ?? smallestHead;
  const look = {
    size: Math.max(flow.paper.body.size, whole.size * scale),
    above: whole.above * scale,
    below: whole.below * scale,
  };
  const lines = linesOf(headOf(section), flow.width, { size: look.size, bold: true }, flow.metrics);
  const pitch = look.size * 1.5;
  flow.space(look.above);
  if (!turned) {
    const needed = lines.length * pitch + look.below + leadRoom(flow, section);
    flow.need(needed <= flow.whole ? needed : flow.whole / 4);
  }
  places.set(section.id, { leaf: flow.leaves.length - 1, y: flow.y });
  flow.lines(lines, look.size, pitch);
  flow.y += look.below;
  for (const block of section.blocks) flowBlock(flow, block);
  section.sections.forEach((inner, place) =>
    flowSection(flow, inner, depth + 1, places, lies && place === 0),
  );
}

/** Headings down to those that the table of contents names. */
function bookmarksOf(
  sections: readonly Section[],
  places: ReadonlyMap<string, Place>,
  before: number,
  depth: number,
): readonly Bookmark[] {
  return sections.flatMap((section) => {
    const place = places.get(section.id);
    if (place === undefined) return [];
    const below = depth < 5 ? bookmarksOf(section.sections, places, before, depth + 1) : [];
    return [{ title: headOf(section), page: place.leaf + before, y: place.y, below }];
  });
}

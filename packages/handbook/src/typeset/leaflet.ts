import { plain, type Block, type Handbook, type Section } from '../block.ts';
import { linesOf, widthOf, type Line, type Look } from './lines.ts';
import { millimetre, paper, type Mark, type Metrics, type Page, type Typeset } from './page.ts';

/** A panel of a sheet folded in three, and how much of it is written on, in points. */
export const panel = {
  width: 84 * millimetre,
  height: 190 * millimetre,
  top: 10 * millimetre,
} as const;

/**
 * The two sides of a sheet: which panels, counted as they are read, stand beside each other, and how wide. The one that
 * is folded in is narrower.
 */
export const sides: readonly (readonly { readonly panel: number; readonly width: number }[])[] = [
  [
    { panel: 4, width: 97 },
    { panel: 5, width: 100 },
    { panel: 0, width: 100 },
  ],
  [
    { panel: 1, width: 100 },
    { panel: 2, width: 100 },
    { panel: 3, width: 97 },
  ],
];

/** Sizes of letters that a leaflet may have, the largest first; none is too small to be read. */
export const leafletSizes = [15, 14, 13, 12, 11, 10.5, 10, 9.5, 9] as const;
const usual = 10;

/** The title of a sheet has a line to itself where it can. */
export const titleSize = (title: string, size: number): number =>
  Math.max(size * 1.4, Math.min(size * 2, (panel.width * 0.98) / title.length));

/** Distances that follow from the size of the letters. */
export const measures = (size: number) => ({
  pitch: size * 1.42,
  head: { size: size + 3, pitch: (size + 3) * 1.5, after: 4 },
  lead: { above: 4 },
  hang: size * 1.1,
  after: 2,
});

/** Lays leaflets out on both sides of A4 sheets, with small marks where they are folded. */
export function onSheets(handbook: Handbook, metrics: Metrics): Typeset {
  const title = `${handbook.cover.title} ${handbook.cover.subtitle}`;
  const pages = handbook.sections.flatMap((sheet) => sides.map((side) => sideOf(sheet, side, metrics)));
  const places = new Map(handbook.sections.map(({ id }, place) => [id, { page: place * 2, y: 0 }]));
  return {
    title,
    pages,
    places,
    bookmarks: handbook.sections.map((sheet, place) => ({
      title: sheet.title,
      page: place * 2,
      y: 0,
      below: [],
    })),
  };
}

function sideOf(sheet: Section, side: (typeof sides)[number], metrics: Metrics): Page {
  const marks: Mark[] = [];
  let x = 0;
  for (const [place, { panel: number, width }] of side.entries()) {
    const wide = width * millimetre;
    const shown = sheet.sections[number];
    if (shown !== undefined)
      marks.push(...panelMarks(shown, x + (wide - panel.width) / 2, { sheet, number, metrics }));
    x += wide;
    if (place < side.length - 1) marks.push(...foldAt(x));
  }
  return { width: paper.long, height: paper.short, number: '', marks };
}

const foldAt = (x: number): readonly Mark[] =>
  [
    [0, 4 * millimetre],
    [paper.short - 4 * millimetre, paper.short],
  ].map(([from = 0, to = 0]): Mark => ({
    kind: 'line',
    from: [x, from],
    to: [x, to],
    width: 0.4,
    ink: 'line',
  }));

interface Around {
  readonly sheet: Section;
  readonly number: number;
  readonly metrics: Metrics;
}

/** Everything on a panel: its own blocks in the middle, then parts below their heads. */
function panelMarks(
  { blocks, sections }: Section,
  left: number,
  { sheet: { size = usual }, metrics }: Around,
): readonly Mark[] {
  const pen = new Pen(left, metrics);
  if (blocks.length > 0) {
    pen.y += panel.height * 0.16;
    for (const block of blocks) pen.centred(block, size);
  }
  for (const { title, blocks: inner } of sections) {
    pen.head(title, size);
    for (const block of inner) pen.block(block, size);
    pen.y += measures(size).pitch * 0.5;
  }
  return pen.marks;
}

/** Writes down a panel. */
class Pen {
  readonly marks: Mark[] = [];
  y = panel.top;
  private readonly left: number;
  private readonly metrics: Metrics;

  constructor(left: number, metrics: Metrics) {
    this.left = left;
    this.metrics = metrics;
  }

  head(title: string, size: number): void {
    const { head } = measures(size);
    const { y, left: x } = this;
    this.marks.push({ kind: 'fill', x, y, width: panel.width, height: head.pitch, shade: 'head' });
    this.lines(linesOf(title, panel.width, { size: head.size, bold: true }, this.metrics), head, 5);
    this.y += head.after;
  }

  block(block: Block, size: number): void {
    for (const stretch of stretchesOf(block, size, this.metrics)) {
      this.y += stretch.above;
      if (stretch.dot)
        this.marks.push({
          kind: 'text',
          x: this.left + 1,
          y: this.y + size * 1.15,
          text: '·',
          size: size * 1.25,
          bold: true,
          ink: 'ink',
        });
      this.lines(stretch.lines, { size, pitch: measures(size).pitch }, stretch.inset);
      this.y += measures(size).after;
    }
  }

  /** A block of a cover: a lead is a title. */
  centred(block: Block, size: number): void {
    const text = block.kind === 'lead' || block.kind === 'text' ? plain(block.text) : '';
    const look = {
      size: block.kind === 'lead' ? titleSize(text, size) : size + 1.5,
      bold: block.kind === 'lead',
    };
    for (const line of linesOf(text, panel.width, look, this.metrics)) {
      const wide = widthOf(line.map((piece) => piece.text).join(''), look.size, look.bold, this.metrics);
      this.lines([line], { size: look.size, pitch: look.size * 1.5 }, (panel.width - wide) / 2);
    }
    this.y += size;
  }

  private lines(
    lines: readonly Line[],
    { size, pitch }: { readonly size: number; readonly pitch: number },
    inset: number,
  ): void {
    for (const line of lines) {
      for (const { x, text, bold, ink } of line)
        if (text.trim() !== '')
          this.marks.push({
            kind: 'text',
            x: this.left + inset + x,
            y: this.y + (pitch + size * 0.76) / 2,
            text,
            size,
            bold,
            ink,
          });
      this.y += pitch;
    }
  }
}

/** A stretch of a panel that is never divided. */
interface Stretch {
  readonly lines: readonly Line[];
  readonly inset: number;
  readonly above: number;
  readonly dot: boolean;
}

function stretchesOf(block: Block, size: number, metrics: Metrics): readonly Stretch[] {
  const { lead, hang } = measures(size);
  const look = (more: Partial<Look> = {}): Look => ({ size, ...more });
  if (block.kind === 'text')
    return [{ lines: linesOf(block.text, panel.width, look(), metrics), inset: 0, above: 0, dot: false }];
  if (block.kind === 'lead')
    return [
      {
        lines: linesOf(block.text, panel.width, look({ bold: true }), metrics),
        inset: 0,
        above: lead.above,
        dot: false,
      },
    ];
  if (block.kind === 'items')
    return block.items.map(({ text }) => ({
      lines: linesOf(text, panel.width - hang, look(), metrics),
      inset: hang,
      above: 0,
      dot: true,
    }));
  return [];
}

/** Letters as wide as they may be in any font: what fits a panel so, fits it everywhere. */
const widest: Metrics = { advance: (letter) => (letter > '\u00ff' ? 1 : 0.66) };

/** How high a block of a leaflet is at most. */
export const heightOf = (block: Block, size: number): number =>
  stretchesOf(block, size, widest).reduce(
    (sum, { lines, above }) => sum + above + lines.length * measures(size).pitch + measures(size).after,
    0,
  );

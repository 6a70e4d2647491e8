import type { Handbook, Ink, Mark, Page, Typeset, Bookmark } from '@fiveones/handbook';
import { typeset } from '@fiveones/handbook';
import PDFDocument from 'pdfkit';
import { paintDrawing } from './drawing.ts';
import { FontMetrics, shippedFonts, type FontFiles } from './fonts.ts';

/** What a printer is told besides the book. */
export interface Printing {
  /** The instant that stands in the file as its creation. */
  readonly at: Date;
  readonly fonts?: FontFiles | undefined;
}

/** A printed book. */
export interface Printed {
  readonly bytes: Uint8Array;
  /** Pages of a PDF; a docx has those that its reader makes. */
  readonly pages?: number;
  /** Letters that the font lacks; 〓 stands for them. */
  readonly missingLetters: readonly string[];
}

/** The colours of the ink. */
const inks: Readonly<Record<Ink, string>> = {
  ink: '#1f2933',
  hand: '#173f8a',
  soft: '#52606d',
  warn: '#a33b00',
  line: '#8b97a3',
  'strong-line': '#3e4c59',
  own: '#7a9a3a',
  link: '#0b5cad',
};
const shades = { head: '#e9eef3', label: '#f5f7f9' } as const;

/** The handbook as a PDF on A4: its font inside, bookmarks, links, page numbers in the table of contents. */
export async function pdfOf(handbook: Handbook, { at, fonts = shippedFonts() }: Printing): Promise<Printed> {
  const metrics = new FontMetrics(fonts);
  const book = typeset(handbook, metrics);
  const doc = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: book.title, Author: handbook.cover.lines.at(-2) ?? '', CreationDate: at, ModDate: at },
  });
  doc.registerFont('regular', fonts.regular);
  doc.registerFont('bold', fonts.bold);
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const bookmarks = new Bookmarks(doc, book.bookmarks);
  const targets = targetsOf(book);
  book.pages.forEach((page, place) => {
    doc.addPage({ size: [page.width, page.height], margin: 0 });
    for (const { id, y } of targets.get(place) ?? []) doc.addNamedDestination(id, 'XYZ', 0, y, null);
    bookmarks.at(place);
    drawPage(doc, page, metrics);
  });
  doc.end();
  await ended;
  return { bytes: Buffer.concat(chunks), pages: book.pages.length, missingLetters: [...metrics.missing] };
}

type Doc = InstanceType<typeof PDFDocument>;

/** The beginnings of sections by the place of their page. */
function targetsOf({
  places,
}: Typeset): ReadonlyMap<number, readonly { readonly id: string; readonly y: number }[]> {
  const found = new Map<number, { id: string; y: number }[]>();
  for (const [id, { page, y }] of places) found.set(page, [...(found.get(page) ?? []), { id, y }]);
  return found;
}

/** Bookmarks are made while their page is the last, so they are handed out page by page, parents first. */
class Bookmarks {
  private readonly doc: Doc;
  private readonly waiting: { readonly bookmark: Bookmark; readonly above: Bookmark | undefined }[] = [];
  private readonly made = new Map<Bookmark | undefined, PDFKit.PDFOutline>();
  private next = 0;

  constructor(doc: Doc, bookmarks: readonly Bookmark[]) {
    this.doc = doc;
    this.made.set(undefined, doc.outline);
    const collect = (all: readonly Bookmark[], above: Bookmark | undefined): void =>
      all.forEach((bookmark) => {
        this.waiting.push({ bookmark, above });
        collect(bookmark.below, bookmark);
      });
    collect(bookmarks, undefined);
  }

  at(page: number): void {
    for (
      let one = this.waiting[this.next];
      one !== undefined && one.bookmark.page <= page;
      one = this.waiting[++this.next]
    )
      this.made.set(one.bookmark, (this.made.get(one.above) ?? this.doc.outline).addItem(one.bookmark.title));
  }
}

function drawPage(doc: Doc, page: Page, metrics: FontMetrics): void {
  for (const mark of page.marks) painters[mark.kind](doc, mark as never, metrics);
}

type Painters = {
  readonly [K in Mark['kind']]: (doc: Doc, mark: Extract<Mark, { kind: K }>, metrics: FontMetrics) => void;
};

const painters: Painters = {
  text: (doc, { x, y, text, size, bold, ink }, metrics) => {
    doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(inks[ink])
      .text(metrics.printable(text), x, y, { lineBreak: false, baseline: 'alphabetic' });
  },
  // Numbers of pages are text by the time a page is finished.
  'page-number': () => undefined,
  line: (doc, { from, to, width, ink }) => {
    doc
      .lineWidth(width)
      .moveTo(...from)
      .lineTo(...to)
      .stroke(inks[ink]);
  },
  fill: (doc, { x, y, width, height, shade }) => {
    doc.rect(x, y, width, height).fill(shades[shade]);
  },
  link: (doc, { x, y, width, height, to }) => {
    doc.goTo(x, y, width, height, to);
  },
  drawing: paintDrawing,
};

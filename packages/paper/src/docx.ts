import { svgOf } from '@fiveones/chart';
import {
  chartLiesDown,
  headOf,
  leadingChart,
  paper,
  pixel,
  pocketPaper,
  runsOf,
  sectionsIn,
  sampleFrom,
  sheetUnits,
  tileName,
  tilingOf,
  type Block,
  type Handbook,
  type Inline,
  type Run,
  type Section,
  type SheetCell,
} from '@fiveones/handbook';
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  HeightRule,
  ImageRun,
  InternalHyperlink,
  Packer,
  PageReference,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextDirection,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { leafletDocx } from './docx-leaflet.ts';
import { DocxSections } from './docx-sections.ts';
import { headingOf, styles } from './docx-styles.ts';
import { shippedFonts, type FontFiles } from './fonts.ts';
import type { Printed, Printing } from './pdf.ts';
import { pictureOf } from './picture.ts';

type Child = Paragraph | Table;

/** The handbook as a Word document: headings, a table of contents, tables with repeated heads, charts as pictures. */
export async function docxOf(handbook: Handbook, { fonts = shippedFonts() }: Printing): Promise<Printed> {
  if (handbook.edition === 'leaflet') return leafletDocx(handbook);
  const title = `${handbook.cover.title} ${handbook.cover.subtitle}`;
  const sections = new DocxSections(title, handbook.edition === 'pocket' ? pocketPaper : paper);
  const writer = new Writer(handbook, sections, fonts);
  sections.front(coverOf(handbook), [
    new Paragraph({ style: 'BookToc', text: '目　录' }),
    new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-4' }),
  ]);
  for (const section of handbook.sections) writer.section(section, 1, false);
  const document = new Document({
    title,
    creator: handbook.cover.lines.at(-2) ?? '',
    styles,
    features: { updateFields: true },
    sections: sections.all(),
  });
  return { bytes: await Packer.toBuffer(document), missingLetters: [] };
}

function coverOf({ cover }: Handbook): readonly Paragraph[] {
  const line = (text: string, style: string) => new Paragraph({ style, text });
  return [
    line('', 'BookTitle'),
    ...(cover.state === '' ? [] : [line(`【${cover.state}】`, 'BookState')]),
    line(cover.title, 'BookTitle'),
    line(cover.subtitle, 'BookTitle'),
    ...cover.lines.map((text) => line(text, 'BookLine')),
  ];
}

/** Twips, twentieths of a point, in a share of the width of the page's text. */
const twips = (points: number): number => Math.round(points * 20);
const shades = { head: 'E9EEF3', label: 'F5F7F9' } as const;
const colours = { soft: '52606D', warn: 'A33B00' } as const;

class Writer {
  private readonly sections: DocxSections;
  private readonly fonts: FontFiles;
  /** Names of bookmarks may hold few letters, so each section has a number. */
  private readonly marks: ReadonlyMap<string, string>;

  constructor(handbook: Handbook, sections: DocxSections, fonts: FontFiles) {
    this.sections = sections;
    this.fonts = fonts;
    this.marks = new Map(sectionsIn(handbook.sections).map(({ id }, place) => [id, `part${place}`]));
  }

  /** `turned`: the section around it lies down for its chart already. */
  section(section: Section, depth: number, turned: boolean): void {
    const chart = leadingChart(section);
    const lies = chart !== undefined && chartLiesDown(chart);
    if (!turned) this.sections.turn(lies);
    const begins = depth === 1 || (section.number !== '' && !section.number.includes('.'));
    this.sections.add(
      new Paragraph({
        heading: headingOf(section.listed ? Math.min(depth, 4) : Math.max(depth, 5)),
        pageBreakBefore: begins && !lies,
        children: [new Bookmark({ id: this.markOf(section.id), children: [new TextRun(headOf(section))] })],
      }),
    );
    for (const block of section.blocks) this.sections.add(...this.block(block));
    section.sections.forEach((inner, place) => this.section(inner, depth + 1, lies && place === 0));
  }

  private markOf(id: string): string {
    return this.marks.get(id) ?? 'part0';
  }

  private block(block: Block): readonly Child[] {
    return this.writers[block.kind](block as never);
  }

  private readonly writers: {
    readonly [K in Block['kind']]: (block: Extract<Block, { kind: K }>) => readonly Child[];
  } = {
    text: ({ text, indent }) => [
      new Paragraph({
        style: 'BookText',
        ...(indent === true && { indent: { firstLineChars: 200 } }),
        children: this.runs(text),
      }),
    ],
    lead: ({ text }) => [new Paragraph({ style: 'BookLead', keepNext: true, text })],
    items: ({ items, numbered }) =>
      items.map(
        ({ text }) =>
          new Paragraph({
            style: 'BookText',
            indent: { left: twips(18), hanging: twips(numbered === true ? 6 : 12) },
            children: [...(numbered === true ? [] : [new TextRun('· ')]), ...this.runs(text)],
          }),
      ),
    table: ({ columns, rows }) => {
      const widths = sharesOf(
        columns.map(({ width }) => width),
        this.sections.width,
      );
      const head = columns.some(({ title }) => title !== '')
        ? [
            this.row(
              columns.map(({ title }) => [{ text: title, strong: true }]),
              widths,
              true,
            ),
          ]
        : [];
      return [grid(widths, [...head, ...rows.map(({ cells }) => this.row(cells, widths, false))]), gap()];
    },
    sheet: (sheet) => this.sheet(sheet),
    chart: ({ title, drawing }) => {
      const tiling = tilingOf(drawing);
      const scale = tiling.scale * pixel * 0.94;
      return tiling.tiles.flatMap((tile, place) => [
        new Paragraph({
          style: 'BookChart',
          keepNext: true,
          ...(place > 0 && { pageBreakBefore: true }),
          children: [
            new ImageRun({
              type: 'svg',
              data: Buffer.from(svgOf(drawing, tile, title)),
              fallback: { type: 'png', data: pictureOf(drawing, tile, this.fonts) },
              // Pictures are measured in pixels of 96 to the inch, the page in points of 72.
              transformation: {
                width: Math.round((tile.width * scale) / pixel),
                height: Math.round((tile.height * scale) / pixel),
              },
              altText: { name: title, title, description: tileName(title, tiling, place) },
            }),
          ],
        }),
        new Paragraph({ style: 'BookCaption', text: tileName(title, tiling, place) }),
      ]);
    },
    specimen: ({ title, number, body, foot }) => {
      const inner: Child[] = [
        new Paragraph({ style: 'BookPaperTitle', text: title }),
        ...(number === ''
          ? []
          : [new Paragraph({ style: 'BookCell', alignment: AlignmentType.RIGHT, text: number })]),
        ...body.flatMap((block) => this.block(block)),
        ...foot.map((text) => new Paragraph({ style: 'BookSoft', text })),
      ];
      const widths = [this.sections.width];
      return [
        grid(widths, [
          new TableRow({
            children: [
              new TableCell({ children: inner, margins: { left: 160, right: 160, top: 100, bottom: 100 } }),
            ],
          }),
        ]),
        gap(),
      ];
    },
    own: ({ about, body }) => {
      const bar = { left: { style: BorderStyle.SINGLE, size: 18, space: 6, color: '7A9A3A' } };
      const tag = `本单位补充${about === '' ? '' : `：${about}`}`;
      return [
        new Paragraph({ style: 'BookSoft', border: bar, keepNext: true, text: tag }),
        ...body.flatMap((block) =>
          block.kind === 'text'
            ? [new Paragraph({ style: 'BookText', border: bar, children: this.runs(block.text) })]
            : this.block(block),
        ),
      ];
    },
  };

  private sheet({ title, number, groups, sample }: Extract<Block, { kind: 'sheet' }>): readonly Child[] {
    const side = groups.some((group) => group.side) ? twips(22) : 0;
    const unit = Math.floor((this.sections.width - side) / sheetUnits);
    const widths = [...(side > 0 ? [side] : []), ...Array.from({ length: sheetUnits }, () => unit)];
    const short =
      groups.reduce((sum, { rows: own }) => sum + own.reduce((tall, { height }) => tall + height, 7), 20) <
      (sample === undefined ? 215 : 90);
    const rows = groups.flatMap((group) => [
      ...(group.side
        ? []
        : [
            new TableRow({
              cantSplit: true,
              keepNext: true,
              children: [
                sheetCell(group.title, { span: sheetUnits + (side > 0 ? 1 : 0), role: 'head', bold: true }),
              ],
            }),
          ]),
      ...group.rows.map(
        ({ cells, height }, place) =>
          new TableRow({
            cantSplit: true,
            // A form that a page can hold is not divided; names of lists and columns stand with the first line below.
            keepNext:
              !(group === groups.at(-1) && place === group.rows.length - 1) &&
              (short || cells.every(({ role }) => role === 'label' || role === 'head')),
            height: { value: `${height}mm`, rule: HeightRule.ATLEAST },
            children: [
              ...(side === 0 || (group.side && place > 0)
                ? []
                : [
                    group.side
                      ? sheetCell(group.title, {
                          span: 1,
                          role: 'label',
                          bold: true,
                          rows: group.rows.length,
                        })
                      : sheetCell('', { span: 1, role: 'label', bold: false }),
                  ]),
              ...cells.map(({ text, span, role }) => sheetCell(text, { span, role, bold: role === 'head' })),
            ],
          }),
      ),
    ]);
    return [
      sample === undefined ? sheetTitle(title, number) : sampleTitle(title, sampleFrom(sample)),
      ...(rows.length === 0 ? [] : [grid(widths, rows)]),
      gap(),
    ];
  }

  private row(cells: readonly Inline[], widths: readonly number[], head: boolean): TableRow {
    return new TableRow({
      tableHeader: head,
      cantSplit: cells.every((cell) => runsOf(cell).reduce((sum, { text }) => sum + text.length, 0) < 600),
      children: widths.map(
        (_, place) =>
          new TableCell({
            ...(head && { shading: { type: ShadingType.CLEAR, fill: shades.head, color: 'auto' } }),
            children: [new Paragraph({ style: 'BookCell', children: this.runs(cells[place] ?? '') })],
          }),
      ),
    });
  }

  private runs(text: Inline): ParagraphChild[] {
    return runsOf(text).flatMap((run) => this.run(run));
  }

  private run(run: Run): readonly ParagraphChild[] {
    if (run.page !== undefined) return [new PageReference(this.markOf(run.page))];
    const looks = {
      ...(run.strong === true && { bold: true }),
      ...(run.tone !== undefined && { color: colours[run.tone] }),
    };
    const pieces = run.text
      .split('\n')
      .map((text, place) => new TextRun({ text, ...looks, ...(place > 0 && { break: 1 }) }));
    return run.to === undefined
      ? pieces
      : [new InternalHyperlink({ anchor: this.markOf(run.to), children: pieces })];
  }
}

/** Whole twips for the columns of a table, together its width. */
function sharesOf(weights: readonly number[], width: number): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((weight / total) * width));
}

const grid = (widths: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({
    rows,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    margins: { left: 70, right: 70, top: 30, bottom: 30 },
  });

/** Word joins tables that stand right below each other. */
const gap = (): Paragraph => new Paragraph({ style: 'BookGap', text: '' });

function sheetTitle(title: string, number: string): Paragraph {
  return new Paragraph({
    style: 'BookPaperTitle',
    keepNext: true,
    children: [
      new TextRun(title),
      new TextRun({
        text: number === '' ? '' : `　${number}`,
        size: 16,
        bold: false,
        color: colours.soft,
      }),
    ],
  });
}

const sampleTitle = (title: string, from: string): Paragraph =>
  new Paragraph({
    style: 'BookLead',
    keepNext: true,
    children: [
      new TextRun(title),
      new TextRun({ text: `　${from}`, bold: false, size: 17, color: colours.soft }),
    ],
  });

/** Lines of a cell, each of its runs in its own look. */
const cellLines = (text: Inline): readonly (readonly Run[])[] =>
  runsOf(text).reduce<Run[][]>(
    (lines, run) => {
      const [first = '', ...more] = run.text.split('\n');
      lines.at(-1)?.push({ ...run, text: first });
      for (const part of more) lines.push([{ ...run, text: part }]);
      return lines;
    },
    [[]],
  );

function sheetCell(
  text: Inline,
  look: {
    readonly span: number;
    readonly role: SheetCell['role'];
    readonly bold: boolean;
    readonly rows?: number;
  },
): TableCell {
  const blank = look.role === 'blank' || look.role === 'filled';
  return new TableCell({
    columnSpan: look.span,
    ...(look.rows !== undefined && {
      rowSpan: look.rows,
      textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
    }),
    verticalAlign: VerticalAlignTable.CENTER,
    ...(!blank && {
      shading: {
        type: ShadingType.CLEAR,
        fill: look.role === 'head' ? shades.head : shades.label,
        color: 'auto',
      },
    }),
    children: cellLines(text).map(
      (line) =>
        new Paragraph({
          style: look.role === 'filled' ? 'BookHand' : 'BookCell',
          ...(!blank && { alignment: AlignmentType.CENTER }),
          children: line.map(
            ({ text: part, tone }) =>
              new TextRun({
                text: part,
                ...(look.bold && { bold: true }),
                ...(tone !== undefined && { style: 'BookSign' }),
              }),
          ),
        }),
    ),
  });
}

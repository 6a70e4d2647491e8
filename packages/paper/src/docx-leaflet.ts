import {
  measures,
  panel,
  paper,
  plain,
  sides,
  titleSize,
  type Block,
  type Handbook,
  type Section,
} from '@fiveones/handbook';
import {
  AlignmentType,
  ColumnBreak,
  Document,
  LineRuleType,
  Packer,
  PageOrientation,
  Paragraph,
  SectionType,
  ShadingType,
  TextRun,
  type ISectionOptions,
  type IParagraphOptions,
} from 'docx';
import { styles } from './docx-styles.ts';
import type { Printed } from './pdf.ts';

/** Twips, twentieths of a point. */
const twips = (points: number): number => Math.round(points * 20);

/** Room between the text of two panels, and between a panel and the edge. */
const gap = (paper.long - 3 * panel.width) / 3;

/** Leaflets as a Word document: both sides of each sheet in three columns, to be folded. */
export async function leafletDocx(handbook: Handbook): Promise<Printed> {
  const document = new Document({
    title: `${handbook.cover.title} ${handbook.cover.subtitle}`,
    creator: handbook.cover.lines.at(-2) ?? '',
    styles,
    sections: handbook.sections.flatMap((sheet) => sides.map((side) => sideOf(sheet, side))),
  });
  return { bytes: await Packer.toBuffer(document), missingLetters: [] };
}

function sideOf({ sections, size = 10 }: Section, side: (typeof sides)[number]): ISectionOptions {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // Word wants the measures of the standing page and turns them itself.
        size: {
          width: twips(paper.short),
          height: twips(paper.long),
          orientation: PageOrientation.LANDSCAPE,
        },
        margin: {
          left: twips(gap / 2),
          right: twips(gap / 2),
          top: twips(panel.top),
          bottom: twips(panel.top / 2),
          header: 0,
          footer: 0,
        },
      },
      column: { count: 3, space: twips(gap), equalWidth: true },
    },
    children: side.flatMap(({ panel: number }, place) =>
      panelOf(sections[number], size, place < side.length - 1),
    ),
  };
}

function panelOf(shown: Section | undefined, size: number, breaks: boolean): readonly Paragraph[] {
  return [
    ...(shown?.blocks ?? []).map((block) => front(block, size)),
    ...(shown?.sections ?? []).flatMap(({ title, blocks }) => [
      headed(title, size),
      ...blocks.flatMap((block) => paragraphs(block, size)),
    ]),
    // The end of a panel takes no line of it.
    ...(breaks
      ? [
          new Paragraph({
            spacing: { line: 20, lineRule: LineRuleType.EXACT },
            children: [new ColumnBreak()],
          }),
        ]
      : []),
  ];
}

const run = (text: string, size: number, bold = false): TextRun =>
  new TextRun({ text, size: Math.round(size * 2), bold });

/** Lines as high as they were measured. */
const exactly = (pitch: number, after: number, before = 0): NonNullable<IParagraphOptions['spacing']> => ({
  line: twips(pitch),
  lineRule: LineRuleType.EXACT,
  after: twips(after),
  before: twips(before),
});

function front(block: Block, size: number): Paragraph {
  const title = block.kind === 'lead';
  const text = block.kind === 'lead' || block.kind === 'text' ? plain(block.text) : '';
  const letters = title ? titleSize(text, size) : size + 1.5;
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: exactly(letters * 1.5, size, title ? panel.height * 0.1 : 0),
    children: [run(text, letters, title)],
  });
}

function headed(title: string, size: number): Paragraph {
  const { head } = measures(size);
  return new Paragraph({
    spacing: exactly(head.pitch, head.after),
    shading: { type: ShadingType.CLEAR, fill: 'E9EEF3', color: 'auto' },
    children: [run(title, head.size, true)],
  });
}

function paragraphs(block: Block, size: number): readonly Paragraph[] {
  const { pitch, after, lead, hang } = measures(size);
  if (block.kind === 'text')
    return [new Paragraph({ spacing: exactly(pitch, after), children: [run(plain(block.text), size)] })];
  if (block.kind === 'lead')
    return [
      new Paragraph({
        keepNext: true,
        spacing: exactly(pitch, after, lead.above),
        children: [run(block.text, size, true)],
      }),
    ];
  if (block.kind !== 'items') return [];
  return block.items.map(
    ({ text }) =>
      new Paragraph({
        spacing: exactly(pitch, after),
        indent: { left: twips(hang), hanging: twips(hang) },
        children: [run(`·　${plain(text)}`, size)],
      }),
  );
}

import { AlignmentType, HeadingLevel, type IStylesOptions } from 'docx';

type Heading = (typeof HeadingLevel)[keyof typeof HeadingLevel];

const headings: readonly Heading[] = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
];

/** The heading of a depth, from 1; the table of contents names the first four. */
export const headingOf = (depth: number): Heading =>
  headings[Math.min(depth, 6) - 1] ?? HeadingLevel.HEADING_6;

/** Chinese in the font that offices have; Latin letters and figures in it too. */
const font = { ascii: 'Noto Sans SC', hAnsi: 'Noto Sans SC', eastAsia: '等线', cs: 'Noto Sans SC' };
const ink = '1F2933';
/** What an example fills in looks written by hand. */
const hand = { ...font, eastAsia: '楷体' };

const heading = (size: number, before: number, after: number) => ({
  run: { size: size * 2, bold: true, color: ink, font },
  paragraph: { spacing: { before: before * 20, after: after * 20 }, keepNext: true, keepLines: true },
});

interface Look {
  readonly size: number;
  readonly line?: number;
  readonly after?: number;
  readonly before?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly center?: boolean;
}

const paragraph = (
  id: string,
  name: string,
  { size, line, after = 0, before = 0, bold, color, center }: Look,
) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run: { size: size * 2, font, ...(bold === true && { bold }), color: color ?? ink },
  paragraph: {
    spacing: { before: before * 20, after: after * 20, ...(line !== undefined && { line: line * 20 }) },
    ...(center === true && { alignment: AlignmentType.CENTER }),
  },
});

/** The look of the document, all of it in styles, so that an office can change it in one place. */
export const styles: IStylesOptions = {
  default: {
    document: { run: { size: 21, font, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
    heading1: heading(20, 0, 14),
    heading2: heading(17, 18, 10),
    heading3: heading(13.5, 16, 7),
    heading4: heading(11.5, 12, 5),
    heading5: heading(11, 10, 4),
    heading6: heading(10.5, 10, 4),
  },
  paragraphStyles: [
    paragraph('BookTitle', '手册标题', { size: 30, before: 60, after: 6, bold: true, center: true }),
    paragraph('BookState', '手册状态', {
      size: 16,
      before: 30,
      after: 20,
      bold: true,
      color: 'A33B00',
      center: true,
    }),
    paragraph('BookLine', '封面文字', { size: 12, before: 6, center: true }),
    paragraph('BookToc', '目录标题', { size: 20, after: 16, bold: true, center: true }),
    paragraph('BookText', '手册正文', { size: 10.5, line: 17, after: 3 }),
    paragraph('BookLead', '手册小标题', { size: 10.5, before: 8, after: 3, bold: true }),
    paragraph('BookCell', '手册表格', { size: 8.5 }),
    {
      ...paragraph('BookHand', '填写示例', { size: 9.5, color: '173F8A' }),
      run: { size: 19, font: hand, color: '173F8A' },
    },
    paragraph('BookPaperTitle', '样张标题', { size: 13, before: 6, after: 6, bold: true, center: true }),
    paragraph('BookSoft', '手册小字', { size: 8.5, color: '52606D' }),
    paragraph('BookChart', '流程图', { size: 8.5, center: true }),
    paragraph('BookCaption', '图题', { size: 8.5, color: '52606D', center: true }),
    paragraph('BookGap', '表后空', { size: 4 }),
  ],
  characterStyles: [
    {
      id: 'BookSign',
      name: '填写示例占位',
      basedOn: 'DefaultParagraphFont',
      run: { size: 17, font, color: '52606D' },
    },
  ],
};

import type { Paper } from '@fiveones/handbook';
import {
  AlignmentType,
  Footer,
  Header,
  NumberFormat,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';

const twips = (points: number): number => Math.round(points * 20);

interface Part {
  readonly lies: boolean;
  readonly children: FileChild[];
}

/** The sections of a Word document: pages that stand, pages that lie, before them the cover and the contents. */
export class DocxSections {
  private readonly title: string;
  private readonly paper: Paper;
  private readonly before: ISectionOptions[] = [];
  private readonly parts: Part[] = [];

  constructor(title: string, paper: Paper) {
    this.title = title;
    this.paper = paper;
  }

  /** The cover, without a number, and the table of contents, numbered in small Roman figures. */
  front(cover: readonly FileChild[], contents: readonly FileChild[]): void {
    this.before.push(
      { properties: { page: pageOf(false, this.paper) }, children: cover },
      {
        ...this.surround(),
        properties: {
          page: {
            ...pageOf(false, this.paper),
            pageNumbers: { start: 1, formatType: NumberFormat.LOWER_ROMAN },
          },
        },
        children: contents,
      },
    );
  }

  /** Goes on with pages that lie down or stand. */
  turn(lies: boolean): void {
    if (this.parts.at(-1)?.lies !== lies) this.parts.push({ lies, children: [] });
  }

  add(...children: readonly FileChild[]): void {
    if (this.parts.length === 0) this.turn(false);
    this.parts.at(-1)?.children.push(...children);
  }

  /** Width of the text on the pages where it now goes on, in twips. */
  get width(): number {
    const lies = this.parts.at(-1)?.lies === true;
    const { short, long, left, right } = this.paper;
    return twips((lies ? long : short) - left - right);
  }

  all(): readonly ISectionOptions[] {
    return [
      ...this.before,
      ...this.parts.map(({ lies, children }, place) => ({
        ...this.surround(),
        properties: {
          page: {
            ...pageOf(lies, this.paper),
            ...(place === 0 && { pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } }),
          },
        },
        children,
      })),
    ];
  }

  private surround(): Pick<ISectionOptions, 'headers' | 'footers'> {
    return {
      headers: {
        default: new Header({
          children: [new Paragraph({ style: 'BookSoft', alignment: AlignmentType.RIGHT, text: this.title })],
        }),
      },
      footers: {
        default: new Footer({
          children: [
            new Paragraph({
              style: 'BookSoft',
              alignment: AlignmentType.CENTER,
              children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
            }),
          ],
        }),
      },
    };
  }
}

const pageOf = (lies: boolean, paper: Paper) => ({
  // Word wants the measures of the standing page and turns them itself.
  size: {
    width: twips(paper.short),
    height: twips(paper.long),
    orientation: lies ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
  },
  margin: {
    left: twips(paper.left),
    right: twips(paper.right),
    top: twips(paper.top),
    bottom: twips(paper.bottom),
    header: twips(paper.head - 12),
    footer: twips(paper.foot - 6),
  },
});

export type {
  Block,
  Cover,
  EditionName,
  Handbook,
  Inline,
  Report,
  Run,
  Section,
  SheetCell,
  SheetGroup,
  SheetRow,
  TableColumn,
  TableRow,
  Tone,
} from './block.ts';
export { editionNames, plain, runsOf, sectionsIn, sheetUnits } from './block.ts';
export type { Anchor, ChapterPart } from './anchor.ts';
export { anchorOfFile, anchorsOf, bookParts, chapterParts, fileOfAnchor } from './anchor.ts';
export type { Entry, Making } from './book.ts';
export { editionTitles, handbookOf } from './book.ts';
export { amountWords, cellWords, feelWords } from './feel-words.ts';
export { plainLimit } from './limit-words.ts';
export { missingIn } from './chapter/parameter.ts';
export { namingOf, type Naming, type Place } from './naming.ts';
export type { PastVersion } from './revision.ts';
export { revisionNote } from './revision.ts';
export { headOf, htmlOf, sampleFrom, textOfSection, tileName } from './html.ts';
export { handbookCss } from './html-css.ts';
export { typeset } from './typeset/typeset.ts';
export type { Bookmark, Ink, Mark, Metrics, Page, Typeset } from './typeset/page.ts';
export { chartLiesDown, leadingChart, tilingOf } from './typeset/block.ts';
export { measures, panel, sides, titleSize } from './typeset/leaflet.ts';
export { paper, pixel, pocketPaper, type Paper } from './typeset/page.ts';

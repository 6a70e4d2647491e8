export { plainWording, wordingOf, type Wording } from './wording.ts';
export { formatField, type FieldFormat } from './format.ts';
export { mayOpen, openersOf, readFields, withheldWords, type Reader, type ReadFields } from './reading.ts';
export { publicPage, type PublicPage } from './public-page.ts';
export {
  checkNumberOf,
  renderDocument,
  revealsNumber,
  type Issued,
  type RenderedBlock,
  type RenderedDocument,
} from './render.ts';

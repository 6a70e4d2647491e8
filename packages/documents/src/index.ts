export { formatField, type FieldFormat } from './format.ts';
export {
  checkNumberOf,
  renderDocument,
  revealsNumber,
  type Issued,
  type RenderedBlock,
  type RenderedDocument,
} from './render.ts';

export { formatField, type FieldFormat } from './format.ts';
export {
  renderDocument,
  revealsNumber,
  type Issued,
  type RenderedBlock,
  type RenderedDocument,
} from './render.ts';

/** The kinds of value that FEEL tells apart. */
export type Kind =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'list'
  | 'context'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'function';

/** A value that JSON has no form for. Everything else that is an object is a list or a context. */
export abstract class Special {
  abstract readonly kind: Kind;
}

import { Special } from './special.ts';
import type { Value } from './value.ts';

/** An interval. `undefined` at an end means unbounded, as `(>= 5)` is. */
export class FeelRange extends Special {
  override readonly kind = 'range';
  readonly start: Value | undefined;
  readonly end: Value | undefined;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;

  constructor(range: {
    start: Value | undefined;
    end: Value | undefined;
    startIncluded: boolean;
    endIncluded: boolean;
  }) {
    super();
    this.start = range.start;
    this.end = range.end;
    this.startIncluded = range.startIncluded;
    this.endIncluded = range.endIncluded;
  }
}

import type { Params, PathStep } from '@fiveones/definition';
import type { Context } from './context.ts';
import type { FindingCode } from './words.ts';

/** `error` keeps a package from being published; `hint` is worth a second look. */
export type Severity = 'error' | 'hint';

/** The part of a step's inspector where a finding is mended: who, form, time, next. */
export type Tab = 'who' | 'form' | 'time' | 'next';

/** A place in a package. On a chart also the step it belongs to, the tab of its inspector, and the property. */
export interface Spot {
  readonly file: string;
  readonly path: readonly PathStep[];
  readonly nodeId?: string;
  readonly tab?: Tab;
  readonly field?: string;
}

/** Something wrong, or worth a second look, in a package that can be read. Words for each code are in `words.ts`. */
export interface Finding extends Spot {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly params: Params;
}

/** Says that a check has found something at a place. */
export type Report = (spot: Spot, params?: Params) => void;

/** One thing that is looked for. */
export interface Check {
  readonly code: FindingCode;
  readonly severity: Severity;
  check(context: Context, report: Report): void;
}

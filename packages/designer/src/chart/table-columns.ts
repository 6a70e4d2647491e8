import type { Step } from '@fiveones/chart';
import { inspectorTabs, type InspectorTab } from '../store.ts';

/** The columns of the step table after the number. */
export const columns = ['step', 'who', 'what', 'long', 'next', 'check'] as const;
export type Column = (typeof columns)[number];

/** A cell of the table being changed: where it stands, or in the panel when it says more than a cell can. */
export interface Editing {
  readonly id: string;
  readonly column: Column;
}

/** Whether a cell is changed where it stands; the other ones open the panel of the step at this tab. */
export const editsInPlace = (step: Step, column: Column): boolean =>
  column === 'step' || column === 'next' || (step.kind === 'userTask' && column !== 'check');

/** The tab of the panel that says what a column says. */
export const tabOf = (column: Column): InspectorTab => inspectorTabs.find((tab) => tab === column) ?? 'who';

import type { Step } from '@fiveones/chart';
import type { DesignerStore } from '../store.ts';
import { addBranch, copySteps, deleteSteps, shiftStep } from './gestures.ts';
import { copyToClipboard, pasteFromClipboard } from './keys.ts';
import { columns, type Column } from './table-columns.ts';
import type { TableHand } from './table-hand.ts';
import type { Shown } from './use-chart.ts';

interface TableState {
  /** A cell is being changed: its keys are its own. */
  readonly busy: boolean;
  readonly editable: boolean;
  readonly store: DesignerStore;
  readonly shown: Shown;
  readonly hand: TableHand;
  /** The last row, from 0. */
  readonly last: number;
  readonly add: () => void;
}

const beside = (column: Column, step: 1 | -1): Column =>
  columns[Math.max(0, Math.min(columns.length - 1, columns.indexOf(column) + step))] ?? column;

const moves: Readonly<Record<string, (hand: TableHand, last: number) => void>> = {
  ArrowDown: ({ go, at, column }) => go(at + 1, column),
  ArrowUp: ({ go, at, column }) => go(at - 1, column),
  ArrowRight: ({ go, at, column }) => go(at, beside(column, 1)),
  ArrowLeft: ({ go, at, column }) => go(at, beside(column, -1)),
  PageDown: ({ go, at, column }) => go(at + 15, column),
  PageUp: ({ go, at, column }) => go(at - 15, column),
  Home: ({ go, column }) => go(0, column),
  End: ({ go, column }, last) => go(last, column),
};

type Deed = (state: TableState, step: Step) => void;
const deeds: Readonly<Record<string, Deed>> = {
  Enter: ({ hand }, step) => hand.edit(step.id, hand.column),
  F2: ({ hand }, step) => hand.edit(step.id, 'step'),
  Insert: ({ add }) => add(),
  Delete: ({ store, shown }, step) => deleteSteps(store, shown.chart, [step.id]),
  'Ctrl Enter': ({ hand }) => hand.openPanel(hand.column),
  'Ctrl c': ({ store, shown }, step) => copyToClipboard(store, shown, [step]),
  'Ctrl v': ({ store, shown }) => pasteFromClipboard(store, shown),
  'Ctrl d': ({ store, shown }, step) => copySteps(store, shown.chart, [step]),
  'Alt ArrowUp': ({ store, shown }, step) => shiftStep(store, shown.chart, step.id, 'up'),
  'Alt ArrowDown': ({ store, shown }, step) => shiftStep(store, shown.chart, step.id, 'down'),
  'Alt ArrowRight': ({ store, shown }, step) => addBranch(store, shown.chart, shown.plan, step),
};

/** The keys of the table; each does what a gesture on the canvas does. */
export const tableKeys =
  (state: TableState) =>
  (event: React.KeyboardEvent): void => {
    if (state.busy || (event.target as HTMLElement).closest('input, select, textarea') !== null) return;
    const mark = event.ctrlKey || event.metaKey ? 'Ctrl ' : event.altKey ? 'Alt ' : '';
    const key = `${mark}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
    const move = moves[key];
    const deed = deeds[key];
    const { hand, last, editable } = state;
    if (move !== undefined) move(hand, last);
    else if (deed !== undefined && editable && hand.current !== undefined) deed(state, hand.current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

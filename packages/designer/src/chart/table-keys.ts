import type { Step } from '@fiveones/chart';
import type { DesignerStore } from '../store.ts';
import { addBranch, copySteps, deleteSteps, shiftStep } from './gestures.ts';
import { copyToClipboard, pasteFromClipboard } from './keys.ts';
import { columns, type Column } from './table-columns.ts';
import type { Shown } from './use-chart.ts';

interface TableState {
  /** A cell is being changed: its keys are its own. */
  readonly busy: boolean;
  readonly editable: boolean;
  readonly store: DesignerStore;
  readonly shown: Shown;
  /** The row that has the keyboard, from 0; -1: none. */
  readonly at: number;
  readonly last: number;
  readonly column: Column;
  readonly current: Step | undefined;
  readonly go: (row: number, column: Column) => void;
  readonly edit: (id: string, column: Column) => void;
  readonly openPanel: (column: Column) => void;
  readonly add: () => void;
}

const beside = (column: Column, step: 1 | -1): Column =>
  columns[Math.max(0, Math.min(columns.length - 1, columns.indexOf(column) + step))] ?? column;

const moves: Readonly<Record<string, (state: TableState) => void>> = {
  ArrowDown: ({ go, at, column }) => go(at + 1, column),
  ArrowUp: ({ go, at, column }) => go(at - 1, column),
  ArrowRight: ({ go, at, column }) => go(at, beside(column, 1)),
  ArrowLeft: ({ go, at, column }) => go(at, beside(column, -1)),
  PageDown: ({ go, at, column }) => go(at + 15, column),
  PageUp: ({ go, at, column }) => go(at - 15, column),
  Home: ({ go, column }) => go(0, column),
  End: ({ go, last, column }) => go(last, column),
};

type Deed = (state: TableState, step: Step) => void;
const deeds: Readonly<Record<string, Deed>> = {
  Enter: ({ edit, column }, step) => edit(step.id, column),
  F2: ({ edit }, step) => edit(step.id, 'step'),
  Insert: ({ add }) => add(),
  Delete: ({ store, shown }, step) => deleteSteps(store, shown.chart, [step.id]),
  'Ctrl Enter': ({ openPanel, column }) => openPanel(column),
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
    if (move !== undefined) move(state);
    else if (deed !== undefined && state.editable && state.current !== undefined) deed(state, state.current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

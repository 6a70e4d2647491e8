import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Step, StepRow } from '@fiveones/chart';
import { nextFinding } from '../checks.tsx';
import { useDesigner, useFindings, useWorld } from '../context.tsx';
import type { marksOf } from '../findings.ts';
import { layOver } from '../phone.ts';
import { editsInPlace, tabOf, type Column, type Editing } from './table-columns.ts';
import type { Shown } from './use-chart.ts';

/** Where the hand is on the table, keyboard or thumb, and what it does there. */
export interface TableHand {
  readonly table: RefObject<HTMLTableElement | null>;
  /** The row that has the keyboard, from 0; -1: none. */
  readonly at: number;
  readonly current: Step | undefined;
  readonly column: Column;
  readonly editing: Editing | undefined;
  /** The panel of the step lies beside the table. */
  readonly panel: boolean;
  readonly go: (row: number, column: Column) => void;
  /** Goes to a step that has just been added. */
  readonly goToNew: (id: string) => void;
  readonly edit: (id: string, column: Column) => void;
  readonly touch: (id: string, column: Column) => void;
  /** The cell of a step is done; `more`: with the whole panel of the step. */
  readonly onDone: (id: string, more?: boolean) => void;
  readonly openPanel: (column: Column) => void;
  readonly closePanel: () => void;
}

/** The hand on the table: it stands in one cell of the rows that are shown. */
export function useTableHand(
  shown: Shown,
  rows: readonly StepRow[],
  marks: ReturnType<typeof marksOf>,
): TableHand {
  const { store, editable, phone } = useWorld();
  const found = useFindings();
  const selected = useDesigner((state) => state.seen.selected.at(-1));
  const inspector = useDesigner((state) => state.seen.inspector);
  const [editing, setEditing] = useState<Editing>();
  const [panel, setPanel] = useState(false);
  const [column, setColumn] = useState<Column>('step');
  const table = useRef<HTMLTableElement>(null);
  const at = rows.findIndex((row) => row.step.id === selected);
  const current = rows[at]?.step;
  useShown(table, { selected, editing, phone });

  const focusCell = (id: string | undefined, to: Column): void =>
    void requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>(`[data-cell="${id ?? ''} ${to}"]`)?.focus(),
    );
  const select = (id: string): void => store.getState().look({ selected: [id], way: undefined });
  const openPanel = (tab: Column): void => {
    store.getState().look({ inspector: tabOf(tab) });
    if (phone) layOver(store, 'panel');
    else setPanel(true);
  };
  const edit = (id: string, to: Column): void => {
    const step = shown.chart.steps.find((one) => one.id === id);
    if (step === undefined || !editable) return;
    select(id);
    setColumn(to);
    const ofStep = found.filter((finding) => finding.node === id);
    if (to === 'check') nextFinding(store, ofStep);
    else if (editsInPlace(step, to)) setEditing({ id, column: to });
    else openPanel(to);
  };
  return {
    table,
    at,
    current,
    column,
    editing,
    panel,
    go: (row, to) => {
      const next = rows[Math.max(0, Math.min(rows.length - 1, row))];
      if (next === undefined) return;
      select(next.step.id);
      setColumn(to);
      focusCell(next.step.id, to);
    },
    goToNew: (id) => {
      setColumn('step');
      focusCell(id, 'step');
    },
    edit,
    // Under a thumb the place that is touched is opened at once: there is no second way to touch it.
    touch: (id, to) => {
      select(id);
      if (to === 'check' && marks.get(id) !== undefined) edit(id, to);
      else openPanel(to === 'step' || to === 'check' ? inspector : to);
    },
    onDone: (id, more = false) => {
      const done = editing?.column ?? column;
      setEditing(undefined);
      if (more) openPanel(done);
      else focusCell(id, done);
    },
    openPanel,
    closePanel: () => {
      setPanel(false);
      focusCell(current?.id, column);
    },
  };
}

interface Watched {
  readonly selected: string | undefined;
  readonly editing: Editing | undefined;
  readonly phone: boolean;
}

/** Keeps the row that has the keyboard in sight. */
function useShown(table: RefObject<HTMLTableElement | null>, { selected, editing, phone }: Watched): void {
  useEffect(() => {
    if (editing === undefined)
      shownWhole(
        table.current?.querySelector<HTMLElement>('td[tabindex="0"], th[tabindex="0"]'),
        phone,
      )?.scrollIntoView({ block: 'nearest' });
  }, [table, selected, editing, phone]);
}

/** What is to be seen of the row that has the keyboard: on a phone, where it is a card, the whole. */
const shownWhole = (cell: HTMLElement | null | undefined, phone: boolean) =>
  phone ? cell?.closest('tr') : cell;

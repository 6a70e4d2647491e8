import { GitBranch, Plus, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { stepRows, type StepRow } from '@fiveones/chart';
import { nextFinding } from '../checks.tsx';
import { useFindings, useWorld } from '../context.tsx';
import { marksOf } from '../findings.ts';
import { layOver } from '../phone.ts';
import { SearchBox } from '../search-box.tsx';
import { words } from '../words.ts';
import { AddMenu } from './add-menu.tsx';
import { addBranch, addPreset } from './gestures.ts';
import { Inspector } from './inspector.tsx';
import { Filters, useRowFilter } from './table-filter.tsx';
import { useTableHand, type TableHand } from './table-hand.ts';
import { tableKeys } from './table-keys.ts';
import { TableTotals } from './table-totals.tsx';
import { TableRow } from './table-row.tsx';
import type { Shown } from './use-chart.ts';

/** The chart as a table: the same steps and the same edits as the graph, for the keyboard and the screen reader. */
export const TableView = ({ shown }: { readonly shown: Shown }) => {
  const { store, editable, phone } = useWorld();
  const found = useFindings();
  const all = useMemo(() => stepRows(shown.chart), [shown.chart]);
  const marks = marksOf(found, shown.entry.file);
  const filter = useRowFilter(shown, all, marks);
  const { rows } = filter;
  const hand = useTableHand(shown, rows, marks);
  const [adding, setAdding] = useState(false);
  const onKeyDown = tableKeys({
    busy: hand.editing !== undefined,
    editable,
    store,
    shown,
    last: rows.length - 1,
    hand,
    add: () => setAdding(true),
  });
  return (
    <div className="d-table-view">
      <div className="d-screen-bar">
        <SearchBox name={words.table.search} query={filter.query} onQuery={filter.setQuery} wide />
        {editable && !phone ? (
          <AddBelow shown={shown} rows={rows} hand={hand} adding={adding} onAdding={setAdding} />
        ) : null}
        <Filters shown={shown} filter={filter} found={marks} />
        <span className="d-spring" />
        <TableTotals shown={shown} steps={all.length} marks={marks} />
      </div>
      <div className="d-table-box">
        <table
          className="d-table d-steps"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- cells are changed in it: that is a grid
          role="grid"
          aria-label={shown.chart.name}
          aria-readonly={!editable}
          ref={hand.table}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th>{words.table.number}</th>
              {(['step', 'who', 'what', 'long', 'next', 'check'] as const).map((name) => (
                <th key={name}>{words.table[name]}</th>
              ))}
            </tr>
          </thead>
          <Rows shown={shown} all={all} rows={rows} marks={marks} hand={hand} />
        </table>
      </div>
      {hand.panel && !phone && hand.current !== undefined ? (
        <StepPanel shown={shown} onClose={hand.closePanel} />
      ) : null}
      <Foot
        position={hand.at < 0 ? '' : words.table.position(hand.at + 1, words.table[hand.column])}
        onNext={() => nextFinding(store, found)}
      />
    </div>
  );
};

/** What adds to the table: a step below the row that has the keyboard, and a branch there. */
const AddBelow = ({
  shown,
  rows,
  hand,
  adding,
  onAdding,
}: {
  readonly shown: Shown;
  readonly rows: readonly StepRow[];
  readonly hand: TableHand;
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
}) => {
  const { store } = useWorld();
  const { current } = hand;
  const below = current ?? rows.at(-1)?.step;
  const title = words.menu.addAfter(below?.name ?? '');
  return (
    <>
      <DialogTrigger isOpen={adding} onOpenChange={onAdding}>
        <Button className="d-button">
          <Plus size={14} aria-hidden />
          {words.table.addBelow}
        </Button>
        <Popover className="d-pop" placement="bottom start">
          <Dialog className="d-add-dialog" aria-label={title}>
            <AddMenu
              title={title}
              onChoose={(preset) => {
                onAdding(false);
                const id = addPreset(store, shown.chart, shown.plan, preset, { after: below?.id });
                if (id !== undefined) hand.goToNew(id);
              }}
            />
          </Dialog>
        </Popover>
      </DialogTrigger>
      <button
        type="button"
        className="d-button"
        disabled={current === undefined}
        onClick={() => current !== undefined && addBranch(store, shown.chart, shown.plan, current)}
      >
        <GitBranch size={14} aria-hidden />
        {words.table.addBranch}
      </button>
    </>
  );
};

const Rows = ({
  shown,
  all,
  rows,
  marks,
  hand,
}: {
  readonly shown: Shown;
  /** Every step: a row names the steps after it by their numbers, whether they are shown or not. */
  readonly all: readonly StepRow[];
  readonly rows: readonly StepRow[];
  readonly marks: ReturnType<typeof marksOf>;
  readonly hand: TableHand;
}) => {
  const { store, editable, phone } = useWorld();
  const numbers = new Map(all.map((row) => [row.step.id, row.number]));
  const { at, current, column, editing } = hand;
  const add = (id: string): void => {
    store.getState().look({ selected: [id], way: undefined });
    layOver(store, 'add');
  };
  return (
    <tbody>
      {rows.map((row, place) => (
        <TableRow
          key={row.step.id}
          row={row}
          goesOn={(rows[place + 1]?.depth ?? 0) >= row.depth}
          shown={shown}
          numbers={numbers}
          mark={marks.get(row.step.id)}
          selected={row.step.id === current?.id}
          column={column}
          first={at < 0 && place === 0}
          editing={editing?.id === row.step.id ? editing.column : undefined}
          onEdit={(name) => hand.edit(row.step.id, name)}
          onDone={(more) => hand.onDone(row.step.id, more)}
          onChoose={(name) => (phone ? hand.touch(row.step.id, name) : hand.go(place, name))}
          onAdd={phone && editable && row.step.kind !== 'endEvent' ? add : undefined}
        />
      ))}
    </tbody>
  );
};

/** The whole panel of the selected step beside the table; Escape goes back to the cell. */
const StepPanel = ({ shown, onClose }: { readonly shown: Shown; readonly onClose: () => void }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(), []);
  return (
    <div
      className="d-drawer"
      ref={box}
      role="dialog"
      aria-label={words.table.panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <button
        type="button"
        className="d-icon-button d-drawer-close"
        aria-label={words.a11y.close}
        onClick={onClose}
      >
        <X size={16} />
      </button>
      <Inspector shown={shown} />
    </div>
  );
};

const Foot = ({ position, onNext }: { readonly position: string; readonly onNext: () => void }) => (
  <footer className="d-keys">
    {words.table.keys.map(([key, name]) => (
      <span key={key}>
        <kbd>{key}</kbd> {name}
      </span>
    ))}
    <button type="button" className="d-plain-button" onClick={onNext}>
      <kbd>F8</kbd> {words.table.nextProblem}
    </button>
    <span className="d-spring" />
    {position === '' ? null : <span role="status">{position}</span>}
  </footer>
);

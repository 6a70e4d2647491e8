import { CircleAlert, GitBranch, Info, Plus, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { laneOf, stepRows, type StepRow } from '@fiveones/chart';
import { nextFinding } from '../checks.tsx';
import { today, useDesigner, useFindings, usePack, useWorld } from '../context.tsx';
import { marksOf } from '../findings.ts';
import { lookOf } from '../kinds.ts';
import type { Pack } from '../pack.ts';
import { SearchBox } from '../search-box.tsx';
import { layOver } from '../phone.ts';
import { words } from '../words.ts';
import { AddMenu } from './add-menu.tsx';
import { addBranch, addPreset } from './gestures.ts';
import { Inspector } from './inspector.tsx';

import { editsInPlace, tabOf, type Column, type Editing } from './table-columns.ts';
import { tableKeys } from './table-keys.ts';
import { formNames } from './table-text.ts';
import { TableTotals } from './table-totals.tsx';
import { TableRow } from './table-row.tsx';
import type { Shown } from './use-chart.ts';

/** The chart as a table: the same steps and the same edits as the graph, for the keyboard and the screen reader. */
// oxlint-disable-next-line max-lines-per-function -- one table, told from its head to its foot; its rows and keys stand in their own files
export const TableView = ({ shown }: { readonly shown: Shown }) => {
  const { store, editable, phone } = useWorld();
  const found = useFindings();
  const pack = usePack();
  const selected = useDesigner((state) => state.seen.selected.at(-1));
  const inspector = useDesigner((state) => state.seen.inspector);
  const [query, setQuery] = useState('');
  const [only, setOnly] = useState<readonly string[]>([]);
  const [editing, setEditing] = useState<Editing>();
  const [panel, setPanel] = useState(false);
  const [adding, setAdding] = useState(false);
  const [column, setColumn] = useState<Column>('step');
  const all = useMemo(() => stepRows(shown.chart), [shown.chart]);
  const marks = marksOf(found, shown.entry.file);
  const rows = all.filter((row) => wanted(row, { query, only, shown, pack, marks }));
  const table = useRef<HTMLTableElement>(null);
  const at = rows.findIndex((row) => row.step.id === selected);
  const current = rows[at]?.step;
  const numbers = new Map(all.map((row) => [row.step.id, row.number]));
  const focusCell = (id: string | undefined, to: Column): void =>
    void requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>(`[data-cell="${id ?? ''} ${to}"]`)?.focus(),
    );
  useEffect(() => {
    if (editing === undefined)
      shownWhole(
        table.current?.querySelector<HTMLElement>('td[tabindex="0"], th[tabindex="0"]'),
        phone,
      )?.scrollIntoView({ block: 'nearest' });
  }, [selected, editing, phone]);
  const go = (row: number, to: Column): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, row))];
    if (next === undefined) return;
    store.getState().look({ selected: [next.step.id], way: undefined });
    setColumn(to);
    focusCell(next.step.id, to);
  };
  const openPanel = (tab: Column): void => {
    store.getState().look({ inspector: tabOf(tab) });
    if (phone) layOver(store, 'panel');
    else setPanel(true);
  };
  /** Under a thumb the place that is touched is opened at once: there is no second way to touch it. */
  const touch = (id: string, to: Column): void => {
    store.getState().look({ selected: [id], way: undefined });
    if (to === 'check' && marks.get(id) !== undefined) edit(id, to);
    else openPanel(to === 'step' || to === 'check' ? inspector : to);
  };
  const edit = (id: string, to: Column): void => {
    const step = shown.chart.steps.find((one) => one.id === id);
    if (step === undefined || !editable) return;
    store.getState().look({ selected: [id], way: undefined });
    setColumn(to);
    if (to === 'check')
      nextFinding(
        store,
        found.filter((finding) => finding.node === id),
      );
    else if (editsInPlace(step, to)) setEditing({ id, column: to });
    else openPanel(to);
  };
  const onDone = (id: string, to: Column, more = false): void => {
    setEditing(undefined);
    if (more) openPanel(to);
    else focusCell(id, to);
  };
  const add = (id: string): void => {
    store.getState().look({ selected: [id], way: undefined });
    layOver(store, 'add');
  };
  const closePanel = (): void => {
    setPanel(false);
    focusCell(current?.id, column);
  };
  const onKeyDown = tableKeys({
    busy: editing !== undefined,
    editable,
    store,
    shown,
    at,
    last: rows.length - 1,
    column,
    current,
    go,
    edit,
    openPanel,
    add: () => setAdding(true),
  });
  const toggle = (name: string): void =>
    setOnly(only.includes(name) ? only.filter((one) => one !== name) : [...only, name]);
  const below = current?.id ?? rows.at(-1)?.step.id;
  const belowName = (current ?? rows.at(-1)?.step)?.name ?? '';
  return (
    <div className="d-table-view">
      <div className="d-screen-bar">
        <SearchBox name={words.table.search} query={query} onQuery={setQuery} wide />
        {editable && !phone ? (
          <>
            <DialogTrigger isOpen={adding} onOpenChange={setAdding}>
              <Button className="d-button">
                <Plus size={14} aria-hidden />
                {words.table.addBelow}
              </Button>
              <Popover className="d-pop" placement="bottom start">
                <Dialog className="d-add-dialog" aria-label={words.menu.addAfter(belowName)}>
                  <AddMenu
                    title={words.menu.addAfter(belowName)}
                    onChoose={(preset) => {
                      setAdding(false);
                      const id = addPreset(store, shown.chart, shown.plan, preset, { after: below });
                      if (id === undefined) return;
                      setColumn('step');
                      focusCell(id, 'step');
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
        ) : null}
        <Filters shown={shown} only={only} onToggle={toggle} found={marks} />
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
          ref={table}
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
          <tbody>
            {rows.map((row, place) => (
              <TableRow
                key={row.step.id}
                row={row}
                goesOn={(rows[place + 1]?.depth ?? 0) >= row.depth}
                shown={shown}
                numbers={numbers}
                mark={marks.get(row.step.id)}
                selected={row.step.id === selected}
                column={column}
                first={at < 0 && row === rows[0]}
                editing={editing?.id === row.step.id ? editing.column : undefined}
                onEdit={(name) => edit(row.step.id, name)}
                onDone={(more) => onDone(row.step.id, editing?.column ?? column, more)}
                onChoose={(name) => (phone ? touch(row.step.id, name) : go(rows.indexOf(row), name))}
                onAdd={phone && editable && row.step.kind !== 'endEvent' ? add : undefined}
              />
            ))}
          </tbody>
        </table>
      </div>
      {panel && !phone && current !== undefined ? <StepPanel shown={shown} onClose={closePanel} /> : null}
      <Foot
        position={at < 0 ? '' : words.table.position(at + 1, words.table[column])}
        onNext={() => nextFinding(store, found)}
      />
    </div>
  );
};

/** What is to be seen of the row that has the keyboard: on a phone, where it is a card, the whole. */
const shownWhole = (cell: HTMLElement | null | undefined, phone: boolean) =>
  phone ? cell?.closest('tr') : cell;

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

const Filters = ({
  shown,
  only,
  onToggle,
  found,
}: {
  readonly shown: Shown;
  readonly only: readonly string[];
  readonly onToggle: (name: string) => void;
  readonly found: ReturnType<typeof marksOf>;
}) => {
  const count = (kind: 'errors' | 'hints'): number =>
    [...found.values()].reduce((sum, mark) => sum + mark[kind], 0);
  return (
    <>
      <span className="d-label">{words.table.only}</span>
      {shown.chart.lanes.map((lane) => (
        <button
          key={lane.id}
          type="button"
          className="d-tier d-filter"
          data-tier={lane.tier}
          aria-pressed={only.includes(lane.id)}
          onClick={() => onToggle(lane.id)}
        >
          {words.tier[lane.tier ?? ''] ?? lane.name}
        </button>
      ))}
      <button
        type="button"
        className="d-filter d-filter-error"
        data-none={count('errors') === 0}
        aria-pressed={only.includes('error')}
        onClick={() => onToggle('error')}
      >
        <CircleAlert size={12} aria-hidden />
        {words.table.withErrors} {count('errors')}
      </button>
      <button
        type="button"
        className="d-filter d-filter-hint"
        data-none={count('hints') === 0}
        aria-pressed={only.includes('hint')}
        onClick={() => onToggle('hint')}
      >
        <Info size={12} aria-hidden />
        {words.table.withHints} {count('hints')}
      </button>
    </>
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

interface Filter {
  readonly query: string;
  readonly only: readonly string[];
  readonly shown: Shown;
  readonly pack: Pack;
  readonly marks: ReturnType<typeof marksOf>;
}

const wanted = (row: StepRow, { query, only, shown, pack, marks }: Filter): boolean => {
  const text = `${row.step.name}${lookOf(row.step.kind).who(row.step, pack, today)}${formNames(row.step, pack)}`;
  const mark = marks.get(row.step.id);
  const lanes = only.filter((one) => one !== 'error' && one !== 'hint');
  return (
    text.includes(query.trim()) &&
    (lanes.length === 0 || lanes.includes(laneOf(shown.chart, row.step))) &&
    (!only.includes('error') || (mark?.errors ?? 0) > 0) &&
    (!only.includes('hint') || (mark?.hints ?? 0) > 0)
  );
};

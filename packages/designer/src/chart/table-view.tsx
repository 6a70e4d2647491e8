import { CircleAlert, Clock, GitBranch, Info, Plus, Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { setStep } from '../changes.ts';
import { laneOf, listOf, objectOf, textOf, type Chart } from '../chart.ts';
import { nextFinding } from '../checks.tsx';
import { today, useDesigner, useFindings, usePack, useWorld } from '../context.tsx';
import { StepIcon } from '../icons.tsx';
import { marksOf } from '../findings.ts';
import { iconOf, lookOf, responsibilityOf } from '../kinds.ts';
import { amountToday, type Pack } from '../pack.ts';
import { presets } from '../presets.ts';
import { words } from '../words.ts';
import { LockMark } from './card.tsx';
import { addBranch, addPreset, deleteSteps } from './gestures.ts';
import { stepRows, type StepRow } from './step-numbers.ts';
import type { Shown } from './use-chart.ts';

const columns = ['step', 'who', 'what', 'long', 'next', 'check'] as const;
type Column = (typeof columns)[number];
type Editing = { readonly id: string; readonly column: Column } | undefined;
const editable: readonly Column[] = ['step', 'who', 'long'];

/** The chart as a table: the same steps and the same edits, for the keyboard and the screen reader. */
// oxlint-disable-next-line max-lines-per-function -- one table, told from its head to its foot; its cells stand in their own functions
export const TableView = ({ shown }: { readonly shown: Shown }) => {
  const { store } = useWorld();
  const found = useFindings();
  const pack = usePack();
  const selected = useDesigner((state) => state.seen.selected.at(-1));
  const [query, setQuery] = useState('');
  const [only, setOnly] = useState<readonly string[]>([]);
  const [editing, setEditing] = useState<Editing>();
  const [column, setColumn] = useState<Column>('step');
  const all = useMemo(() => stepRows(shown.chart), [shown.chart]);
  const marks = marksOf(found, shown.entry.file);
  const rows = all.filter((row) => wanted(row, { query, only, shown, pack, marks }));
  const table = useRef<HTMLTableElement>(null);
  const at = rows.findIndex((row) => row.step.id === selected);
  const current = rows[at]?.step;
  const numbers = new Map(all.map((row) => [row.step.id, row.number]));
  useEffect(() => {
    if (editing === undefined)
      table.current
        ?.querySelector<HTMLElement>('td[tabindex="0"], th[tabindex="0"]')
        ?.scrollIntoView({ block: 'nearest' });
  }, [selected, editing]);
  const go = (row: number, to: Column): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, row))];
    if (next === undefined) return;
    store.getState().look({ selected: [next.step.id], way: undefined });
    setColumn(to);
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>(`[data-cell="${next.step.id} ${to}"]`)?.focus(),
    );
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (editing !== undefined || (event.target as HTMLElement).closest('input, select') !== null) return;
    const index = columns.indexOf(column);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1, column),
      ArrowUp: () => go(at - 1, column),
      ArrowRight: () => go(at, columns[Math.min(columns.length - 1, index + 1)] ?? column),
      ArrowLeft: () => go(at, columns[Math.max(0, index - 1)] ?? column),
      Home: () => go(0, column),
      End: () => go(rows.length - 1, column),
      Enter: () =>
        current !== undefined && editable.includes(column) && setEditing({ id: current.id, column }),
      F2: () => current !== undefined && setEditing({ id: current.id, column: 'step' }),
      Insert: () => addBelow(),
      Delete: () => current !== undefined && deleteSteps(store, shown.chart, [current.id]),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  const addBelow = (): void => {
    const task = presets.find((preset) => preset.id === 'task');
    if (task !== undefined)
      addPreset(store, shown.chart, shown.plan, task, { after: current?.id ?? rows.at(-1)?.step.id });
  };
  const toggle = (name: string): void =>
    setOnly(only.includes(name) ? only.filter((one) => one !== name) : [...only, name]);
  return (
    <div className="d-table-view">
      <div className="d-screen-bar">
        <label className="d-search d-search-wide">
          <Search size={14} aria-hidden />
          <input
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            placeholder={words.table.search}
            aria-label={words.table.search}
          />
        </label>
        <button type="button" className="d-button" onClick={addBelow}>
          <Plus size={14} aria-hidden />
          {words.table.addBelow}
        </button>
        <button
          type="button"
          className="d-button"
          disabled={current === undefined}
          onClick={() => current !== undefined && addBranch(store, shown.chart, shown.plan, current)}
        >
          <GitBranch size={14} aria-hidden />
          {words.table.addBranch}
        </button>
        <span className="d-label">{words.table.only}</span>
        {shown.chart.lanes.map((lane) => (
          <button
            key={lane.id}
            type="button"
            className="d-tier d-filter"
            data-tier={lane.tier}
            aria-pressed={only.includes(lane.id)}
            onClick={() => toggle(lane.id)}
          >
            {words.tier[lane.tier ?? ''] ?? lane.name}
          </button>
        ))}
        <button
          type="button"
          className="d-filter d-filter-error"
          aria-pressed={only.includes('error')}
          onClick={() => toggle('error')}
        >
          <CircleAlert size={12} aria-hidden />
          {words.table.withErrors}
        </button>
        <button
          type="button"
          className="d-filter d-filter-hint"
          aria-pressed={only.includes('hint')}
          onClick={() => toggle('hint')}
        >
          <Info size={12} aria-hidden />
          {words.table.withHints}
        </button>
        <span className="d-spring" />
        <span className="d-faint">
          {words.table.steps(all.length)} ·{' '}
          {words.table.statutory(shown.chart.steps.filter((step) => step.lock === 'statutory').length)}
        </span>
      </div>
      <div className="d-table-box">
        <table className="d-table d-steps" ref={table} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <th>{words.table.number}</th>
              {columns.map((name) => (
                <th key={name}>{words.table[name]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.step.id}
                row={row}
                shown={shown}
                pack={pack}
                numbers={numbers}
                mark={marks.get(row.step.id)}
                selected={row.step.id === selected}
                column={column}
                first={at < 0 && row === rows[0]}
                editing={editing?.id === row.step.id ? editing.column : undefined}
                onEdit={(name) =>
                  setEditing(name === undefined ? undefined : { id: row.step.id, column: name })
                }
                onChoose={(name) => go(rows.indexOf(row), name)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <footer className="d-keys">
        {(
          [
            ['↑ ↓ ← →', words.table.move],
            ['Enter', words.table.edit],
            ['Esc', words.table.cancel],
            ['Insert', words.table.below],
            ['F8', words.table.nextProblem],
            ['Ctrl Z', words.table.undo],
          ] as const
        ).map(([key, name]) => (
          <span key={key}>
            <kbd>{key}</kbd> {name}
          </span>
        ))}
        <span className="d-spring" />
        {at < 0 ? null : <span role="status">{words.table.position(at + 1, words.table[column])}</span>}
        <button type="button" className="d-plain-button" onClick={() => nextFinding(store, found)}>
          {words.checks.next}
        </button>
      </footer>
    </div>
  );
};

interface Filter {
  readonly query: string;
  readonly only: readonly string[];
  readonly shown: Shown;
  readonly pack: Pack;
  readonly marks: ReturnType<typeof marksOf>;
}

const wanted = (row: StepRow, { query, only, shown, pack, marks }: Filter): boolean => {
  const text = `${row.step.name}${lookOf(row.step.kind).who(row.step, pack, today)}${formNames(row, pack)}`;
  const mark = marks.get(row.step.id);
  const lanes = only.filter((one) => one !== 'error' && one !== 'hint');
  return (
    text.includes(query.trim()) &&
    (lanes.length === 0 || lanes.includes(laneOf(shown.chart, row.step))) &&
    (!only.includes('error') || (mark?.errors ?? 0) > 0) &&
    (!only.includes('hint') || (mark?.hints ?? 0) > 0)
  );
};

const formNames = ({ step }: StepRow, pack: Pack): string =>
  listOf(step.json['forms'])
    .map(
      (use) =>
        pack.forms.find((form) => form.id === objectOf(use)['form'])?.name ?? textOf(objectOf(use)['form']),
    )
    .join('、');

interface RowProps {
  readonly row: StepRow;
  readonly shown: Shown;
  readonly pack: Pack;
  readonly numbers: ReadonlyMap<string, string>;
  readonly mark: { readonly errors: number; readonly hints: number } | undefined;
  readonly selected: boolean;
  readonly first: boolean;
  readonly column: Column;
  readonly editing: Column | undefined;
  readonly onEdit: (column: Column | undefined) => void;
  readonly onChoose: (column: Column) => void;
}

const Row = (props: RowProps) => {
  const { row, shown, pack, numbers, mark, selected, first, column, editing, onEdit, onChoose } = props;
  const { step } = row;
  const look = lookOf(step.kind);
  const lane = shown.chart.lanes.find((one) => one.id === laneOf(shown.chart, step));
  const who = look.who(step, pack, today);
  const clock = look.clock(step, pack, today);
  const cell = (name: Column) => ({
    'data-cell': `${step.id} ${name}`,
    'data-column': name,
    tabIndex: (selected && column === name) || (first && name === 'step') ? 0 : -1,
    onClick: () => onChoose(name),
    onDoubleClick: () => editable.includes(name) && onEdit(name),
    'data-editing': editing === name,
  });
  return (
    <tr data-selected={selected} data-depth={row.depth} aria-selected={selected}>
      <th className="d-row-number">{row.number}</th>
      <th scope="row" {...cell('step')}>
        <span className={`d-step-cell d-tone-${look.tone}`}>
          {row.depth > 0 ? <i className="d-elbow" aria-hidden /> : null}
          <span className="d-chip-icon">
            <StepIcon name={iconOf(step)} size={13} />
          </span>
          {editing === 'step' ? <NameCell {...props} /> : <b>{step.name || words.kind[step.kind]}</b>}
          <LockMark lock={step.lock} />
        </span>
      </th>
      <td {...cell('who')}>
        {editing === 'who' && look.shape === 'task' ? (
          <WhoCell {...props} />
        ) : (
          <span className="d-who-cell">
            {who === '' ? null : (
              <span className="d-tier" data-tier={lane?.tier}>
                {words.tier[lane?.tier ?? ''] ?? ''}
              </span>
            )}
            {who}
          </span>
        )}
      </td>
      <td {...cell('what')}>{formNames(row, pack) || '—'}</td>
      <td {...cell('long')}>
        {editing === 'long' ? (
          <LongCell {...props} />
        ) : clock === '' ? (
          '—'
        ) : (
          <span className="d-clock">
            <Clock size={12} aria-hidden />
            {clock}
          </span>
        )}
      </td>
      <td {...cell('next')}>{nextText(shown.chart, step.id, numbers)}</td>
      <td {...cell('check')}>
        {(mark?.errors ?? 0) > 0 ? (
          <span className="d-error-text d-mark">
            <CircleAlert size={13} aria-hidden />
            {words.checks.errors(mark?.errors ?? 0)}
          </span>
        ) : (mark?.hints ?? 0) > 0 ? (
          <span className="d-hint-text d-mark">
            <Info size={13} aria-hidden />
            {words.checks.hints(mark?.hints ?? 0)}
          </span>
        ) : (
          '—'
        )}
      </td>
    </tr>
  );
};

const nextText = (chart: Chart, id: string, numbers: ReadonlyMap<string, string>): string => {
  const outs = chart.flows.filter((flow) => flow.from === id);
  if (outs.length === 0) return words.table.end;
  return outs
    .map((flow) => {
      const target = chart.steps.find((step) => step.id === flow.to);
      const name = target === undefined ? '' : target.name || words.kind[target.kind];
      const label = flow.name || (flow.isDefault ? words.next.otherwise : '');
      return outs.length === 1 && label === ''
        ? `${numbers.get(flow.to) ?? ''} ${name}`
        : `${label === '' ? name : label} → ${numbers.get(flow.to) ?? name}`;
    })
    .join('　');
};

const NameCell = ({ row, shown, onEdit }: RowProps) => {
  const { store } = useWorld();
  return (
    <CellInput
      label={words.table.step}
      value={row.step.name}
      onDone={(name) => {
        if (name !== undefined && name.trim() !== '' && name !== row.step.name)
          store
            .getState()
            .change(words.deed.rename, setStep(shown.chart.id, row.step.id, ['name'], name.trim()));
        onEdit(undefined);
      }}
    />
  );
};

/** A text in a cell: Enter keeps it, Escape does not. */
const CellInput = ({
  label,
  value,
  onDone,
}: {
  readonly label: string;
  readonly value: string;
  readonly onDone: (value: string | undefined) => void;
}) => {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <input
      ref={input}
      className="d-cell-input"
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onDone(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone(text);
        if (event.key === 'Escape') onDone(undefined);
      }}
    />
  );
};

const WhoCell = ({ row, shown, pack, onEdit }: RowProps) => {
  const { store } = useWorld();
  const rows = pack.responsibilities.filter((one) => one['kind'] === undefined || one['kind'] === 'R');
  const now = textOf(responsibilityOf(row.step, pack)?.['id']);
  return (
    <select
      className="d-cell-input"
      aria-label={words.table.who}
      autoFocus
      value={now}
      onChange={(event) => {
        store
          .getState()
          .change(
            words.deed.set(words.who.responsibility),
            setStep(shown.chart.id, row.step.id, ['responsibility'], event.target.value),
          );
        onEdit(undefined);
      }}
      onBlur={() => onEdit(undefined)}
      onKeyDown={(event) => event.key === 'Escape' && onEdit(undefined)}
    >
      <option value="" disabled>
        {words.who.none}
      </option>
      {rows.map((one) => (
        <option key={textOf(one['id'])} value={textOf(one['id'])}>
          {textOf(one['postName']) || textOf(one['unitName'])} · {textOf(one['matter'])}
        </option>
      ))}
    </select>
  );
};

const LongCell = ({ row, shown, pack, onEdit }: RowProps) => {
  const { store } = useWorld();
  const limit = objectOf(row.step.json['limit']);
  const fixed = typeof limit['value'] === 'string';
  const value = amountToday(pack, limit['value'], today);
  return (
    <CellInput
      label={words.table.long}
      value={value === undefined ? '' : `${value} ${words.unit[textOf(limit['unit'])] ?? ''}`}
      onDone={(text) => {
        const match = /^\s*(\d+)\s*(.*)$/.exec(text ?? '');
        const unit =
          Object.entries(words.unit).find(([, name]) => name === match?.[2]?.trim())?.[0] ??
          (textOf(limit['unit']) || 'workday');
        const next = match === null ? undefined : { ...limit, value: Number(match[1]), unit };
        const emptied = text !== undefined && text.trim() === '' && limit['unit'] !== undefined;
        if (
          text !== undefined &&
          !fixed &&
          (emptied || (next !== undefined && (next.value !== value || unit !== limit['unit'])))
        )
          store
            .getState()
            .change(
              words.deed.set(words.long.limit),
              setStep(shown.chart.id, row.step.id, ['limit'], emptied ? undefined : next),
            );
        if (text !== undefined && fixed && next !== undefined && next.value !== value)
          store.getState().look({
            notice: `${words.long.limit}：${words.parameters.name}`,
            selected: [row.step.id],
            inspector: 'long',
            view: 'graph',
          });
        onEdit(undefined);
      }}
    />
  );
};

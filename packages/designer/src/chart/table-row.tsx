import { CircleAlert, Clock, Info, Plus } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { laneOf, type StepRow } from '@fiveones/chart';
import { today, usePack } from '../context.tsx';
import { StepIcon } from '../icons.tsx';
import { iconOf, lookOf } from '../kinds.ts';
import { words } from '../words.ts';
import { LockMark } from './card.tsx';
import { cellEditors } from './table-cells.tsx';
import type { Column } from './table-columns.ts';
import { formNames, nextText } from './table-text.ts';
import type { Shown } from './use-chart.ts';

const nothing = <span className="d-nothing">—</span>;

interface RowProps {
  readonly row: StepRow;
  /** The row below stands in the same branch. */
  readonly goesOn: boolean;
  readonly shown: Shown;
  readonly numbers: ReadonlyMap<string, string>;
  readonly mark: { readonly errors: number; readonly hints: number } | undefined;
  readonly selected: boolean;
  /** The keyboard enters the table here. */
  readonly first: boolean;
  readonly column: Column;
  readonly editing: Column | undefined;
  readonly onEdit: (column: Column) => void;
  /** The editor is done; `more`: with the whole panel of the step. */
  readonly onDone: (more?: boolean) => void;
  readonly onChoose: (column: Column) => void;
  /** Adds a step below this one, where there is no bar to do so. */
  readonly onAdd: ((id: string) => void) | undefined;
}

/** A step as a row: its address, then a cell a column; the one being changed holds its editor. */
export const TableRow = (props: RowProps) => {
  const { row, selected, onAdd } = props;
  const look = lookOf(row.step.kind);
  return (
    <tr data-selected={selected} data-depth={row.depth} aria-selected={selected}>
      <td className="d-row-number">{row.number}</td>
      <Cell {...props} name="step">
        {(editor) => (
          <span className={`d-step-cell d-tone-${look.tone}`}>
            {row.depth > 0 ? <i className="d-elbow" data-more={props.goesOn} aria-hidden /> : null}
            <span className="d-chip-icon">
              <StepIcon name={iconOf(row.step)} size={13} />
            </span>
            {editor ?? <b>{row.step.name || words.kind[row.step.kind]}</b>}
            <LockMark lock={row.step.lock} />
          </span>
        )}
      </Cell>
      <Who {...props} />
      <What {...props} />
      <Long {...props} />
      <Cell {...props} name="next">
        {(editor) => (
          <>
            {nextText(props.shown.chart, row.step.id, props.numbers)}
            {editor}
          </>
        )}
      </Cell>
      <Cell {...props} name="check">
        {() => <Mark mark={props.mark} />}
      </Cell>
      {onAdd === undefined ? null : (
        <td className="d-add-cell">
          <button
            type="button"
            className="d-icon-button"
            aria-label={words.menu.addAfter(row.step.name || words.kind[row.step.kind])}
            onClick={() => onAdd(row.step.id)}
          >
            <Plus size={18} aria-hidden />
          </button>
        </td>
      )}
    </tr>
  );
};

const Cell = ({
  name,
  children,
  ...props
}: RowProps & {
  readonly name: Column;
  readonly children: (editor: ReactNode) => ReactNode;
}) => {
  const { row, shown, selected, first, column, editing, onEdit, onDone, onChoose } = props;
  const cell = useRef<HTMLTableCellElement>(null);
  const Editor = cellEditors[name];
  const Tag = name === 'step' ? 'th' : 'td';
  return (
    <Tag
      ref={cell}
      {...(name === 'step' ? { scope: 'row' as const } : {})}
      data-cell={`${row.step.id} ${name}`}
      data-column={name}
      tabIndex={(selected && column === name) || (first && name === 'step') ? 0 : -1}
      data-editing={editing === name}
      onClick={() => editing === undefined && onChoose(name)}
      onDoubleClick={() => onEdit(name)}
    >
      {children(
        editing === name ? <Editor step={row.step} shown={shown} cell={cell} onDone={onDone} /> : undefined,
      )}
    </Tag>
  );
};

const Who = (props: RowProps) => {
  const pack = usePack();
  const { step } = props.row;
  const who = lookOf(step.kind).who(step, pack, today);
  const lane = props.shown.chart.lanes.find((one) => one.id === laneOf(props.shown.chart, step));
  return (
    <Cell {...props} name="who">
      {(editor) => (
        <span className="d-who-cell">
          {who === '' ? null : (
            <span className="d-tier" data-tier={lane?.tier}>
              {words.tier[lane?.tier ?? ''] ?? ''}
            </span>
          )}
          {who}
          {editor}
        </span>
      )}
    </Cell>
  );
};

const What = (props: RowProps) => {
  const pack = usePack();
  return (
    <Cell {...props} name="what">
      {(editor) => (
        <>
          {formNames(props.row.step, pack) || nothing}
          {editor}
        </>
      )}
    </Cell>
  );
};

const Long = (props: RowProps) => {
  const pack = usePack();
  const { step } = props.row;
  const clock = lookOf(step.kind).clock(step, pack, today);
  const typed = typeof (step.json['limit'] as { value?: unknown } | undefined)?.value !== 'string';
  return (
    <Cell {...props} name="long">
      {(editor) =>
        editor !== undefined && typed ? (
          editor
        ) : (
          <>
            {clock === '' ? (
              nothing
            ) : (
              <span className="d-clock">
                <Clock size={12} aria-hidden />
                {clock}
              </span>
            )}
            {editor}
          </>
        )
      }
    </Cell>
  );
};

const Mark = ({ mark }: Pick<RowProps, 'mark'>) =>
  (mark?.errors ?? 0) > 0 ? (
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
    nothing
  );

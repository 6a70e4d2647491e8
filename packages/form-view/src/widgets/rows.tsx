import { ChevronDown, ChevronUp, Plus, Trash2, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type Json, type JsonObject, sameJson } from '@fiveones/definition';
import {
  below,
  type CompiledField,
  isBlank,
  listOf,
  objectOf,
  rowProgressOf,
  shownAt,
} from '@fiveones/forms';
import { AnyField, FieldCell } from '../cell.tsx';
import { idOf, useDrawing, useStored, useWords } from '../form-context.tsx';
import { fill } from '../words.ts';
import { InTable } from './choice.tsx';
import { SignatureRows } from './signature-rows.tsx';
import { isGroup, type WidgetProps } from './widget.ts';

const mostColumns = 6;
const summaryColumns = 4;
const roomy: ReadonlySet<string> = new Set([
  'rows',
  'files',
  'photos',
  'signature',
  'textarea',
  'opinions',
  'choices',
  'region',
]);

/** The columns of a list: the fields of a row, or the row itself where it is a bare value. */
function columnsOf(field: CompiledField): readonly CompiledField[] {
  const item = field.item;
  if (item === undefined) return [];
  if (item.kind === 'signature') return [item];
  // The id of a row is for references; nobody reads it.
  return item.children.length > 0 ? item.children.filter((column) => column.key !== 'id') : [item];
}

function pathOf(row: string, column: CompiledField): string {
  return column.key === '*' ? row : below(row, column.key);
}

function fitsInTable(columns: readonly CompiledField[]): boolean {
  return (
    columns.length <= mostColumns &&
    columns.every((column) => !roomy.has(column.kind) && !isGroup(column.kind))
  );
}

// Numbers that bystanders should not read off a closed card, and a 是 that does not say to what.
const discreet: ReadonlySet<string> = new Set(['idCard', 'bankAccount', 'phone', 'boolean']);

/** The few columns that say which row it is; where there is none, its long text. */
function summaryOf(columns: readonly CompiledField[]): readonly CompiledField[] {
  const short = columns
    .filter((column) => !roomy.has(column.kind) && !isGroup(column.kind) && !discreet.has(column.kind))
    .toSorted((a, b) => Number(b.key === 'name') - Number(a.key === 'name'))
    .slice(0, summaryColumns);
  return short.length > 0 ? short : columns.filter(({ kind }) => kind === 'textarea').slice(0, 1);
}

/** Rows whose name nobody here writes and nothing works out came with the form: none is added, none left out. */
const areGiven = ([name]: readonly CompiledField[]): boolean =>
  name !== undefined && name.readonly && name.expressions.computed === undefined;

/** A list of rows: cells in a table while they fit, else a summary that opens into a card; on a phone always cards. */
export function RowsWidget(props: WidgetProps): ReactNode {
  const { layout } = useDrawing();
  const words = useWords();
  const { field, path, id, describedBy } = props;
  const { box, rows, open, setOpen, add, remove, undo } = useRows(props);
  const columns = columnsOf(field);
  const inTable = layout === 'paper' && fitsInTable(columns);
  const { minItems = 0, maxItems = Infinity } = field.schema;
  const given = areGiven(columns);
  const full = given || rows.length >= maxItems;
  // Of a list that has just so many rows, none can be left out: what to fill in is what stands there.
  const shared = {
    path,
    field,
    columns,
    rows,
    open,
    setOpen,
    remove: given || (full && minItems === maxItems) ? undefined : remove,
  };

  return (
    <div ref={box} className="fv-rows" data-empty={rows.length === 0 || undefined}>
      {rows.length === 0 ? (
        <p className="fv-empty">{words.rowsNone}</p>
      ) : field.item?.kind === 'signature' ? (
        <SignatureRows
          path={path}
          rows={rows}
          end={(index) => <Remove index={index} remove={shared.remove} />}
        />
      ) : inTable ? (
        <InTable value>
          <Table {...shared} />
        </InTable>
      ) : (
        <Cards {...shared} />
      )}
      <div className="fv-rows-foot">
        {!full && (
          <button
            id={id}
            type="button"
            className="fv-button-quiet"
            aria-describedby={describedBy}
            onClick={add}
          >
            <Plus aria-hidden size="1.1em" />{' '}
            {field.item?.kind === 'signature' ? words.addSigner : words.addRow}
          </button>
        )}
        {undo !== undefined && (
          <span className="fv-removed" role="status">
            {words.removed}
            <button type="button" className="fv-link-button" onClick={undo}>
              <Undo2 aria-hidden size="1em" /> {words.undoRemove}
            </button>
          </span>
        )}
      </div>
    </div>
  );
}

/** The rows of a list and what can be done with them; after each the cursor goes to what has come of it. */
function useRows({ path, value, write }: WidgetProps) {
  const { store } = useDrawing();
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<string>(undefined);
  const rows = listOf(value);
  const [open, setOpen] = useState(-1);
  const [removed, setRemoved] = useState<{ readonly row: Json; readonly index: number }>();
  // What was pressed may be far from what came, or gone with what went.
  useEffect(() => {
    if (wanted.current !== undefined) box.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = undefined;
  });
  const add = (): void => {
    wanted.current = firstControlOf(below(path, rows.length));
    write([...rows, store.rowFor(path)]);
    setOpen(rows.length);
  };
  const remove = (index: number): void => {
    wanted.current = '.fv-removed button';
    setRemoved({ row: rows[index] ?? null, index });
    setOpen(-1);
    write(rows.filter((_, at) => at !== index));
  };
  /** While there is something to bring back. */
  const undo =
    removed &&
    ((): void => {
      write(rows.toSpliced(removed.index, 0, removed.row));
      setRemoved(undefined);
    });
  return { box, rows, open, setOpen, add, remove, undo };
}

const control = ':is(input:not([type=hidden]), select, textarea, button, canvas)';

/** Finds what is filled in first in a row, whether it is a card, a line of a table or a line to sign on. */
function firstControlOf(row: string): string {
  const at = CSS.escape(row);
  return `.fv-card[data-path="${at}"] .fv-card-body ${control}, :not(.fv-card)[data-path="${at}"] ${control}, td [data-path^="${at}/"] ${control}`;
}

interface ListProps {
  readonly path: string;
  readonly field: CompiledField;
  readonly columns: readonly CompiledField[];
  readonly rows: readonly Json[];
  readonly open: number;
  readonly setOpen: (index: number) => void;
  /** Absent where no row can be left out. */
  readonly remove: ((index: number) => void) | undefined;
}

/** Columns that show in at least one row. */
function useShownColumns(
  path: string,
  columns: readonly CompiledField[],
  count: number,
): readonly CompiledField[] {
  const shown = useStored((store) =>
    columns
      .filter((column) =>
        Array.from({ length: count }).some(
          (_, row) => store.stateAt(pathOf(below(path, row), column))?.visible !== false,
        ),
      )
      .map((column) => column.key)
      .join(' '),
  );
  const keys = new Set(shown.split(' '));
  return columns.filter((column) => keys.has(column.key));
}

function Table({ path, columns, rows, remove }: ListProps): ReactNode {
  const words = useWords();
  const shown = useShownColumns(path, columns, rows.length);
  return (
    <div className="fv-table-frame">
      <table className="fv-table">
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column.key} scope="col">
                {column.label}
                {column.schema['x-unit'] !== undefined && (
                  <span className="fv-unit"> {column.schema['x-unit']}</span>
                )}
              </th>
            ))}
            {remove === undefined ? null : (
              <th scope="col" className="fv-table-actions">
                <span className="fv-sr">{words.actions}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((_, index) => (
            // Rows have no key of their own in the data; cells hold no state that must move with them.
            <tr key={index}>
              {shown.map((column) => (
                <td key={column.key}>
                  <FieldCell path={pathOf(below(path, index), column)} look="bare" />
                </td>
              ))}
              {remove === undefined ? null : (
                <td className="fv-table-actions">
                  <Remove index={index} remove={remove} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Remove({
  index,
  remove,
}: {
  readonly index: number;
  readonly remove: ((index: number) => void) | undefined;
}): ReactNode {
  const words = useWords();
  if (remove === undefined) return null;
  return (
    <button
      type="button"
      className="fv-icon-button"
      aria-label={`${words.removeRow} ${fill(words.row, { n: index + 1 })}`}
      onClick={() => remove(index)}
    >
      <Trash2 aria-hidden size="1.05em" />
    </button>
  );
}

function Cards({ path, columns, rows, open, setOpen, remove }: ListProps): ReactNode {
  const { store } = useDrawing();
  const fresh = useMemo(() => objectOf(store.rowFor(path)), [store, path]);
  return (
    <ul className="fv-cards">
      {rows.map((row, index) => (
        <Card
          key={index}
          row={row}
          index={index}
          path={below(path, index)}
          columns={columns}
          fresh={fresh}
          isOpen={open === index}
          setOpen={setOpen}
          remove={remove}
        />
      ))}
    </ul>
  );
}

interface CardProps {
  readonly row: Json;
  readonly index: number;
  readonly path: string;
  readonly columns: readonly CompiledField[];
  /** What every new row begins with. */
  readonly fresh: JsonObject;
  readonly isOpen: boolean;
  readonly setOpen: (index: number) => void;
  readonly remove: ((index: number) => void) | undefined;
}

function Card({ row, index, path, columns, fresh, isOpen, setOpen, remove }: CardProps): ReactNode {
  const { prefix } = useDrawing();
  const words = useWords();
  const wrong = useStored((store) => store.problemsBelow(path));
  // Of a row that came filled in part, nothing else tells that something is left to do.
  const toFill = useStored((store) => {
    const { filled, total } = rowProgressOf(columns, path, store.state);
    return isBlank(row) || wrong > 0 ? 0 : total - filled;
  });
  const title = fill(words.row, { n: index + 1 });
  const id = idOf(prefix, path);
  return (
    <li
      className="fv-card"
      data-open={isOpen || undefined}
      data-invalid={wrong > 0 || undefined}
      data-path={path}
    >
      <div className="fv-card-head">
        <button
          id={id}
          type="button"
          className="fv-card-toggle"
          aria-expanded={isOpen}
          onClick={() => setOpen(isOpen ? -1 : index)}
        >
          <span className="fv-card-number">{index + 1}</span>
          <span className="fv-card-gist">
            {isBlank(row) ? (
              title
            ) : (
              <Summary path={path} columns={columns} fresh={fresh} number={index + 1} otherwise={title} />
            )}
          </span>
          {wrong > 0 && <span className="fv-error">{fill(words.toMend, { n: wrong })}</span>}
          {toFill > 0 && <span className="fv-to-fill">{fill(words.toFill, { n: toFill })}</span>}
          {isOpen ? <ChevronUp aria-hidden size="1.1em" /> : <ChevronDown aria-hidden size="1.1em" />}
          <span className="fv-sr">{isOpen ? words.closeRow : words.editRow}</span>
        </button>
        <Remove index={index} remove={remove} />
      </div>
      {isOpen && (
        <div className="fv-row fv-card-body">
          {columns.map((column) => (
            <AnyField key={column.key} path={pathOf(path, column)} />
          ))}
        </div>
      )}
    </li>
  );
}

/** Which row it is. What every new row begins with tells none from another; its number stands before it already. */
function Summary({
  path,
  columns,
  fresh,
  number,
  otherwise,
}: {
  readonly path: string;
  readonly columns: readonly CompiledField[];
  readonly fresh: JsonObject;
  readonly number: number;
  readonly otherwise: string;
}): ReactNode {
  return useStored((store) => {
    const told = summaryOf(columns)
      .filter((column) => store.stateAt(pathOf(path, column))?.visible !== false)
      .map((column) => ({
        text: shownAt(store.form, store.state.value, pathOf(path, column), store.state),
        own: !sameJson(store.valueAt(pathOf(path, column)) ?? null, fresh[column.key] ?? null),
      }))
      .filter(({ text }) => text !== '' && text !== String(number));
    return told.some(({ own }) => own)
      ? [...new Set(told.map(({ text }) => text))].join('\u00a0· ')
      : otherwise;
  });
}

/** Kinds whose values stand under each other by their last place. */
const figures: ReadonlySet<string> = new Set(['number', 'integer', 'money', 'percent', 'share']);

/** The rows as a table to read. */
export function RowsText({ field, path, value }: WidgetProps): ReactNode {
  const { layout, mode } = useDrawing();
  const words = useWords();
  const rows = listOf(value);
  const columns = useShownColumns(path, columnsOf(field), rows.length);
  if (rows.length === 0) return <span className="fv-empty">{words.rowsNothing}</span>;
  if (field.item?.kind === 'signature') return <SignatureRows path={path} rows={rows} />;
  const wide = layout === 'page' || columns.length > (mode === 'print' ? mostColumns + 2 : mostColumns * 2);
  if (wide) {
    return (
      <ul className="fv-cards">
        {rows.map((_, index) => (
          <li key={index} className="fv-card" data-open>
            <div className="fv-row fv-card-body">
              {columns.map((column) => (
                <AnyField key={column.key} path={pathOf(below(path, index), column)} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="fv-table-frame">
      <table className="fv-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-figure={figures.has(column.kind) || undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((_, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column.key} data-figure={figures.has(column.kind) || undefined}>
                  <ColumnText path={pathOf(below(path, index), column)} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnText({ path, column }: { readonly path: string; readonly column: CompiledField }): ReactNode {
  if (roomy.has(column.kind) && column.kind !== 'choices') return <FieldCell path={path} look="bare" />;
  return <PlainText path={path} />;
}

function PlainText({ path }: { readonly path: string }): ReactNode {
  return useStored((store) =>
    store.stateAt(path)?.visible === false ? '' : shownAt(store.form, store.state.value, path, store.state),
  );
}

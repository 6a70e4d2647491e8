import { useState } from 'react';
import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { DayField } from '@fiveones/form-view';
import { today } from '../context.tsx';
import { Choice, NumberInput, Row, TextInput, Toggle, optionsOf } from '../controls.tsx';
import type { Entry } from '../pack.ts';
import { SearchBox } from '../search-box.tsx';
import { words } from '../words.ts';
import { BookBar } from './book-bar.tsx';
import { BookRow, BookTable } from './book-table.tsx';
import { AboutBook, Cards, RowPanel } from './parts.tsx';
import { StepPick } from './step-pick.tsx';
import { freshRow, orNothing, rowsOf, useBook, wordsIn, type Book } from './use-book.ts';
import { BookSide, editOf, FreeText, NeededText, OneOf } from './row-fields.tsx';

const gates = ['', 'duty', 'access', 'negative'] as const;

/** A list: its rows, what a row lets in or stops, and its columns. */
export const ListEditor = ({ entry }: { readonly entry: Entry }) => {
  const book = useBook(entry);
  const [shows, setShows] = useState<'rows' | 'columns'>('rows');
  const [query, setQuery] = useState('');
  const columns = rowsOf(entry, 'columns');
  const rows = rowsOf(entry, 'rows');
  const row = shows === 'rows' ? rows.find((one) => one['id'] === book.row) : undefined;
  const column = shows === 'columns' ? columns.find((one) => one['id'] === book.row) : undefined;
  const found = rows.filter((one) =>
    columns.some((of) => cellText(one[textOf(of['id'])]).includes(query.trim())),
  );
  const show = (next: 'rows' | 'columns'): void => {
    setShows(next);
    book.choose('');
  };
  const add = (): void =>
    shows === 'rows'
      ? book.add(words.lists.addRow, 'rows', { id: nextRow(rows) })
      : book.add(words.lists.addColumn, 'columns', {
          id: freshRow(columns, 'column'),
          label: words.lists.freshColumn,
        });
  return (
    <>
      <div className="d-split-main">
        <BookBar
          name={entry.name}
          sides={[
            { id: 'rows', name: words.lists.rows },
            { id: 'columns', name: words.lists.columns },
          ]}
          shows={shows}
          onShow={show}
          add={
            book.editable
              ? { name: shows === 'rows' ? words.lists.addRow : words.lists.addColumn, act: add }
              : undefined
          }
        >
          {shows === 'rows' ? (
            <>
              <SearchBox name={words.lists.search} query={query} onQuery={setQuery} />
              <span className="d-faint">{words.lists.count(found.length)}</span>
            </>
          ) : null}
        </BookBar>
        {shows === 'rows' ? (
          <Rows book={book} rows={found} columns={columns} />
        ) : (
          <Columns book={book} columns={columns} />
        )}
      </div>
      <BookSide chosen={row !== undefined || column !== undefined}>
        {row !== undefined ? (
          <RowPanel key={book.row} book={book} list="rows" title={titleOf(row, columns)}>
            <RowFields book={book} row={row} columns={columns} />
          </RowPanel>
        ) : column !== undefined ? (
          <RowPanel key={book.row} book={book} list="columns" title={textOf(column['label'])}>
            <ColumnFields book={book} column={column} />
          </RowPanel>
        ) : (
          <AboutList book={book} />
        )}
      </BookSide>
    </>
  );
};

/** `A-26` is followed by `A-27`; where rows are not numbered, a number that is free. */
const nextRow = (rows: readonly JsonObject[]): string => {
  const numbered = rows.flatMap((row) => {
    const [, stem, digits] = /^(.*?)(\d+)$/.exec(textOf(row['id'])) ?? [];
    return stem === undefined || digits === undefined ? [] : [{ stem, digits }];
  });
  const last = numbered.at(-1);
  if (last === undefined) return freshRow(rows, 'row');
  const greatest = Math.max(
    ...numbered.filter(({ stem }) => stem === last.stem).map(({ digits }) => Number(digits)),
  );
  return `${last.stem}${String(greatest + 1).padStart(last.digits.length, '0')}`;
};

const cellText = (value: Json | undefined): string => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? words.lists.yes : words.lists.no;
  return Array.isArray(value) ? value.map(String).join('、') : textOf(value) || String(value);
};

/** What a row is about: its first cell in words, else its number. */
const titleOf = (row: JsonObject, columns: readonly JsonObject[]): string =>
  columns.map((column) => textOf(row[textOf(column['id'])])).find((cell) => /\p{Script=Han}/u.test(cell)) ??
  textOf(row['id']);

const Rows = ({
  book,
  rows,
  columns,
}: {
  readonly book: Book;
  readonly rows: readonly JsonObject[];
  readonly columns: readonly JsonObject[];
}) => (
  <BookTable
    heads={[words.lists.rowId, ...columns.map((column) => textOf(column['label']))]}
    kind="d-list-rows"
  >
    <tbody>
      {rows.map((row) => {
        const id = textOf(row['id']);
        const until = textOf(row['until']);
        return (
          <BookRow
            key={id}
            book={book}
            id={id}
            name={id}
            off={row['active'] === false || (until !== '' && until < today)}
            marks={
              <>
                {row['active'] === false ? <span className="d-badge">{words.lists.stopped}</span> : null}
                {until === '' ? null : (
                  <span className="d-badge d-amber-badge">{words.lists.untilChip(until)}</span>
                )}
              </>
            }
          >
            {columns.map((column) => (
              <td key={textOf(column['id'])} className="d-wrap">
                {cellText(row[textOf(column['id'])])}
              </td>
            ))}
          </BookRow>
        );
      })}
    </tbody>
  </BookTable>
);

const RowFields = ({
  book,
  row,
  columns,
}: {
  readonly book: Book;
  readonly row: JsonObject;
  readonly columns: readonly JsonObject[];
}) => {
  const id = textOf(row['id']);
  const set = (what: string, key: string, value: Json | undefined): void =>
    book.set(what, ['rows', { id }, key], value);
  const gate = textOf(book.entry.json['gate']);
  const until = textOf(row['until']);
  return (
    <>
      {columns.map((column) => {
        const key = textOf(column['id']);
        const label = textOf(column['label']);
        const Cell = cells[cellType(column)];
        return (
          <Row key={key} label={label} field={`rows.${key}`} hint={hintOf(column, gate)}>
            <Cell label={label} value={row[key]} onChange={(value) => set(label, key, value)} />
          </Row>
        );
      })}
      <Toggle
        label={words.lists.inForce}
        hint={words.lists.inForceHint}
        value={row['active'] !== false}
        onChange={(on) => set(words.lists.inForce, 'active', on ? undefined : false)}
      />
      <Row
        label={words.lists.until}
        field="rows.until"
        hint={until === '' || isDay(until) ? words.lists.untilHint : words.lists.untilWrong}
      >
        <DayField
          inputClass="d-input"
          label={words.lists.until}
          labelHidden
          value={until}
          disabled={!book.editable}
          onChange={(day) => set(words.lists.until, 'until', orNothing(day))}
        />
      </Row>
      {gate === 'access' || gate === 'duty' || row['covers'] !== undefined ? (
        <Cards
          label={words.lists.covers}
          field="rows.covers"
          hint={words.lists.coversHint}
          members={listOf(row['covers']).map(objectOf)}
          fresh={() => ({ package: '' })}
          addWords={words.lists.addCover}
          editable={book.editable}
          onChange={(next) => set(words.lists.covers, 'covers', next.length === 0 ? undefined : [...next])}
        >
          {(one, change) => <StepPick value={one} asks="anyOfIt" onChange={change} />}
        </Cards>
      ) : null}
    </>
  );
};

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

type CellType = 'text' | 'number' | 'boolean' | 'words';
const cellType = (column: JsonObject): CellType =>
  (['number', 'boolean', 'words'] as const).find((type) => type === column['type']) ?? 'text';

/** What a cell means where a gate reads it. */
const hintOf = (column: JsonObject, gate: string): string => {
  if (gate === 'negative' && column['id'] === 'absolute') return words.lists.absoluteHint;
  return cellType(column) === 'words' ? words.lists.wordsHint : textOf(column['note']);
};

interface CellProps {
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

const cells: { readonly [T in CellType]: (props: CellProps) => React.ReactNode } = {
  text: ({ label, value, onChange }) => (
    <TextInput
      label={label}
      {...(cellText(value).length > 18 ? { lines: 3 } : {})}
      value={cellText(value)}
      onChange={(text) => onChange(orNothing(text))}
    />
  ),
  number: ({ label, value, onChange }) => (
    <NumberInput label={label} value={typeof value === 'number' ? value : undefined} onChange={onChange} />
  ),
  boolean: ({ label, value, onChange }) => (
    <Toggle label={label} value={value === true} onChange={(on) => onChange(on)} />
  ),
  words: ({ label, value, onChange }) => (
    <TextInput
      label={label}
      lines={2}
      value={cellText(value)}
      onChange={(text) => onChange([...wordsIn(text)])}
    />
  ),
};

const Columns = ({ book, columns }: { readonly book: Book; readonly columns: readonly JsonObject[] }) => (
  <BookTable heads={[words.lists.columnName, words.lists.columnType, words.lists.columnNote]} checked={false}>
    <tbody>
      {columns.map((column) => {
        const id = textOf(column['id']);
        return (
          <BookRow key={id} book={book} id={id} name={textOf(column['label'])} checked={false}>
            <td>{words.lists.columnTypes[cellType(column)]}</td>
            <td className="d-wrap">{textOf(column['note'])}</td>
          </BookRow>
        );
      })}
    </tbody>
  </BookTable>
);

const ColumnFields = ({ book, column }: { readonly book: Book; readonly column: JsonObject }) => {
  const edit = editOf(book, 'columns', column);
  return (
    <>
      <NeededText edit={edit} of="label" label={words.lists.columnName} />
      <OneOf
        edit={edit}
        of="type"
        label={words.lists.columnType}
        options={optionsOf(words.lists.columnTypes)}
        usual="text"
      />
      <FreeText edit={edit} of="note" label={words.lists.columnNote} lines={2} />
    </>
  );
};

const AboutList = ({ book }: { readonly book: Book }) => {
  const gate = textOf(book.entry.json['gate']);
  return (
    <AboutBook book={book}>
      <Row label={words.lists.gate} field="gate" hint={words.lists.gateHints[gate] ?? ''}>
        <Choice
          label={words.lists.gate}
          value={gate === '' ? '-none' : gate}
          options={gates.map((one) => ({
            id: one === '' ? '-none' : one,
            name: words.lists.gates[one] ?? one,
          }))}
          onChange={(one) => book.set(words.lists.gate, ['gate'], one === '-none' ? undefined : one)}
        />
      </Row>
    </AboutBook>
  );
};

import { useState } from 'react';
import { ledgerColumnTypes, type JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { FeelChoice } from '../chart/feel-choice.tsx';
import { setValue } from '../changes.ts';
import { ConditionBuilder } from '../condition-builder.tsx';
import { Row, TextInput } from '../controls.tsx';
import type { Entry } from '../pack.ts';
import { words } from '../words.ts';
import { BookBar } from './book-bar.tsx';
import { BookRow, BookTable } from './book-table.tsx';
import { AboutBook, Cards, having, PostList, RowPanel, TierChoice } from './parts.tsx';
import { fieldsIn, numbersIn, usePacks } from './packages.ts';
import { EntriesPreviewBox } from './preview.tsx';
import { namesOnce, StepPick, useStepNames } from './step-pick.tsx';
import { freshRow, rowsOf, useBook, type Book } from './use-book.ts';
import { BookSide, editOf, FreeText, Mark, NeededText, NoteText, OneOf } from './row-fields.tsx';

/** A ledger: its kinds of entry with the steps that write them, and its own columns. */
export const LedgerEditor = ({ entry }: { readonly entry: Entry }) => {
  const book = useBook(entry);
  const types = rowsOf(entry, 'entryTypes');
  const columns = rowsOf(entry, 'columns');
  const column = columns.find((one) => one['id'] === book.row);
  const type = column === undefined ? types.find((one) => one['id'] === book.row) : undefined;
  const [shows, setShows] = useState<'types' | 'columns'>('types');
  const addType = (): void =>
    book.add(words.ledgers.addType, 'entryTypes', {
      id: freshRow([...types, ...columns], 'entry'),
      name: words.ledgers.freshType,
      byHand: true,
    });
  const addColumn = (): void =>
    book.add(words.ledgers.addColumn, 'columns', {
      id: freshRow([...types, ...columns], 'column'),
      label: words.ledgers.freshColumn,
    });
  const [addWords, add] =
    shows === 'types' ? [words.ledgers.addType, addType] : ([words.ledgers.addColumn, addColumn] as const);
  return (
    <>
      <div className="d-split-main">
        <BookBar
          name={entry.name}
          sides={[
            { id: 'types', name: words.ledgers.types },
            { id: 'columns', name: words.ledgers.columns },
          ]}
          shows={shows}
          onShow={setShows}
          add={book.editable ? { name: addWords, act: add } : undefined}
        />
        {shows === 'types' ? (
          <Types book={book} types={types} />
        ) : (
          <Columns book={book} types={types} columns={columns} />
        )}
      </div>
      <BookSide chosen={column !== undefined || type !== undefined}>
        {column !== undefined ? (
          <RowPanel key={book.row} book={book} list="columns" title={textOf(column['label'])}>
            <Column book={book} column={column} types={types} />
          </RowPanel>
        ) : type !== undefined ? (
          <RowPanel key={book.row} book={book} list="entryTypes" title={textOf(type['name'])}>
            <Type book={book} type={type} columns={columns} />
          </RowPanel>
        ) : (
          <AboutBook book={book}>
            <TierChoice book={book} label={words.books.tierLedger} />
            <PostList book={book} label={words.books.keepersLedger} field="keepers" />
            <PostList
              book={book}
              label={words.books.signers}
              field="signers"
              hint={words.books.signersHint}
            />
          </AboutBook>
        )}
      </BookSide>
    </>
  );
};

const sourcesOf = (type: JsonObject): readonly JsonObject[] => listOf(type['from']).map(objectOf);

const Types = ({ book, types }: { readonly book: Book; readonly types: readonly JsonObject[] }) => {
  const names = useStepNames(types.flatMap(sourcesOf));
  return (
    <BookTable heads={[words.ledgers.types, words.ledgers.from, words.ledgers.hand, words.ledgers.evidence]}>
      <tbody>
        {types.map((type) => {
          const from = sourcesOf(type);
          return (
            <BookRow
              key={textOf(type['id'])}
              book={book}
              id={textOf(type['id'])}
              name={textOf(type['name'])}
              marks={
                type['nameless'] === true ? <span className="d-badge">{words.ledgers.nameless}</span> : null
              }
            >
              <td className="d-wrap">
                {from.length > 0
                  ? namesOnce(from, names)
                  : type['byHand'] === true
                    ? words.books.byHandOnly
                    : words.ledgers.nobody}
              </td>
              <td>{type['byHand'] === true ? words.lists.yes : ''}</td>
              <td className="d-clip">{listOf(type['evidence']).map(String).join('、')}</td>
            </BookRow>
          );
        })}
      </tbody>
    </BookTable>
  );
};

const Columns = ({
  book,
  types,
  columns,
}: {
  readonly book: Book;
  readonly types: readonly JsonObject[];
  readonly columns: readonly JsonObject[];
}) => (
  <BookTable heads={[words.ledgers.columnName, words.ledgers.columnType, words.ledgers.columnUse]}>
    <tbody>
      {words.ledgers.fixedColumns.map((name) => (
        <tr key={name} data-off="true">
          <th scope="row">{name}</th>
          <td colSpan={3}>{words.ledgers.fixed}</td>
        </tr>
      ))}
      <tr className="d-group-row">
        <th scope="rowgroup" colSpan={4}>
          {columns.length === 0 ? words.ledgers.noOwn : words.ledgers.own}
        </th>
      </tr>
      {columns.map((column) => {
        const id = textOf(column['id']);
        const filled = types
          .flatMap(sourcesOf)
          .filter((source) => objectOf(source['cells'])[id] !== undefined);
        return (
          <BookRow key={id} book={book} id={id} name={textOf(column['label'])}>
            <td>
              {words.ledgers.columnTypes[textOf(column['type']) || 'text']}
              {column['unit'] === undefined ? '' : `（${textOf(column['unit'])}）`}
            </td>
            <td>{words.ledgers.columnUseOf(filled.length)}</td>
          </BookRow>
        );
      })}
    </tbody>
  </BookTable>
);

/** A column of the ledger's own, and what each step that writes entries fills it with. */
const Column = ({
  book,
  column,
  types,
}: {
  readonly book: Book;
  readonly column: JsonObject;
  readonly types: readonly JsonObject[];
}) => {
  const id = textOf(column['id']);
  const edit = editOf(book, 'columns', column);
  const writing = types.flatMap((type) => sourcesOf(type).map((source, index) => ({ type, source, index })));
  const names = useStepNames(writing.map(({ source }) => source));
  return (
    <>
      <NeededText edit={edit} of="label" label={words.ledgers.columnName} />
      <OneOf
        edit={edit}
        of="type"
        label={words.ledgers.columnType}
        options={ledgerColumnTypes.map((type) => ({
          id: type,
          name: words.ledgers.columnTypes[type] ?? type,
        }))}
        usual="text"
      />
      {column['type'] === 'number' ? <FreeText edit={edit} of="unit" label={words.ledgers.unit} /> : null}
      <Mark edit={edit} of="required" label={words.ledgers.required} />
      <Row label={words.ledgers.columnUse} hint={words.ledgers.columnHint}>
        {writing.map(({ type, source, index }) => (
          <CellOf
            key={`${textOf(type['id'])} ${index}`}
            label={`${textOf(type['name'])}：${names(source)}`}
            source={source}
            column={column}
            onChange={(feel) =>
              book.change(
                textOf(column['label']),
                setCell(book.entry.file, { type: textOf(type['id']), index, source, column: id, feel }),
              )
            }
          />
        ))}
      </Row>
    </>
  );
};

const setCell = (
  file: string,
  asked: {
    readonly type: string;
    readonly index: number;
    readonly source: JsonObject;
    readonly column: string;
    readonly feel: string | undefined;
  },
) => {
  const cells = having(objectOf(asked.source['cells']), asked.column, asked.feel);
  return setValue(
    file,
    ['entryTypes', { id: asked.type }, 'from', asked.index, 'cells'],
    Object.keys(cells).length === 0 ? undefined : cells,
  );
};

/** What a step fills a column with: a field of its cases, or a formula. */
const CellOf = ({
  label,
  source,
  column,
  onChange,
}: {
  readonly label: string;
  readonly source: JsonObject;
  readonly column: JsonObject;
  readonly onChange: (feel: string | undefined) => void;
}) => {
  const fields = fieldsIn(usePacks([textOf(source['package'])]));
  const fitting = column['type'] === 'number' ? numbersIn(fields) : fields;
  return (
    <Row label={label}>
      <FeelChoice
        label={label}
        field={`entryTypes.from.cells.${textOf(column['id'])}`}
        value={textOf(objectOf(source['cells'])[textOf(column['id'])])}
        ready={fitting.map(({ path, title }) => ({ feel: path, name: title }))}
        empty={words.ledgers.cellEmpty}
        onChange={onChange}
      />
    </Row>
  );
};

/** A kind of entry: the steps that write it, and whether hands may, with what evidence. */
const Type = ({
  book,
  type,
  columns,
}: {
  readonly book: Book;
  readonly type: JsonObject;
  readonly columns: readonly JsonObject[];
}) => {
  const id = textOf(type['id']);
  const from = sourcesOf(type);
  const edit = editOf(book, 'entryTypes', type);
  const { set } = edit;
  const last = from.at(-1);
  return (
    <>
      {from.length === 0 ? null : (
        <EntriesPreviewBox
          ledger={book.entry.id}
          type={id}
          columns={columns.map((column) => ({ id: textOf(column['id']), label: textOf(column['label']) }))}
        />
      )}
      <NeededText edit={edit} of="name" label={words.books.name} />
      <Cards
        label={words.ledgers.from}
        field="entryTypes.from"
        members={from}
        fresh={() => ({
          package: textOf(last?.['package']),
          process: textOf(last?.['process']),
          node: '',
        })}
        addWords={words.ledgers.addFrom}
        editable={book.editable}
        onChange={(next) => set(words.ledgers.from, 'from', next.length === 0 ? undefined : [...next])}
      >
        {(source, change) => <Source source={source} columns={columns} onChange={change} />}
      </Cards>
      <Mark edit={edit} of="byHand" label={words.ledgers.byHand} />
      {type['byHand'] === true ? (
        <Cards
          label={words.ledgers.evidence}
          field="entryTypes.evidence"
          hint={words.ledgers.evidenceHint}
          members={listOf(type['evidence']).map(String)}
          fresh={() => words.ledgers.freshEvidence}
          addWords={words.ledgers.addEvidence}
          editable={book.editable}
          onChange={(next) =>
            set(words.ledgers.evidence, 'evidence', next.length === 0 ? undefined : [...next])
          }
        >
          {(one, change) => (
            <TextInput
              label={words.ledgers.evidence}
              value={one}
              onChange={(text) => text.trim() !== '' && change(text.trim())}
            />
          )}
        </Cards>
      ) : null}
      <Mark edit={edit} of="nameless" label={words.ledgers.nameless} hint={words.ledgers.namelessHint} />
      <NoteText edit={edit} />
    </>
  );
};

/** A step that writes an entry: when, into which village, and with what in it. */
const Source = ({
  source,
  columns,
  onChange,
}: {
  readonly source: JsonObject;
  readonly columns: readonly JsonObject[];
  readonly onChange: (source: JsonObject) => void;
}) => {
  const fields = fieldsIn(usePacks([textOf(source['package'])]));
  const numbers = numbersIn(fields).map(({ path, title }) => ({ feel: path, name: title }));
  const texts = fields.map(({ path, title }) => ({ feel: path, name: title }));
  const places = fields
    .filter(({ kind }) => kind === 'region')
    .map(({ path, title }) => ({ feel: path, name: title }));
  const put = (key: string) => (feel: string | undefined) => onChange(having(source, key, feel));
  const pick = (
    key: string,
    label: string,
    empty: string,
    ready: readonly { readonly feel: string; readonly name: string }[],
    hint = '',
  ) => (
    <Row label={label} field={`entryTypes.from.${key}`} hint={hint}>
      <FeelChoice
        label={label}
        field={`entryTypes.from.${key}`}
        value={textOf(source[key])}
        ready={ready}
        empty={empty}
        onChange={put(key)}
      />
    </Row>
  );
  return (
    <>
      <StepPick value={source} asks="step" onChange={onChange} />
      <details className="d-details">
        <summary>{words.a11y.more}</summary>
        <Row label={words.ledgers.when} field="entryTypes.from.when">
          <ConditionBuilder
            label={words.ledgers.when}
            value={textOf(source['when'])}
            fields={fields}
            emptyText={words.ledgers.whenEmpty}
            onChange={put('when')}
          />
        </Row>
        {pick('place', words.ledgers.place, words.ledgers.placeEmpty, places, words.ledgers.placeHint)}
        {pick('count', words.ledgers.count, words.ledgers.countEmpty, numbers)}
        {pick('amount', words.ledgers.amount, words.ledgers.amountEmpty, numbers)}
        {pick('fundLine', words.ledgers.fundLine, words.ledgers.fundLineEmpty, texts)}
        {columns.map((column) => (
          <CellOf
            key={textOf(column['id'])}
            label={textOf(column['label'])}
            source={source}
            column={column}
            onChange={(feel) => {
              const cells = having(objectOf(source['cells']), textOf(column['id']), feel);
              onChange(having(source, 'cells', Object.keys(cells).length === 0 ? undefined : cells));
            }}
          />
        ))}
      </details>
    </>
  );
};

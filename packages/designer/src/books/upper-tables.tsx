import type { JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { insertValue, setValue } from '../changes.ts';
import { LinkButton } from '../condition-builder.tsx';
import { RemoveButton } from '../chart/remove-button.tsx';
import { Choice, TextInput } from '../controls.tsx';
import { words } from '../words.ts';
import { freshRow, rowsOf, type Book } from './use-book.ts';

/** The tables of the levels above: which indicator fills which of their columns. */
export const UpperTables = ({ book }: { readonly book: Book }) => {
  const { entry, editable } = book;
  const upper = rowsOf(entry, 'upper');
  const indicators = rowsOf(entry, 'indicators')
    .filter((row) => row['part'] !== true)
    .map((row) => ({ id: textOf(row['id']), name: textOf(row['name']), more: textOf(row['unit']) }));
  const freshColumn = { label: words.figures.freshColumn, indicator: indicators[0]?.id ?? '' };
  const add = (): void => {
    const table: JsonObject = {
      id: freshRow(upper, 'upper'),
      name: words.figures.freshUpper,
      columns: [freshColumn],
    };
    book.change(
      words.figures.addUpper,
      entry.json['upper'] === undefined
        ? setValue(entry.file, ['upper'], [table])
        : insertValue(entry.file, ['upper'], table),
    );
  };
  return (
    <div className="d-table-box d-upper">
      <p className="d-hint">{upper.length === 0 ? words.figures.noUpper : words.figures.upperHint}</p>
      {upper.map((table) => (
        <UpperTable
          key={textOf(table['id'])}
          book={book}
          table={table}
          indicators={indicators}
          fresh={freshColumn}
        />
      ))}
      {editable ? <LinkButton onPress={add}>＋ {words.figures.addUpper}</LinkButton> : null}
    </div>
  );
};

/** An indicator of the table, as it can be chosen. */
interface Indicator {
  readonly id: string;
  readonly name: string;
  readonly more: string;
}

/** A table of a level above, with its columns. */
const UpperTable = ({
  book,
  table,
  indicators,
  fresh,
}: {
  readonly book: Book;
  readonly table: JsonObject;
  readonly indicators: readonly Indicator[];
  readonly fresh: JsonObject;
}) => {
  const { entry, editable } = book;
  const columns = listOf(table['columns']).map(objectOf);
  const at = ['upper', { id: textOf(table['id']) }] as const;
  return (
    <section className="d-sheet-card">
      <div className="d-inline">
        <TextInput
          label={words.books.name}
          value={textOf(table['name'])}
          onChange={(name) => name.trim() !== '' && book.set(words.books.name, [...at, 'name'], name.trim())}
        />
        {editable ? (
          <RemoveButton
            label={`${words.books.remove}：${textOf(table['name'])}`}
            onPress={() => book.set(words.books.remove, [...at], undefined)}
          />
        ) : null}
      </div>
      <table className="d-inner-table">
        <thead>
          <tr>
            <th>{words.figures.columnLabel}</th>
            <th>{words.figures.columnFrom}</th>
            <th>{words.a11y.more}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, index) => (
            <UpperColumn
              key={index}
              column={column}
              indicators={indicators}
              set={(what, key, value) => book.set(what, [...at, 'columns', index, key], value)}
              remove={
                editable && columns.length > 1
                  ? () => book.set(words.books.remove, [...at, 'columns', index], undefined)
                  : undefined
              }
            />
          ))}
        </tbody>
      </table>
      {editable ? (
        <LinkButton
          onPress={() =>
            book.change(words.figures.addColumn, insertValue(entry.file, [...at, 'columns'], fresh))
          }
        >
          ＋ {words.figures.addColumn}
        </LinkButton>
      ) : null}
    </section>
  );
};

/** A column of such a table, and the indicator that fills it. */
const UpperColumn = ({
  column,
  indicators,
  set,
  remove,
}: {
  readonly column: JsonObject;
  readonly indicators: readonly Indicator[];
  readonly set: (what: string, key: 'label' | 'indicator', value: string) => void;
  readonly remove: (() => void) | undefined;
}) => (
  <tr>
    <td>
      <TextInput
        label={words.figures.columnLabel}
        value={textOf(column['label'])}
        onChange={(label) => label.trim() !== '' && set(words.figures.columnLabel, 'label', label.trim())}
      />
    </td>
    <td>
      <Choice
        small
        label={words.figures.columnFrom}
        value={textOf(column['indicator'])}
        options={indicators}
        onChange={(indicator) => set(words.figures.columnFrom, 'indicator', indicator)}
      />
    </td>
    <td>
      {remove === undefined ? null : (
        <RemoveButton label={`${words.books.remove}：${textOf(column['label'])}`} onPress={remove} />
      )}
    </td>
  </tr>
);

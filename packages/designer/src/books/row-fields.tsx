import type { ReactNode } from 'react';
import type { Json, JsonObject } from '@fiveones/definition';
import { textOf } from '@fiveones/chart';
import { Row, Segments, TextInput, Toggle, type Option } from '../controls.tsx';
import { words } from '../words.ts';
import { orNothing, type Book } from './use-book.ts';

/** A row of a list of a book, being changed: each field is set by its key. */
export interface RowEdit {
  readonly list: string;
  readonly row: JsonObject;
  readonly set: (what: string, key: string, value: Json | undefined) => void;
}

export const editOf = (book: Book, list: string, row: JsonObject): RowEdit => ({
  list,
  row,
  set: (what, key, value) => book.set(what, [list, { id: textOf(row['id']) }, key], value),
});

interface FieldProps {
  readonly edit: RowEdit;
  /** The key of the field in the row. */
  readonly of: string;
  readonly label: string;
}

/** A text that the row cannot be without: emptied, it stays as it was. `suggested`: the id of a list of words to take. */
export const NeededText = ({
  edit: { list, row, set },
  of,
  label,
  suggested,
  children,
}: FieldProps & { readonly suggested?: string; readonly children?: ReactNode }) => (
  <Row label={label} field={`${list}.${of}`}>
    <TextInput
      label={label}
      {...(suggested === undefined ? {} : { list: suggested })}
      value={textOf(row[of])}
      onChange={(text) => text.trim() !== '' && set(label, of, text.trim())}
    />
    {children}
  </Row>
);

/** A text that the row may be without: emptied, it is gone. */
export const FreeText = ({
  edit: { list, row, set },
  of,
  label,
  lines,
}: FieldProps & { readonly lines?: number }) => (
  <Row label={label} field={`${list}.${of}`}>
    <TextInput
      label={label}
      {...(lines === undefined ? {} : { lines })}
      value={textOf(row[of])}
      onChange={(text) => set(label, of, orNothing(text))}
    />
  </Row>
);

/** What somebody adds for those who read the row. */
export const NoteText = ({ edit }: { readonly edit: RowEdit }) => (
  <FreeText edit={edit} of="note" label={words.books.note} lines={2} />
);

/** A mark that a row has or has not. */
export const Mark = ({ edit: { row, set }, of, label, hint }: FieldProps & { readonly hint?: string }) => (
  <Toggle
    label={label}
    {...(hint === undefined ? {} : { hint })}
    value={row[of] === true}
    onChange={(on) => set(label, of, on ? true : undefined)}
  />
);

/** One of a few words. `usual`: what the row has when it says nothing. */
export const OneOf = ({
  edit: { list, row, set },
  of,
  label,
  options,
  usual = '',
}: FieldProps & { readonly options: readonly Option[]; readonly usual?: string }) => (
  <Row label={label} field={`${list}.${of}`}>
    <Segments
      label={label}
      value={textOf(row[of]) || usual}
      options={options}
      onChange={(one) => set(label, of, one)}
    />
  </Row>
);

/** The name of a row in its table: pressed, the row is chosen, as anywhere in its line. */
export const RowName = ({
  book,
  id,
  children,
}: {
  readonly book: Book;
  readonly id: string;
  readonly children: string;
}) => (
  <button type="button" className="d-row-name" aria-pressed={id === book.row}>
    {children}
  </button>
);

/** The panel beside the table: the row that is chosen, or what is said of the whole. */
export const BookSide = ({
  chosen,
  children,
}: {
  readonly chosen: boolean;
  readonly children: ReactNode;
}) => (
  <aside
    className="d-inspector d-book-side"
    data-row={chosen}
    tabIndex={-1}
    aria-label={words.aria.inspector}
  >
    {children}
  </aside>
);

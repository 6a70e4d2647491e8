import type { ReactNode } from 'react';
import { words } from '../words.ts';
import { RowMarks } from './parts.tsx';
import { RowName } from './row-fields.tsx';
import type { Book } from './use-book.ts';

/** The rows of a book under their heads; with `checked`, the last head is over what the check says of them. */
export const BookTable = ({
  heads,
  checked = true,
  kind = '',
  children,
}: {
  readonly heads: readonly string[];
  readonly checked?: boolean;
  readonly kind?: string;
  /** One or more bodies of the table. */
  readonly children: ReactNode;
}) => (
  <div className="d-table-box">
    <table className={kind === '' ? 'd-table' : `d-table ${kind}`}>
      <thead>
        <tr>
          {[...heads, ...(checked ? [words.table.check] : [])].map((head, place) => (
            <th key={place}>{head}</th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  </div>
);

/** A row of a book, which a press opens beside the table: its name with marks of its own, its cells, what the check says. */
export const BookRow = ({
  book,
  id,
  name,
  marks,
  off,
  checked = true,
  children,
}: {
  readonly book: Book;
  readonly id: string;
  readonly name: string;
  readonly marks?: ReactNode;
  /** It is not in force. */
  readonly off?: boolean;
  readonly checked?: boolean;
  readonly children: ReactNode;
}) => (
  <tr data-selected={id === book.row} data-off={off} onClick={() => book.choose(id)}>
    <th scope="row">
      <RowName book={book} id={id}>
        {name}
      </RowName>
      {marks}
    </th>
    {children}
    {checked ? (
      <td>
        <RowMarks book={book} row={id} />
      </td>
    ) : null}
  </tr>
);

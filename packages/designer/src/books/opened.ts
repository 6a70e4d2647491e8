import type { Seen } from '../store.ts';

/** What the tab 台账报表 has open: a file, and a row of it. */
export const opened = (file: string, row?: string): Seen['entry'] => ({
  books: file,
  'books.row': row ?? '',
});

import { createHash } from 'node:crypto';
import { handbookCss } from '@fiveones/handbook';
import { formats, printedBook, type FormatName, type PrintedBook } from '@fiveones/paper';
import type { BookOrder } from '@fiveones/casework';

/** How many printed books are kept for the next who asks. */
const mostKept = 12;

/** Prints handbooks, and keeps those that cannot have changed since: who asks twice waits once. */
export class Books {
  private readonly kept = new Map<string, Promise<PrintedBook>>();

  print({ making, key }: BookOrder, format: FormatName, now: number): Promise<PrintedBook> {
    const order = { making, format, at: new Date(now) };
    if (key === undefined) return printedBook(order);
    const name = `${format} ${key}`;
    const known = this.kept.get(name);
    if (known) return known;
    const book = printedBook(order);
    this.kept.set(name, book);
    book.catch(() => this.kept.delete(name));
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    return book;
  }
}

/** What a browser is told of a file that is a book. */
export function bookHeaders(format: FormatName, name: string): Record<string, string> {
  const shown = format === 'html';
  return {
    'Content-Type': formats[format].type,
    'Cache-Control': 'no-store',
    'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
    ...(shown && { 'Content-Security-Policy': pagePolicy }),
  };
}

const styleHash = createHash('sha256').update(handbookCss).digest('base64');
/** The page is text and drawings: no script runs, nothing is loaded; our own pages may show it. */
const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;

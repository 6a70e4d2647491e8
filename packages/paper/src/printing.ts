import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { handbookOf, htmlOf, type Handbook, type Making, type Report } from '@fiveones/handbook';
import type { Printed, Printing } from './pdf.ts';

/**
 * Every kind of file that a handbook can be, with what browsers call it. What prints a kind is loaded for the first
 * book of it: a server that prints in other threads starts sooner without.
 */
export const formats = {
  html: { type: 'text/html; charset=utf-8', print: htmlBytes },
  pdf: { type: 'application/pdf', print: async (...book) => (await import('./pdf.ts')).pdfOf(...book) },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    print: async (...book) => (await import('./docx.ts')).docxOf(...book),
  },
} as const satisfies Record<string, Format>;
/** A format that books are printed in, which also ends the name of the file. */
export type FormatName = keyof typeof formats;

interface Format {
  readonly type: string;
  readonly print: (handbook: Handbook, printing: Printing) => Promise<Printed>;
}

/** Whether a word names a kind of file. */
export const isFormat = (word: string): word is FormatName => Object.hasOwn(formats, word);

function htmlBytes(handbook: Handbook): Promise<Printed> {
  return Promise.resolve({ bytes: new TextEncoder().encode(htmlOf(handbook)), missingLetters: [] });
}

/** What is printed, and as what: a handbook that is yet to be written, or a book as it is. */
export type Order = Printing & { readonly format: FormatName } & (
    { readonly making: Making } | { readonly book: Handbook }
  );

/** A printed book with what whoever ordered it should know. */
export interface PrintedBook extends Printed {
  readonly report: Report;
}

/** Writes and prints a book in this thread. */
export async function printBook(order: Order): Promise<PrintedBook> {
  const { format, at, fonts } = order;
  const book = 'book' in order ? order.book : handbookOf(order.making);
  return { ...(await formats[format].print(book, { at, fonts })), report: book.report };
}

const script = fileURLToPath(new URL('./worker.js', import.meta.url));
let printing: Promise<unknown> = Promise.resolve();

/**
 * The same in a thread of its own, so that a server goes on answering; one book after the other, so that many orders
 * take turns and not the machine. From the sources, where there is no compiled worker, it is done in this thread.
 */
export function printedBook(order: Order): Promise<PrintedBook> {
  const print = () => (existsSync(script) ? inThread(order) : printBook(order));
  const book = printing.then(print, print);
  printing = book.catch(() => undefined);
  return book;
}

const inThread = (order: Order): Promise<PrintedBook> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: order });
    worker.once('message', (book: PrintedBook) => {
      resolve(book);
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`printing ended with ${code}`));
    });
  });

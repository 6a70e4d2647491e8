export type { Printed, Printing } from './pdf.ts';
export type { FormatName, Order, PrintedBook } from './printing.ts';
export { formats, isFormat, printBook, printedBook } from './printing.ts';

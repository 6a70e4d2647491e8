export type { FontFiles } from './fonts.ts';
export { FontMetrics, missingSign, shippedFonts } from './fonts.ts';
export type { Printed, Printing } from './pdf.ts';
export { pdfOf } from './pdf.ts';
export { docxOf } from './docx.ts';
export type { FormatName, Order, PrintedBook } from './printing.ts';
export { formats, isFormat, printBook, printedBook } from './printing.ts';

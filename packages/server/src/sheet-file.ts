import { createHash } from 'node:crypto';
import { no, ok, refused, type FileCell, type FileCells, type Outcome } from '@fiveones/casework';
import { delimited } from './delimited.ts';
import { BrokenSheet, cellsOfWorkbook, LargeSheet } from './workbook-cells.ts';
import { BrokenZip, LargeZip } from './zip-parts.ts';

/** Largest file of a table that is read, and how much it may hold. */
export const mostOfSheet = { megabytes: 2, lines: 5_000, columns: 300, cells: 60_000 } as const;

/** The cells of an xlsx or csv file: what it is, its bytes tell, not its name. */
export function cellsOfFile(bytes: Uint8Array): Outcome<FileCells> {
  if (bytes.length > mostOfSheet.megabytes * 1024 * 1024) return no(refused('sheet-large', mostOfSheet));
  const [, read] = kinds.find(([magic]) => magic.every((byte, place) => bytes[place] === byte)) ?? [];
  if (!read) return no(refused('sheet-kind'));
  const cells = read(bytes);
  return cells.ok && isTooLarge(cells.value) ? no(refused('sheet-large', mostOfSheet)) : cells;
}

type Read = (bytes: Uint8Array) => Outcome<FileCells>;

/** What files begin with, and how they are read; the last one fits every file. */
const kinds: readonly (readonly [magic: readonly number[], read: Read])[] = [
  [[0x50, 0x4b, 0x03, 0x04], readWorkbook],
  [[0xd0, 0xcf, 0x11, 0xe0], () => no(refused('sheet-old'))],
  [[0x25, 0x50, 0x44, 0x46], () => no(refused('sheet-kind'))],
  [[], readText],
];

function readWorkbook(bytes: Uint8Array): Outcome<FileCells> {
  try {
    return ok(cellsOfWorkbook(bytes, mostOfSheet));
  } catch (error) {
    if (error instanceof LargeZip || error instanceof LargeSheet)
      return no(refused('sheet-large', mostOfSheet));
    if (error instanceof BrokenZip || error instanceof BrokenSheet) return no(refused('sheet-broken'));
    throw error;
  }
}

function readText(bytes: Uint8Array): Outcome<FileCells> {
  const text = textOf(bytes);
  if (text === undefined) return no(refused('sheet-encoding'));
  if (text.trim() === '' || text.includes('\0')) return no(refused('sheet-kind'));
  return ok(delimited(text, mostOfSheet.lines + 1));
}

/** The encodings that tables on Chinese screens save text in; the first that fits. */
const encodings = ['utf-8', 'gb18030'] as const;

function textOf(bytes: Uint8Array): string | undefined {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  for (const encoding of wide ? [wide] : encodings)
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  return undefined;
}

const isFilled = (cell: FileCell): boolean => cell !== null && cell !== '';

function isTooLarge(cells: FileCells): boolean {
  const { lines, columns, cells: most } = mostOfSheet;
  if (cells.length > lines || cells.some((line) => line.length > columns)) return true;
  return cells.reduce((sum, line) => sum + line.filter(isFilled).length, 0) > most;
}

/** What a file is known by. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

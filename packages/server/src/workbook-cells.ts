import type { FileCell, FileCells } from '@fiveones/casework';
import { Parser } from 'saxen';
import { ZipParts } from './zip-parts.ts';

/** A workbook that cannot be read. */
export class BrokenSheet extends Error {}
/** A sheet with a cell further out, or with more cells, than it may have. */
export class LargeSheet extends Error {}

/** How far out cells may lie and how many there may be: one cell in the last corner would else ask for all before it. */
interface Most {
  readonly lines: number;
  readonly columns: number;
  readonly cells: number;
}

/**
 * The cells of a workbook's first sheet. A formula is what the file keeps as its result; a number that is shown as a
 * share is a text like `50%`.
 */
export function cellsOfWorkbook(bytes: Uint8Array, most: Most): FileCells {
  const parts = new ZipParts(bytes);
  const sheet = parts.text(firstSheet(parts));
  if (sheet === undefined) throw new BrokenSheet();
  const known = { texts: sharedTexts(parts), styles: stylesOf(parts) };
  const lines: FileCell[][] = [];
  let cells = 0;
  let at: Place = { line: 0, column: -1 };
  let cell: RawCell | undefined;
  let within = '';
  walk(sheet, {
    open(name, attributes) {
      if (name === 'row') at = { line: lineOf(attributes['r'], at.line + 1), column: -1 };
      if (name === 'c') {
        at = placeOf(attributes['r']) ?? { ...at, column: at.column + 1 };
        cell = {
          kind: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          formula: false,
          value: '',
          text: '',
        };
      }
      if (cell && name === 'f') cell.formula = true;
      within = name;
    },
    text(text) {
      if (cell && within === 'v') cell.value += text;
      if (cell && within === 't') cell.text += text;
    },
    close(name) {
      within = '';
      if (name !== 'c' || !cell) return;
      const value = cellOf(cell, known);
      cell = undefined;
      // Cells that are only coloured may lie anywhere.
      if (value === null || value === '') return;
      if (at.line > most.lines || at.column >= most.columns || ++cells > most.cells) throw new LargeSheet();
      put(lines, at, value);
    },
  });
  return Array.from(lines, (line) => Array.from(line ?? [], (value) => value ?? null));
}

interface Place {
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
}
interface RawCell {
  readonly kind: string;
  readonly style: number;
  formula: boolean;
  value: string;
  text: string;
}
interface Known {
  readonly texts: readonly string[];
  readonly styles: readonly Style[];
}
type Style = 'date' | 'share' | 'plain';

function put(lines: FileCell[][], { line, column }: Place, value: FileCell): void {
  const cells = (lines[line - 1] ??= []);
  cells[column] = value;
}

const lineOf = (text: string | undefined, next: number): number => {
  const line = text === undefined ? next : Number(text);
  if (!Number.isInteger(line) || line < 1) throw new BrokenSheet();
  return line;
};

function placeOf(reference: string | undefined): Place | undefined {
  if (reference === undefined) return undefined;
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  if (letters === '') throw new BrokenSheet();
  return {
    line: lineOf(digits, 0),
    column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
  };
}

/** What a cell holds, by the kind that the file says it has. */
function cellOf(cell: RawCell, { texts, styles }: Known): FileCell {
  const { kind, value, text, formula } = cell;
  if (kind === 'inlineStr') return text;
  if (value === '') return formula && kind !== 'str' ? { unread: 'formula' } : null;
  if (kind === 's') return texts[Number(value)] ?? null;
  if (kind === 'd') return { unread: 'date' };
  if (kind !== 'n') return kind === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const style = styles[cell.style] ?? 'plain';
  if (style === 'date') return { unread: 'date' };
  return style === 'share' ? `${Number((number * 100).toPrecision(15))}%` : number;
}

/** The part that holds the first sheet. */
function firstSheet(parts: ZipParts): string {
  let id: string | undefined;
  let target: string | undefined;
  walk(parts.text('xl/workbook.xml') ?? '', {
    open(name, attributes) {
      if (name === 'sheet') id ??= attributes['r:id'] ?? attributes['id'];
    },
  });
  walk(parts.text('xl/_rels/workbook.xml.rels') ?? '', {
    open(name, attributes) {
      if (name === 'Relationship' && attributes['Id'] === id) target = attributes['Target'];
    },
  });
  if (target === undefined) return 'xl/worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Texts that cells name by their number. What is only there to be read out is left out. */
function sharedTexts(parts: ZipParts): readonly string[] {
  const texts: string[] = [];
  let within = '';
  let aloud = false;
  walk(parts.text('xl/sharedStrings.xml') ?? '', {
    open(name) {
      if (name === 'si') texts.push('');
      if (name === 'rPh') aloud = true;
      within = name;
    },
    text(text) {
      if (within === 't' && !aloud && texts.length > 0) texts[texts.length - 1] += text;
    },
    close(name) {
      if (name === 'rPh') aloud = false;
      within = '';
    },
  });
  return texts;
}

/** How cells are shown, by the number of their style: as a date, as a share, or as they are. */
function stylesOf(parts: ZipParts): readonly Style[] {
  const formats = new Map<number, string>();
  const styles: Style[] = [];
  let inCells = false;
  walk(parts.text('xl/styles.xml') ?? '', {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) styles.push(styleOf(Number(attributes['numFmtId'] ?? 0), formats));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** Formats that have a number and no code: of dates, also those of Chinese screens. */
const ownDates = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

function styleOf(id: number, formats: ReadonlyMap<number, string>): Style {
  if (id === 9 || id === 10) return 'share';
  if (ownDates.some(([from, to]) => id >= from && id <= to)) return 'date';
  // Texts within a format, colours and places of languages say nothing of what it shows.
  const code = (formats.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (/[ymdhs年月日]/i.test(code.replace(/General/gi, ''))) return 'date';
  return code.includes('%') ? 'share' : 'plain';
}

interface Heard {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Goes through XML; names are told without the prefix of their namespace. */
function walk(xml: string, heard: Heard): void {
  const plain = (name: string) => name.slice(name.indexOf(':') + 1);
  let broken = false;
  const parser = new Parser();
  parser.on('openTag', (name, attributes, decode) => {
    const told = Object.entries(attributes()).map(([key, value]) => [key, decode(value)] as const);
    heard.open(plain(name), Object.fromEntries(told));
  });
  parser.on('text', (text, decode) => heard.text?.(decode(text)));
  parser.on('cdata', (text) => heard.text?.(text));
  parser.on('closeTag', (name) => heard.close?.(plain(name)));
  parser.on('error', () => {
    broken = true;
  });
  if (xml !== '') parser.parse(xml);
  if (broken) throw new BrokenSheet();
}

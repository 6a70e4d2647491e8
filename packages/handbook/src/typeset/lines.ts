import { runsOf, type Inline, type Tone } from '../block.ts';
import type { Ink, Metrics } from './page.ts';

/** A stretch of one look in a line, from so far to the right of where the line begins. */
export interface Piece {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly bold: boolean;
  readonly ink: Ink;
  readonly to?: string | undefined;
  readonly page?: string | undefined;
}
export type Line = readonly Piece[];

/** The look of text. */
export interface Look {
  readonly size: number;
  readonly bold?: boolean;
  readonly ink?: Ink;
  /** Room before the first line. */
  readonly indent?: number;
}

interface Atom {
  readonly text: string;
  readonly width: number;
  readonly style: Style;
  /** Begins a new line. */
  readonly breaks: boolean;
}
interface Style {
  readonly bold: boolean;
  readonly ink: Ink;
  readonly to?: string | undefined;
  readonly page?: string | undefined;
}

const inks: Readonly<Record<Tone, Ink>> = { soft: 'soft', warn: 'warn' };

/** May not begin a line, and may not end one. */
const closing = /^[，。、；：？！）】》〉”’…％%°,.;:?!)\]}·]/u;
const opening = /[（【《〈“‘([{□√]$/u;
const pattern = /\n|[A-Za-z0-9_.@#$%&+=<>~^|\\/*-]+|[^\S\n]|[^\n]/gu;

/** Breaks text into lines of a width: Chinese between any two letters but by its rules for punctuation, words whole. */
export function linesOf(text: Inline, width: number, look: Look, metrics: Metrics): readonly Line[] {
  const found: Line[] = [];
  let line: Atom[] = [];
  let used = look.indent ?? 0;
  const close = (): void => {
    found.push(piecesOf(line, found.length === 0 ? (look.indent ?? 0) : 0));
    line = [];
    used = 0;
  };
  for (const atom of atomsOf(text, look, width, metrics)) {
    if (atom.breaks) {
      close();
      continue;
    }
    if (used + atom.width > width + 0.01 && line.length > 0) close();
    if (line.length === 0 && atom.text === ' ' && found.length > 0) continue;
    line.push(atom);
    used += atom.width;
  }
  if (line.length > 0 || found.length === 0) close();
  return found;
}

function atomsOf(text: Inline, look: Look, width: number, metrics: Metrics): readonly Atom[] {
  const atoms: Atom[] = [];
  for (const run of runsOf(text)) {
    const style: Style = {
      bold: run.strong ?? look.bold ?? false,
      ink: run.tone === undefined ? (look.ink ?? 'ink') : inks[run.tone],
      to: run.to,
      page: run.page,
    };
    if (run.page !== undefined) {
      atoms.push({ text: '', width: look.size * 2, style, breaks: false });
      continue;
    }
    for (const [part] of run.text.matchAll(pattern))
      for (const piece of fitting(part, width, look.size, style.bold, metrics))
        addAtom(atoms, piece, style, look.size, metrics);
  }
  return atoms;
}

/** A word longer than a line is broken where it must be. */
function fitting(
  word: string,
  width: number,
  size: number,
  bold: boolean,
  metrics: Metrics,
): readonly string[] {
  if (word.length < 8 || widthOf(word, size, bold, metrics) <= width) return [word];
  const parts: string[] = [''];
  for (const letter of word) {
    const longer = (parts.at(-1) ?? '') + letter;
    if (widthOf(longer, size, bold, metrics) > width) parts.push(letter);
    else parts[parts.length - 1] = longer;
  }
  return parts;
}

function addAtom(atoms: Atom[], text: string, style: Style, size: number, metrics: Metrics): void {
  const last = atoms.at(-1);
  const width = text === '\n' ? 0 : widthOf(text, size, style.bold, metrics);
  const joins =
    last !== undefined &&
    !last.breaks &&
    text !== '\n' &&
    last.style.bold === style.bold &&
    last.style.ink === style.ink &&
    last.style.to === style.to &&
    last.text.length < 12 &&
    (closing.test(text) || opening.test(last.text));
  if (joins) atoms[atoms.length - 1] = { ...last, text: last.text + text, width: last.width + width };
  else atoms.push({ text, width, style, breaks: text === '\n' });
}

/** Neighbours of one look are one piece. */
function piecesOf(line: readonly Atom[], indent: number): Line {
  const found: Piece[] = [];
  let x = indent;
  for (const { text, width, style } of line) {
    const last = found.at(-1);
    if (
      last !== undefined &&
      last.bold === style.bold &&
      last.ink === style.ink &&
      last.to === style.to &&
      last.page === undefined &&
      style.page === undefined
    )
      found[found.length - 1] = { ...last, text: last.text + text, width: last.width + width };
    else found.push({ x, width, text, ...style });
    x += width;
  }
  return found;
}

/** The width of a text in points. */
export function widthOf(text: string, size: number, bold: boolean, metrics: Metrics): number {
  let width = 0;
  for (const letter of text) width += metrics.advance(letter, bold);
  return width * size;
}

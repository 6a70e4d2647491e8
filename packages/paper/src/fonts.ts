import { createRequire } from 'node:module';
import path from 'node:path';
import type { Metrics } from '@fiveones/handbook';
import { openSync, type Font } from 'fontkit';

/** The files of a font that has the letters of Chinese, in two weights. */
export interface FontFiles {
  readonly regular: string;
  readonly bold: string;
}

/** The font that comes with the program: Noto Sans in simplified Chinese, with letters for rare names. */
export function shippedFonts(): FontFiles {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc'));
  const file = (weight: string): string => path.join(folder, '..', 'fonts', `NotoSansHans-${weight}.otf`);
  return { regular: file('Regular'), bold: file('Bold') };
}

/** What is printed for a letter that the font lacks: the sign by which printers mark a missing type. */
export const missingSign = '〓';

/** Measures letters, and remembers those that the font lacks. */
export class FontMetrics implements Metrics {
  readonly missing = new Set<string>();
  private readonly fonts: readonly [Font, Font];
  private readonly known: readonly [Map<string, number>, Map<string, number>] = [new Map(), new Map()];

  constructor({ regular, bold }: FontFiles) {
    this.fonts = [fontAt(regular), fontAt(bold)];
  }

  advance(letter: string, bold: boolean): number {
    const known = this.known[bold ? 1 : 0];
    const width = known.get(letter) ?? this.measured(letter, bold);
    known.set(letter, width);
    return width;
  }

  /** The text with a sign in place of what the font lacks. */
  printable(text: string): string {
    if (this.missing.size === 0) return text;
    return [...text].map((letter) => (this.missing.has(letter) ? missingSign : letter)).join('');
  }

  private measured(letter: string, bold: boolean): number {
    const font = this.fonts[bold ? 1 : 0];
    const point = letter.codePointAt(0) ?? 0x20;
    if (!font.hasGlyphForCodePoint(point)) {
      this.missing.add(letter);
      return letter === missingSign ? 1 : this.advance(missingSign, bold);
    }
    return font.glyphForCodePoint(point).advanceWidth / font.unitsPerEm;
  }
}

function fontAt(file: string): Font {
  const found = openSync(file);
  if ('fonts' in found) throw new Error(`${file} holds several fonts; give a file with one`);
  return found;
}

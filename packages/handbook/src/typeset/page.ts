import type { Box, Drawing } from '@fiveones/chart';

/** The ink of a page. */
/** `hand`: what an example fills in. */
export type Ink = 'ink' | 'hand' | 'soft' | 'warn' | 'line' | 'strong-line' | 'own' | 'link';

/** What stands on a page, in points from its top left corner; text stands on its baseline. */
export type Mark =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly bold: boolean;
      readonly ink: Ink;
    }
  /** The number of the page where a section begins, ending at `x`. */
  | {
      readonly kind: 'page-number';
      readonly x: number;
      readonly y: number;
      readonly of: string;
      readonly size: number;
    }
  | {
      readonly kind: 'line';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly width: number;
      readonly ink: Ink;
    }
  | {
      readonly kind: 'fill';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly shade: 'head' | 'label';
    }
  | {
      readonly kind: 'link';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly to: string;
    }
  /** A part of a chart, its top left corner at `x`, `y`, so many points a CSS pixel. */
  | {
      readonly kind: 'drawing';
      readonly drawing: Drawing;
      readonly tile: Box;
      readonly x: number;
      readonly y: number;
      readonly scale: number;
    };

/** A printed page. */
export interface Page {
  readonly width: number;
  readonly height: number;
  /** Number at its foot; empty on the cover. */
  readonly number: string;
  readonly marks: readonly Mark[];
}

/** A heading as the reader's bookmarks show it, on a page by its place in the file. */
export interface Bookmark {
  readonly title: string;
  readonly page: number;
  readonly y: number;
  readonly below: readonly Bookmark[];
}

/** A handbook on pages. */
export interface Typeset {
  readonly title: string;
  readonly pages: readonly Page[];
  /** Where each section begins: id → place of its page in the file, and points from the top. */
  readonly places: ReadonlyMap<string, { readonly page: number; readonly y: number }>;
  readonly bookmarks: readonly Bookmark[];
}

/** How wide text is: the advance of a letter in a size of one point. */
export interface Metrics {
  readonly advance: (letter: string, bold: boolean) => number;
}

/** A kind of paper with its margins and the size of its letters, in points. */
export interface Paper {
  readonly short: number;
  readonly long: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the head of a page stands, and how far above its edge the number at the foot. */
  readonly head: number;
  readonly foot: number;
  /** Text, and by how much headings and the cover are smaller than on A4. */
  readonly body: { readonly size: number; readonly pitch: number };
  readonly scale: number;
}

/** A4 */
export const paper: Paper = {
  short: 595.28,
  long: 841.89,
  left: 57,
  right: 45,
  top: 56,
  bottom: 48,
  head: 40,
  foot: 30,
  body: { size: 10.5, pitch: 17 },
  scale: 1,
};

/** A6, for a pocket. */
export const pocketPaper: Paper = {
  short: 297.64,
  long: 419.53,
  left: 28,
  right: 24,
  top: 40,
  bottom: 34,
  head: 26,
  foot: 18,
  body: { size: 9.5, pitch: 14.5 },
  scale: 0.72,
};

export const millimetre = 72 / 25.4;
/** Points in a CSS pixel. */
export const pixel = 0.75;

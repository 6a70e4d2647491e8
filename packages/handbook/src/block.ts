import type { Drawing } from '@fiveones/chart';

/** A stretch of text in one look. `to` leads to a part of the book; `page` is replaced by the number of its page. */
export interface Run {
  readonly text: string;
  readonly strong?: boolean;
  readonly tone?: Tone;
  readonly to?: string;
  readonly page?: string;
}
/** `soft`: beside the point; `warn`: not settled, such as 【待定】 and 未核实. */
export type Tone = 'soft' | 'warn';

/** Text of a paragraph or a cell; `\n` begins a new line. */
export type Inline = string | readonly Run[];

/** A column of a table; `width` is its share of the page. */
export interface TableColumn {
  readonly title: string;
  readonly width: number;
}

/** A row of a table. `of` names what it tells: `node:dibao-main/apply`. */
export interface TableRow {
  readonly cells: readonly Inline[];
  readonly of?: string;
}

/** A cell of a form on paper, so many of its 24 units wide. */
export interface SheetCell {
  readonly text: Inline;
  readonly span: number;
  /** `label`: what is asked; `blank`: where it is written; `filled`: what an example writes there; `head`: a line over rows. */
  readonly role: 'label' | 'blank' | 'filled' | 'head';
  /** The fields that are written here, as `form:F01/applicant.name`. */
  readonly of?: string;
}
/** A row of a form as it is printed. */
export interface SheetRow {
  readonly cells: readonly SheetCell[];
  /** Least height in millimetres. */
  readonly height: number;
}
/** Rows of a form under one title, which stands over them or, written downwards, at their left. */
export interface SheetGroup {
  readonly title: string;
  readonly side: boolean;
  readonly rows: readonly SheetRow[];
}

/** What a filled form shows: which form, as in which scenario, what that is called, and whether the system writes it. */
export interface Sample {
  readonly form: string;
  readonly scenario: string;
  readonly name: string;
  readonly bySystem: boolean;
}

/** Units of a form from its left to its right edge. */
export const sheetUnits = 24;

/** A part of the book below a heading. */
export type Block =
  | { readonly kind: 'text'; readonly text: Inline; readonly indent?: boolean; readonly of?: string }
  /** `lead`: a line that says what the following is about, smaller than a heading. */
  | { readonly kind: 'lead'; readonly text: string; readonly of?: string }
  | {
      readonly kind: 'items';
      readonly items: readonly { readonly text: Inline; readonly of?: string }[];
      readonly numbered?: boolean;
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly TableColumn[];
      readonly rows: readonly TableRow[];
    }
  | {
      readonly kind: 'sheet';
      readonly title: string;
      readonly number: string;
      readonly groups: readonly SheetGroup[];
      readonly sample?: Sample;
    }
  | { readonly kind: 'chart'; readonly title: string; readonly drawing: Drawing }
  /** A document as it looks on paper, with 《》 where data is merged in. */
  | {
      readonly kind: 'specimen';
      readonly title: string;
      readonly number: string;
      readonly body: readonly Block[];
      readonly foot: readonly string[];
    }
  /** What the office wrote itself. `about` says of what, when it does not stand below that thing's own heading. */
  | {
      readonly kind: 'own';
      readonly anchor: string;
      readonly about: string;
      readonly body: readonly Block[];
    };

/** A heading with what stands below it. `id` is unique in the book; the anchors of own paragraphs end it. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** `3.7.2`; empty for what is not numbered. */
  readonly number: string;
  /** Whether the table of contents names it. */
  readonly listed: boolean;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  /** Size of the letters of a sheet in points, as much as has room. */
  readonly size?: number;
}

/** What stands on the cover. */
export interface Cover {
  readonly title: string;
  readonly subtitle: string;
  /** 征求意见稿 while something is still to be set. */
  readonly state: string;
  readonly lines: readonly string[];
}

/** The whole book on A4, a sheet for the public folded in three, a small book of what a village does. */
export const editionNames = ['book', 'leaflet', 'pocket'] as const;
/** One of `editionNames`. */
export type EditionName = (typeof editionNames)[number];

/** A whole handbook: everything that is printed, in its order, and nothing about paper sizes. */
export interface Handbook {
  /** The whole book when it is not said. Each section of a leaflet is a sheet, its six panels the sections in it. */
  readonly edition?: EditionName;
  readonly cover: Cover;
  readonly sections: readonly Section[];
  readonly report: Report;
}

/** What whoever prints it should know. */
export interface Report {
  readonly packages: readonly { readonly id: string; readonly name: string; readonly version: string }[];
  /** Parameters without a value. */
  readonly missing: readonly { readonly package: string; readonly id: string; readonly name: string }[];
  /** Own paragraphs whose place is gone; they are printed at the end of their chapter. */
  readonly lost: readonly { readonly package: string; readonly anchor: string; readonly file: string }[];
  /** Things that the templates mark as not verified. */
  readonly unverified: number;
  /** What a leaflet had no room for: how many points of which part. */
  readonly shortened?: readonly { readonly package: string; readonly part: string; readonly left: number }[];
}

/** Every section of a handbook, parents first. */
export const sectionsIn = (sections: readonly Section[]): readonly Section[] =>
  sections.flatMap((section) => [section, ...sectionsIn(section.sections)]);

/** The text of an inline without its looks. */
export const plain = (text: Inline): string =>
  typeof text === 'string' ? text : text.map((run) => run.text).join('');

export const textLength = (text: Inline): number => plain(text).length;

/** The runs of an inline. */
export const runsOf = (text: Inline): readonly Run[] => (typeof text === 'string' ? [{ text }] : text);

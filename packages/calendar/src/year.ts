/** What a State Council notice says of one year: rest days on top of weekends, and weekend days that are worked. */
export interface YearTable {
  readonly year: number;
  /** The notice it was taken from. */
  readonly source: string;
  /** Not announced yet; due dates in it may still move. */
  readonly provisional: boolean;
  /** From, to (both included), name. */
  readonly rest: readonly (readonly [from: string, to: string, name: string])[];
  readonly work: readonly (readonly [date: string, name: string])[];
}

/** A calendar that instances are pinned to: the years, and what a county lays over them. */
export interface CalendarEdition {
  readonly id: string;
  readonly years: readonly YearTable[];
  readonly overlay?: readonly {
    readonly date: string;
    readonly kind: 'rest' | 'work';
    readonly reason: string;
  }[];
}

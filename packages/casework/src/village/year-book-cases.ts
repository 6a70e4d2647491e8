import type { Handbook } from '@fiveones/handbook';
import { indexOf } from '@fiveones/interpreter';
import type { Actor } from '../access.ts';
import type { Casework } from '../casework.ts';
import { no, ok, refused, type Outcome } from '../refused.ts';
import type { LedgerYear } from './ledger-view.ts';
import { yearBook } from './year-book.ts';

/** A year book to be printed, and what the file is called. */
export interface YearBookOrder {
  readonly book: Handbook;
  readonly name: string;
}

/** 年册: all ledgers of a place and a year as one book, for whoever looks after the place. */
export class YearBookCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async order(
    actor: Actor,
    { region, year }: { readonly region: string; readonly year: string },
  ): Promise<Outcome<YearBookOrder>> {
    const today = this.casework.now().slice(0, 10);
    if (year > today.slice(0, 4)) return no(refused('period-unknown', { period: year }));
    const { regions } = indexOf(this.casework.library.organisation);
    const place = regions.get(region);
    const kept = this.casework.ledgers.all().filter(({ tier }) => tier === place?.tier);
    if (!place || kept.length === 0) return no(refused('not-found'));
    const ledgers: LedgerYear[] = [];
    for (const { id } of kept) {
      const read = await this.casework.ledgers.year(actor, { region, ledger: id, year });
      if (!read.ok) return read;
      ledgers.push(read.value);
    }
    const { name: regionName } = place;
    return ok({
      book: yearBook({ regionName, year, day: today, ledgers }),
      name: `${regionName}${year}年台账年册`,
    });
  }
}

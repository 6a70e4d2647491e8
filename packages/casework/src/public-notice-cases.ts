import type { RenderedDocument } from '@fiveones/documents';
import { indexOf } from '@fiveones/interpreter';
import type { Condition } from '@fiveones/store';
import type { Casework } from './casework.ts';
import { countyOf } from './county.ts';
import { daysBetween } from './public-notices.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { publicNoticeTable } from './tables.ts';
import { noticePageIn } from './json-cells.ts';

/** What stands on the board of a place now: no name of anybody, only what kinds of notice there are. */
export interface Board {
  readonly region: string;
  readonly regionName: string;
  readonly notices: readonly {
    readonly address: string;
    readonly name: string;
    readonly postedAt: string;
    readonly until?: string | undefined;
    readonly daysLeft?: number | undefined;
  }[];
}

/** One notice as everybody may see it. */
export interface PublicNoticePage {
  readonly regionName: string;
  readonly name: string;
  readonly postedAt: string;
  readonly until?: string | undefined;
  readonly daysLeft?: number | undefined;
  readonly document: RenderedDocument;
}

/** Notices on one board at once, the newest first. */
const mostOnABoard = 100;

/** 公示栏: what everybody may see without signing in. Nobody's rights are asked, so nothing here reads a case. */
export class PublicNoticeCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** The notices of exactly this place that stand now. */
  async board(region: string): Promise<Outcome<Board>> {
    const regionName = this.regionName(region);
    if (regionName === undefined) return no(refused('not-found'));
    const rows = await this.casework.store.rows(publicNoticeTable, {
      where: { and: [{ eq: ['county', countyOf(region)] }, { eq: ['region', region] }, this.standing()] },
      columns: ['address', 'name', 'postedAt', 'until'],
      order: [['postedAt', 'desc']],
      limit: mostOnABoard,
    });
    return ok({
      region,
      regionName,
      notices: rows.map(({ address, name, postedAt, until }) => ({
        address,
        name: name ?? '',
        postedAt: postedAt ?? '',
        ...this.left(until),
      })),
    });
  }

  /** One notice, while it stands. */
  async read(given: {
    readonly region: string;
    readonly address: string;
  }): Promise<Outcome<PublicNoticePage>> {
    const [row] = await this.casework.store.rows(publicNoticeTable, {
      where: {
        and: [
          { eq: ['county', countyOf(given.region)] },
          { eq: ['address', given.address] },
          { eq: ['region', given.region] },
          this.standing(),
        ],
      },
      limit: 1,
    });
    if (!row) return no(refused('notice-gone'));
    return ok({
      regionName: this.regionName(given.region) ?? '',
      name: row.name ?? '',
      postedAt: row.postedAt ?? '',
      ...this.left(row.until),
      document: noticePageIn(row.page),
    });
  }

  /** Posted, and its period not over: what is over is not found, whether or not anybody has taken it down. */
  private standing(): Condition {
    const now = this.casework.now();
    return {
      and: [{ le: ['postedAt', now] }, { or: [{ eq: ['until', null] }, { ge: ['until', now] }] }],
    };
  }

  private left(until: string | null): { readonly until?: string; readonly daysLeft?: number } {
    return until === null ? {} : { until, daysLeft: daysBetween(this.casework.now(), until) };
  }

  private regionName(region: string): string | undefined {
    const { regions } = indexOf(this.casework.library.organisation);
    const own = regions.get(region)?.name;
    const town = region.length > 9 ? regions.get(region.slice(0, 9))?.name : undefined;
    return own === undefined ? undefined : `${town ?? ''}${own}`;
  }
}

import type { List } from '@fiveones/definition';
import { indexOf } from '@fiveones/interpreter';
import { countyOfActor, samples, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { keyWorkTable } from './tables.ts';

/** What was reported of an item for a quarter. */
export interface QuarterReport {
  readonly quarter: number;
  /** The last day of the quarter. */
  readonly due: string;
  readonly progress?: string | undefined;
  readonly by?: string | undefined;
  readonly at?: string | undefined;
}

/** One item of the yearly list of key work, with what has come of it. */
export interface KeyWorkItem {
  readonly id: string;
  readonly item: string;
  readonly tier: string;
  readonly unit: string;
  readonly target: string;
  readonly linked: string;
  /** The last day it must be done. */
  readonly deadline: string;
  readonly quarters: readonly QuarterReport[];
  readonly doneAt?: string | undefined;
  /** `late`: a quarter is over without a report, or the deadline is past. */
  readonly state: 'done' | 'late' | 'onTime';
}

/** The key work of a year, and how far each item of it is. `today` is `yyyy-mm-dd`. */
export interface KeyWorkList {
  readonly name: string;
  readonly year: number;
  readonly years: readonly number[];
  readonly today: string;
  readonly note: string;
  readonly items: readonly KeyWorkItem[];
  readonly units: readonly string[];
  readonly tiers: readonly string[];
  readonly mayReport: boolean;
}

interface KeyWorkAsked {
  readonly year?: number | undefined;
  readonly tier?: string | undefined;
  readonly unit?: string | undefined;
}

/** What a county's office says of an item at the end of a quarter. */
interface KeyWorkReport {
  readonly year: number;
  readonly item: string;
  readonly quarter: number;
  readonly progress: string;
  readonly done: boolean;
}

const quarterEnds = ['03-31', '06-30', '09-30', '12-31'] as const;

/** 年度重点工作清单: the items are rows of a list of a package; what comes of them is reported quarter by quarter. */
export class KeyWorkCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async list(actor: Actor, asked: KeyWorkAsked): Promise<Outcome<KeyWorkList>> {
    const list = this.yearly();
    if (!list) return no(refused('no-key-work'));
    const today = this.casework.now().slice(0, 10);
    const year = asked.year ?? Number(today.slice(0, 4));
    const county = countyOfActor(actor);
    const rows = await this.casework.store.rows(keyWorkTable, {
      where: { and: [{ eq: ['county', county] }, { eq: ['year', year] }] },
    });
    const { people } = indexOf(this.casework.library.organisation);
    const all = list.rows
      .filter(({ active }) => active)
      .map((row): KeyWorkItem => {
        const text = (column: string): string => String(row[column] ?? '');
        const reports = rows.filter(({ item }) => item === row.id);
        const deadline = `${year}-${text('deadline') || '12-31'}`;
        const quarters = quarterEnds.map((end, place): QuarterReport => {
          const found = reports.find(({ quarter }) => quarter === place + 1);
          return {
            quarter: place + 1,
            due: `${year}-${end}`,
            ...(found
              ? {
                  progress: found.progress ?? '',
                  by: people.get(found.by ?? '')?.name ?? found.by ?? '',
                  at: found.at ?? '',
                }
              : {}),
          };
        });
        const doneAt = reports.find(({ done }) => done === 1)?.at ?? undefined;
        return {
          id: row.id,
          item: text('item'),
          tier: text('tier'),
          unit: text('unit'),
          target: text('target'),
          linked: text('linked'),
          deadline,
          quarters,
          doneAt,
          state: stateOf({ quarters, doneAt, deadline, today }),
        };
      });
    const chosen = all.filter(
      ({ tier, unit }) =>
        (asked.tier === undefined || tier === asked.tier) &&
        (asked.unit === undefined || unit === asked.unit),
    );
    return ok({
      name: list.name,
      year,
      years: [Number(today.slice(0, 4)), Number(today.slice(0, 4)) - 1],
      today,
      note: list.note ?? '',
      items: chosen,
      units: [...new Set(all.map(({ unit }) => unit))],
      tiers: [...new Set(all.map(({ tier }) => tier))],
      mayReport: samples(actor),
    });
  }

  /** Writes what has come of an item in a quarter; once more takes the place of what was said, and both are kept. */
  async report(actor: Actor, given: KeyWorkReport): Promise<Outcome<null>> {
    if (!samples(actor)) return no(refused('not-allowed'));
    const list = this.yearly();
    if (!list?.rows.some(({ id, active }) => active && id === given.item)) return no(refused('not-found'));
    if (given.progress.trim() === '') return no(refused('progress-missing'));
    const at = this.casework.now();
    const begins = `${given.year}-${String(given.quarter * 3 - 2).padStart(2, '0')}-01`;
    if (at.slice(0, 10) < begins) return no(refused('quarter-ahead', { begins }));
    const county = countyOfActor(actor);
    const said = {
      year: given.year,
      item: given.item,
      quarter: given.quarter,
      progress: given.progress.trim(),
      done: given.done ? 1 : 0,
      by: actor.id,
      at,
    };
    await this.casework.store.change<{ readonly reports: number }, null>(
      `key-work/${county}`,
      ({ snapshot }) => ({
        decided: {
          events: [{ type: 'keyWorkReported', at, by: actor.id, body: said }],
          snapshot: { reports: (snapshot?.reports ?? 0) + 1 },
          rows: [{ table: keyWorkTable.name, put: { county, ...said } }],
        },
        answer: null,
      }),
    );
    return ok(null);
  }

  private yearly(): List | undefined {
    return this.casework.library.parts('lists').find(({ part }) => part.yearly === true)?.part;
  }
}

function stateOf(given: {
  readonly quarters: readonly QuarterReport[];
  readonly doneAt: string | undefined;
  readonly deadline: string;
  readonly today: string;
}): KeyWorkItem['state'] {
  const { quarters, doneAt, deadline, today } = given;
  if (doneAt !== undefined) return 'done';
  const unreported = quarters.some(({ due, progress }) => due < today && progress === undefined);
  return deadline < today || unreported ? 'late' : 'onTime';
}

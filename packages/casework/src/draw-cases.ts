import { indexOf } from '@fiveones/interpreter';
import { asJson } from '@fiveones/definition';
import { samples, type Actor } from './access.ts';
import type { Casework } from './casework.ts';
import type { CaseSample, CaseSampleAsked } from './duty-cases.ts';
import { countyOf } from './projection.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { sampleDrawTable } from './tables.ts';
import { drawnIn, sampleAskedIn, type DrawnIds } from './json-cells.ts';

/** A draw as it was recorded: who drew when, with which seed, how many of how many. */
export interface SampleDraw {
  readonly id: string;
  readonly seed: string;
  readonly asked: CaseSampleAsked;
  readonly by: string;
  readonly at: string;
  readonly cases: number;
  readonly drawn: number;
}

/** A past draw, opened: what was drawn then, and whether the same is drawn again now. */
export interface OpenedDraw extends SampleDraw {
  readonly sample: CaseSample;
  /** Case ids that were drawn then and are not now, and the other way round. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** Draws that a county has made; none is ever changed. */
export class DrawCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** Draws and records it. The same seed and the same question again is the draw that was made. */
  async draw(actor: Actor, asked: CaseSampleAsked): Promise<Outcome<{ readonly id: string }>> {
    const sample = await this.casework.duties.sample(actor, asked);
    if (!sample.ok) return sample;
    if (sample.value.cases === 0) return no(refused('sample-empty'));
    const county = homeOf(actor);
    const same = (await this.rows(county)).find(
      ({ asked: was }) => JSON.stringify(was) === JSON.stringify(asked),
    );
    if (same) return ok({ id: same.id });
    const id = this.casework.newId();
    const at = this.casework.now();
    const result: DrawnIds = sample.value.towns.map(({ town, drawn }) => ({
      town,
      drawn: drawn.map(({ instance }) => instance),
    }));
    const kept = {
      seed: asked.seed,
      asked: asJson(asked),
      by: actor.id,
      at,
      cases: sample.value.cases,
      drawn: sample.value.drawn,
      result: asJson(result),
    };
    await this.casework.store.change<{ readonly draws: number }, null>(
      `samples/${county}`,
      ({ snapshot }) => ({
        decided: {
          events: [{ type: 'sampleDrawn', at, by: actor.id, body: { id, ...kept } }],
          snapshot: { draws: (snapshot?.draws ?? 0) + 1 },
          rows: [{ table: sampleDrawTable.name, put: { county, id, ...kept } }],
        },
        answer: null,
      }),
    );
    return ok({ id });
  }

  /** Every draw of the county, the newest first. */
  async list(actor: Actor): Promise<Outcome<readonly SampleDraw[]>> {
    if (!samples(actor)) return no(refused('not-allowed'));
    return ok(await this.rows(homeOf(actor)));
  }

  /** Opens a past draw and draws it again, to see that it comes to the same. */
  async open(actor: Actor, id: string): Promise<Outcome<OpenedDraw>> {
    if (!samples(actor)) return no(refused('not-allowed'));
    const row = await this.casework.store.get(sampleDrawTable, { county: homeOf(actor), id });
    const draw = (await this.rows(homeOf(actor))).find((one) => one.id === id);
    if (!row || !draw) return no(refused('not-found'));
    const again = await this.casework.duties.sample(actor, draw.asked);
    if (!again.ok) return again;
    const then = new Set(drawnIn(row.result).flatMap(({ drawn }) => drawn));
    const now = new Set(again.value.towns.flatMap(({ drawn }) => drawn.map(({ instance }) => instance)));
    return ok({
      ...draw,
      sample: again.value,
      gone: [...then].filter((one) => !now.has(one)),
      come: [...now].filter((one) => !then.has(one)),
    });
  }

  private async rows(county: string): Promise<readonly SampleDraw[]> {
    const { people } = indexOf(this.casework.library.organisation);
    const rows = await this.casework.store.rows(sampleDrawTable, {
      where: { eq: ['county', county] },
      order: [['at', 'desc']],
      columns: ['id', 'seed', 'asked', 'by', 'at', 'cases', 'drawn'],
      limit: 500,
    });
    return rows.map(({ id, seed, asked, by, at, cases, drawn }) => ({
      id,
      seed: seed ?? '',
      asked: sampleAskedIn(asked),
      by: people.get(by ?? '')?.name ?? by ?? '',
      at: at ?? '',
      cases: cases ?? 0,
      drawn: drawn ?? 0,
    }));
  }
}

const homeOf = (actor: Actor): string =>
  countyOf(actor.holdings.find(({ tier }) => tier === 'county')?.region ?? '');

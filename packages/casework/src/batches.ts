import type { Json, JsonObject } from '@fiveones/definition';
import type { RowChange, RowOf } from '@fiveones/store';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { roleLetters, type Actor } from './access.ts';
import { answersFor, batchOffers, type BatchOffer } from './batch-offers.ts';
import type { Casework } from './casework.ts';
import { checkMessage } from './check-forms.ts';
import { caseworkWords, fill, inWords } from './refused.ts';
import { batchCaseTable, batchTable } from './batch-tables.ts';
import { batchPayloadIn } from './json-cells.ts';

/** What became of a case of a batch. */
type BatchCaseStatus = 'waiting' | 'sent' | 'refused';

type BatchRow = RowOf<typeof batchTable>;
type CaseRow = RowOf<typeof batchCaseTable>;

/** Cases that are read and told side by side; between two lots others are served. */
const lot = 20;

/**
 * Sendings of one message to many cases. Which cases is written down first; then each is told in a transaction of its own,
 * in which its row says so too. Whatever breaks off between goes on from the rows that still wait, and tells nobody twice.
 */
export class Batches {
  private readonly casework: Casework;
  private working: Promise<unknown> = Promise.resolve();
  private stopped = false;
  private fault: unknown;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** Writes down what is sent to whom, and begins to send. */
  async begin(given: {
    readonly county: string;
    readonly id: string;
    readonly region: string;
    readonly by: string;
    readonly choice: JsonObject;
    readonly payload: JsonObject;
    readonly reason: string;
    readonly cases: readonly { readonly county: string; readonly instance: string }[];
    readonly offer: BatchOffer;
  }): Promise<void> {
    const { county, id, region, by, choice, payload, reason, cases, offer } = given;
    const at = this.casework.now();
    const batch: BatchRow = {
      county,
      id,
      region,
      package: offer.published.package.template.id,
      process: offer.process.id,
      processName: offer.process.name,
      message: offer.message.id,
      messageName: offer.message.name,
      choice,
      payload,
      reason,
      by,
      at,
      total: cases.length,
      status: 'sending',
    };
    const rows = cases.map(({ county: home, instance }, place): RowChange => ({
      table: batchCaseTable.name,
      put: { county: home, batch: id, instance, place, status: 'waiting', why: null, at: null },
    }));
    await this.noted(county, `begin/${id}`, {
      event: { type: 'batchSent', at, by, body: { id, reason, choice, total: cases.length } },
      rows: [{ table: batchTable.name, put: batch }, ...rows],
    });
    this.resume();
  }

  /** Those that could not take it wait again. */
  async again({ county, id, total }: BatchRow, by: string): Promise<void> {
    const refused = await this.cases({ id }, 'refused', total ?? 0);
    const at = this.casework.now();
    await this.noted(county, undefined, {
      event: { type: 'batchTriedAgain', at, by, body: { id, total: refused.length } },
      rows: [
        { table: batchTable.name, update: { county, id }, set: { status: 'sending' } },
        ...refused.map((row) => changed(row, { status: 'waiting', why: null, at: null })),
      ],
    });
    this.resume();
  }

  /** Goes on with whatever is not sent yet; also after a start of the program. */
  resume(): void {
    const work = () => this.workOff();
    this.working = this.working.then(work, work);
    // Nobody may be waiting: a full disk must not end the program. `takeFault` tells, and the next `resume` goes on.
    this.working.catch((fault: unknown) => (this.fault = fault));
  }

  /** What broke a sending off since this was last asked; nothing where all went well. */
  takeFault(): unknown {
    const { fault } = this;
    this.fault = undefined;
    return fault;
  }

  /** Sends no more, e.g. because the store is about to be closed; what waits goes on after the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.done().catch(() => undefined);
  }

  /** Waits until nothing is being sent any more. */
  async done(): Promise<void> {
    let seen: unknown;
    while (seen !== this.working) {
      seen = this.working;
      await this.working;
    }
  }

  cases({ id }: Pick<BatchRow, 'id'>, status: BatchCaseStatus, limit: number): Promise<readonly CaseRow[]> {
    return this.casework.store.rows(batchCaseTable, {
      where: { and: [{ eq: ['batch', id] }, { eq: ['status', status] }] },
      order: [['place', 'asc']],
      limit,
    });
  }

  async counts({ id }: Pick<BatchRow, 'id'>): Promise<Readonly<Record<BatchCaseStatus, number>>> {
    const [waiting = 0, sent = 0, refused = 0] = await Promise.all(
      (['waiting', 'sent', 'refused'] as const).map((status) =>
        this.casework.store.count(batchCaseTable, {
          and: [{ eq: ['batch', id] }, { eq: ['status', status] }],
        }),
      ),
    );
    return { waiting, sent, refused };
  }

  /** A fact of the county's sendings, with the rows that follow; with a key, written once. */
  private async noted(
    county: string,
    key: string | undefined,
    {
      event,
      rows,
    }: {
      readonly event: { type: string; at: string; by: string; body: Json };
      readonly rows: readonly RowChange[];
    },
  ): Promise<void> {
    await this.casework.store.change<{ readonly batches: number }, null>(
      `batches/${county}`,
      ({ snapshot }) => ({
        decided: { events: [event], snapshot: { batches: (snapshot?.batches ?? 0) + 1 }, rows },
        answer: null,
      }),
      key === undefined ? {} : { key },
    );
  }

  private async workOff(): Promise<void> {
    while (!this.stopped) {
      const [batch] = await this.casework.store.rows(batchTable, {
        where: { eq: ['status', 'sending'] },
        order: [['at', 'asc']],
        limit: 1,
      });
      if (!batch) return;
      await this.carryOut(batch);
    }
  }

  private async carryOut(batch: BatchRow): Promise<void> {
    for (;;) {
      const rows = await this.cases(batch, 'waiting', lot);
      if (this.stopped) return;
      if (rows.length === 0) break;
      const sender = this.senderOf(batch);
      await Promise.all(rows.map((row) => this.tell(batch, row, sender)));
      await nextTurn();
    }
    await this.casework.store.write([
      { table: batchTable.name, update: { county: batch.county, id: batch.id }, set: { status: 'done' } },
    ]);
  }

  /** Who sends, while they hold the post; what they may not send any more goes to nobody. */
  private senderOf({ by, package: pkg, process, message }: BatchRow): Sender | undefined {
    const { library } = this.casework;
    const actor = this.casework.actor(by ?? '');
    const offers = actor ? batchOffers(library, actor, this.casework.now().slice(0, 10)) : [];
    const offer = offers.find(
      (one) =>
        one.published.package.template.id === pkg && one.process.id === process && one.message.id === message,
    );
    return actor && offer && { actor, offer };
  }

  /** Tells one case, its row in the same transaction; what stands in the way is written beside it. */
  private async tell(batch: BatchRow, row: CaseRow, sender: Sender | undefined): Promise<void> {
    const at = this.casework.now();
    const found = await this.payloadFor(batch, row.instance, { sender, now: at });
    const why = 'why' in found ? found.why : await this.command(batch, row, { payload: found.payload, at });
    if (why !== undefined) await this.casework.store.write([changed(row, { status: 'refused', why, at })]);
  }

  private async command(
    { id, message, reason, by }: BatchRow,
    row: CaseRow,
    { payload, at }: { readonly payload: JsonObject; readonly at: string },
  ): Promise<string | undefined> {
    const done = await this.casework.instances.command(
      row.instance,
      {
        do: 'message',
        message: message ?? '',
        payload,
        batch: { id, reason: reason ?? '' },
        at,
        by: by ?? undefined,
      },
      { key: `batch/${id}/${row.instance}`, rows: [changed(row, { status: 'sent', why: null, at })] },
    );
    return done.ok ? undefined : inWords(done.refusal).message;
  }

  /** What the case's own version makes of what was filled in: a case keeps the forms it began with. */
  private async payloadFor(
    batch: BatchRow,
    instance: string,
    { sender, now }: { readonly sender: Sender | undefined; readonly now: string },
  ): Promise<{ readonly payload: JsonObject } | { readonly why: string }> {
    const read = await this.casework.instances.read(instance);
    if (!read) return { why: caseworkWords['not-found'].zh };
    const { state } = read;
    if (!sender || !answersFor(sender.offer, state.region))
      return { why: caseworkWords['batch-sender-gone'].zh };
    const world = this.casework.library.worldOf(state);
    const { payload, problems } = checkMessage({
      state,
      world,
      form: world.chart.process.messages.find(({ id }) => id === batch.message)?.form,
      payload: batchPayloadIn(batch.payload),
      role: roleLetters(sender.actor, world.chart.package.template.posts, false),
      now,
    });
    const [first] = problems;
    return first ? { why: fill(caseworkWords['batch-form'].zh, { message: first.message }) } : { payload };
  }
}

interface Sender {
  readonly actor: Actor;
  readonly offer: BatchOffer;
}

const changed = (
  { county, batch, instance }: CaseRow,
  set: { readonly status: BatchCaseStatus; readonly why: string | null; readonly at: string | null },
): RowChange => ({ table: batchCaseTable.name, update: { county, batch, instance }, set });

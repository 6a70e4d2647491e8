import type { JsonObject } from '@fiveones/definition';
import { createHash } from 'node:crypto';
import { indexOf } from '@fiveones/interpreter';
import type { RowOf } from '@fiveones/store';
import { roleLetters, sees, type Actor } from './access.ts';
import {
  itemsInUse,
  chosenCases,
  markedSubject,
  type BatchCandidate,
  type BatchChoice,
  type BatchItem,
} from './batch-choice.ts';
import { batchOffers, homeOf, type BatchOffer } from './batch-offers.ts';
import { Batches } from './batches.ts';
import type { Casework } from './casework.ts';
import { checkMessage } from './check-forms.ts';
import { countyOf } from './projection.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { batchTable, type batchCaseTable } from './batch-tables.ts';
import { instanceTable } from './tables.ts';
import { beginning, contextOf, formView } from './task-view.ts';
import type { FormContext, FormView } from './views.ts';

/** A message that may go to many cases, to choose from. */
export interface BatchOffered {
  readonly packageId: string;
  readonly packageName: string;
  readonly process: string;
  readonly processName: string;
  readonly message: string;
  readonly name: string;
}

/** Which message. */
export type BatchMessage = Pick<BatchChoice, 'packageId' | 'process' | 'message'>;

/** What is needed to choose the cases and to fill the message in. */
export interface BatchAbout extends BatchOffered {
  readonly form?: FormView | undefined;
  readonly context: FormContext;
  readonly places: readonly { readonly code: string; readonly name: string; readonly tier: string }[];
  readonly steps: readonly { readonly id: string; readonly name: string }[];
  readonly items: readonly BatchItem[];
}

/** The cases that were chosen, the first of them by name. */
export interface BatchPreview {
  readonly total: number;
  readonly able: number;
  readonly cases: readonly BatchCandidate[];
  readonly unable: readonly BatchCandidate[];
  readonly unknown: readonly string[];
  readonly unknownCount: number;
  /** Stands for exactly these cases: what is sent is what was seen. */
  readonly seen: string;
}

/** A sending as lists show it. */
export interface BatchItemView {
  readonly id: string;
  readonly messageName: string;
  readonly processName: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly status: 'sending' | 'done';
  readonly total: number;
}

/** A sending, how far it has come, and the cases that could not take it. */
export interface BatchView extends BatchItemView {
  readonly sent: number;
  readonly refused: number;
  readonly waiting: number;
  readonly failed: readonly BatchCandidate[];
  readonly told: readonly BatchCandidate[];
  /** Those that could not take it may be tried again. */
  readonly mayRetry: boolean;
}

/** So many cases are named at once. */
const mostShown = 50;
const mostFailed = 500;
const shortestReason = 4;

/** 批量通知: one message to many cases, each told for itself. */
export class BatchCases {
  readonly sending: Batches;
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
    this.sending = new Batches(casework);
  }

  /** Whether somebody may send any message to many cases at all. */
  may(actor: Actor): boolean {
    return this.offersTo(actor).length > 0;
  }

  offers(actor: Actor): Outcome<readonly BatchOffered[]> {
    const offers = this.offersTo(actor);
    return offers.length === 0 ? no(refused('not-allowed')) : ok(offers.map(offeredOf));
  }

  /** The form of a message, and by what cases are chosen. */
  async about(actor: Actor, asked: BatchMessage): Promise<Outcome<BatchAbout>> {
    const found = this.offer(actor, asked);
    if (!found.ok) return found;
    const { world, message, process, chairs } = found.value;
    const now = this.casework.now();
    const state = beginning(world, now, homeOf(found.value));
    return ok({
      ...offeredOf(found.value),
      form:
        message.form === undefined ? undefined : formView(world, { form: message.form, mode: 'edit' }, {}),
      context: { ...contextOf(state, world, actor, now) },
      places: this.casework.library.organisation.regions
        .filter(({ code }) => chairs.some(({ region }) => code.startsWith(region)))
        .map(({ code, name, tier }) => ({ code, name, tier }))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      steps: process.nodes.flatMap(({ id, name, kind }) => (waitingKinds.has(kind) ? [{ id, name }] : [])),
      items: await itemsInUse(this.casework, found.value),
    });
  }

  /** Which cases a choice means, and which of them could take the message now. Nothing is kept. */
  async preview(actor: Actor, choice: BatchChoice): Promise<Outcome<BatchPreview>> {
    const found = this.offer(actor, choice);
    if (!found.ok) return found;
    const chosen = await chosenCases(this.casework, { actor, offer: found.value, choice });
    if (!chosen.ok) return chosen;
    const { cases, unknown } = chosen.value;
    const able = cases.filter(({ why }) => why === undefined);
    return ok({
      total: cases.length,
      able: able.length,
      cases: able.slice(0, mostShown),
      unable: cases.filter(({ why }) => why !== undefined).slice(0, mostShown),
      unknown: unknown.slice(0, mostShown),
      unknownCount: unknown.length,
      seen: seenOf(cases),
    });
  }

  /** Sends it to exactly the cases that were seen; asked twice with the same key, it is sent once. */
  async send(
    actor: Actor,
    given: {
      readonly choice: BatchChoice;
      readonly payload: JsonObject;
      readonly reason: string;
      readonly seen: string;
      readonly key: string;
    },
  ): Promise<Outcome<{ id: string }>> {
    const { choice, key, seen } = given;
    const found = this.offer(actor, choice);
    if (!found.ok) return found;
    const offer = found.value;
    const earlier = await this.sentBefore(actor, offer, key);
    if (earlier) return ok(earlier);
    const reason = given.reason.trim();
    if (reason.length < shortestReason) return no(refused('batch-reason', { least: shortestReason }));
    const told = this.checked(actor, offer, given.payload);
    if (!told.ok) return told;
    const chosen = await chosenCases(this.casework, { actor, offer, choice });
    if (!chosen.ok) return chosen;
    const { cases } = chosen.value;
    if (cases.length === 0) return no(refused('batch-nobody'));
    if (seenOf(cases) !== seen) return no(refused('batch-changed', { count: cases.length }));
    const { numbers: _, ...which } = choice;
    const id = idOf(actor, key);
    await this.sending.begin({
      county: countyOf(homeOf(offer)),
      id,
      region: homeOf(offer),
      by: actor.id,
      choice: { ...which, numbers: choice.numbers.length } as unknown as JsonObject,
      payload: told.value,
      reason,
      cases,
      offer,
    });
    return ok({ id });
  }

  /** What was sent from here, the newest first. */
  async list(actor: Actor): Promise<Outcome<readonly BatchItemView[]>> {
    if (!this.may(actor)) return no(refused('not-allowed'));
    const counties = [...new Set(this.offersTo(actor).map((offer) => countyOf(homeOf(offer))))];
    const rows = await this.casework.store.rows(batchTable, {
      where: { in: ['county', counties] },
      order: [['at', 'desc']],
      limit: 200,
    });
    return ok(rows.filter((row) => sees(actor, row)).map((row) => this.itemOf(row)));
  }

  async one(actor: Actor, id: string): Promise<Outcome<BatchView>> {
    const found = await this.found(actor, id);
    if (!found.ok) return found;
    const row = found.value;
    const counts = await this.sending.counts(row);
    const [failed, told] = await Promise.all([
      this.named(actor, await this.sending.cases(row, 'refused', mostFailed)),
      this.named(actor, await this.sending.cases(row, 'sent', mostShown)),
    ]);
    return ok({
      ...this.itemOf(row),
      ...counts,
      failed,
      told,
      mayRetry: row.status === 'done' && counts.refused > 0 && row.by === actor.id,
    });
  }

  /** Tries those again that could not take it. */
  async retry(actor: Actor, id: string): Promise<Outcome<{ id: string }>> {
    const found = await this.found(actor, id);
    if (!found.ok) return found;
    if (found.value.by !== actor.id) return no(refused('not-allowed'));
    await this.sending.again(found.value, actor.id);
    return ok({ id });
  }

  private offersTo(actor: Actor): readonly BatchOffer[] {
    return batchOffers(this.casework.library, actor, this.casework.now().slice(0, 10));
  }

  private offer(actor: Actor, { packageId, process, message }: BatchMessage): Outcome<BatchOffer> {
    const offer = this.offersTo(actor).find(
      (one) =>
        one.published.package.template.id === packageId &&
        one.process.id === process &&
        one.message.id === message,
    );
    return offer ? ok(offer) : no(refused('not-allowed'));
  }

  /** The message as it is told to everyone: its form, before any case is looked at. */
  private checked(
    actor: Actor,
    { world, message, chairs }: BatchOffer,
    payload: JsonObject,
  ): Outcome<JsonObject> {
    const now = this.casework.now();
    const told = checkMessage({
      state: beginning(world, now, chairs[0]?.region),
      world,
      form: message.form,
      payload,
      role: roleLetters(actor, world.chart.package.template.posts, false),
      now,
    });
    return told.problems.length > 0
      ? no(refused('form-has-problems', { count: told.problems.length }, told.problems))
      : ok(told.payload);
  }

  private async sentBefore(
    actor: Actor,
    offer: BatchOffer,
    key: string,
  ): Promise<{ id: string } | undefined> {
    const id = idOf(actor, key);
    const row = await this.casework.store.get(batchTable, { county: countyOf(homeOf(offer)), id });
    return row && { id };
  }

  private async found(actor: Actor, id: string): Promise<Outcome<BatchRow>> {
    if (!this.may(actor)) return no(refused('not-allowed'));
    const [row] = await this.casework.store.rows(batchTable, { where: { eq: ['id', id] }, limit: 1 });
    return row && sees(actor, row) ? ok(row) : no(refused('not-found'));
  }

  private async named(actor: Actor, rows: readonly CaseRow[]): Promise<readonly BatchCandidate[]> {
    const { library, store } = this.casework;
    const { regions } = indexOf(library.organisation);
    const instances = await store.rows(instanceTable, {
      where: { in: ['instance', rows.map(({ instance }) => instance)] },
    });
    const byId = new Map(instances.map((row) => [row.instance, row]));
    return rows.flatMap(({ instance, why }): readonly BatchCandidate[] => {
      const row = byId.get(instance);
      const published = library.version(row?.package ?? '', row?.version ?? '');
      if (!row || !published) return [];
      const world = library.world(
        published,
        row.process ?? '',
        row.region ?? '',
        this.casework.now().slice(0, 10),
      );
      return [
        {
          instance,
          number: row.number ?? '',
          subject: world ? markedSubject(actor, row, world) : '',
          regionName: regions.get(row.region ?? '')?.name ?? '',
          waitsFor: row.waitsFor ?? '',
          ...(why === null ? {} : { why }),
        },
      ];
    });
  }

  private itemOf(row: BatchRow): BatchItemView {
    const { people } = indexOf(this.casework.library.organisation);
    return {
      id: row.id,
      messageName: row.messageName ?? '',
      processName: row.processName ?? '',
      reason: row.reason ?? '',
      by: people.get(row.by ?? '')?.name ?? row.by ?? '',
      at: row.at ?? '',
      status: row.status === 'done' ? 'done' : 'sending',
      total: row.total ?? 0,
    };
  }
}

type BatchRow = RowOf<typeof batchTable>;
type CaseRow = RowOf<typeof batchCaseTable>;

/** Kinds of steps at which a case stands while it waits. */
const waitingKinds: ReadonlySet<string> = new Set([
  'userTask',
  'manualTask',
  'receiveTask',
  'intermediateCatchEvent',
  'eventBasedGateway',
  'callActivity',
]);

const offeredOf = ({ published, process, message }: BatchOffer): BatchOffered => ({
  packageId: published.package.template.id,
  packageName: published.package.template.name,
  process: process.id,
  processName: process.name,
  message: message.id,
  name: message.name,
});

/** The same person asking with the same key means the same sending. */
const idOf = (actor: Actor, key: string): string =>
  createHash('sha256').update(`${actor.id}/${key}`).digest('hex').slice(0, 32);

const seenOf = (cases: readonly BatchCandidate[]): string =>
  createHash('sha256')
    .update(cases.map(({ instance }) => instance).join('\n'))
    .digest('hex');

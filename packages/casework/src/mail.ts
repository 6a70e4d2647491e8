import { addDays } from '@fiveones/calendar';
import type { JsonObject } from '@fiveones/definition';
import { startedByMessage, type Delivery } from '@fiveones/interpreter';
import type { RowChange, RowOf, Store } from '@fiveones/store';
import type { Commanded, Instances } from './instances.ts';
import type { Library } from './library.ts';
import { countyOf } from './projection.ts';
import { awaitedTable, letterTable, outboxTable } from './tables.ts';
import { payloadIn } from './json-cells.ts';

type Request = Pick<RowOf<typeof outboxTable>, 'county' | 'instance' | 'id'>;
/** A message on its way: what an instance sent, and the moment. */
interface Sent {
  readonly message: string;
  readonly payload: JsonObject;
  readonly deliver: Delivery;
}
interface Copied extends Sent {
  readonly receiver: string;
}
interface Begun extends Sent {
  readonly package: string;
  readonly process: string;
}

/** How long a message is kept for which nobody waits, in days. */
const keptFor = 30;
/** More cases that wait under one key than any person can have. */
const mostReceivers = 200;

/**
 * Messages from case to case. Each is received once, whatever breaks off between: the request for it goes in the same
 * transaction in which the receiver takes it, or begins, or it is laid up as a letter.
 */
export class Mail {
  private readonly store: Store;
  private readonly library: Library;
  private readonly instances: () => Instances;

  constructor(store: Store, library: Library, instances: () => Instances) {
    this.store = store;
    this.library = library;
    this.instances = instances;
  }

  /** To the case that has waited for it longest under its key, or to all that wait; else to every process that it begins, else laid up. */
  async deliver(request: Request, sent: Sent, at: string): Promise<void> {
    const { message, payload, deliver } = sent;
    const county = countyOf(deliver.region);
    const done = removal(request);
    const copies = deliver.all ? await this.copies(request, sent, at) : [];
    if (copies.length > 0) return this.store.write([done, ...copies]);
    if (await this.hand(county, { ...sent, from: request.instance }, [done], at)) return;
    const begun = this.library.all().flatMap(({ package: pkg }) =>
      startedByMessage(pkg, message).map((process): RowChange => ({
        table: outboxTable.name,
        put: {
          county: request.county,
          instance: request.instance,
          id: `${request.id}.${pkg.template.id}.${process}`,
          kind: 'begin',
          at,
          body: { ...sent, package: pkg.template.id, process } as never,
        },
      })),
    );
    if (begun.length > 0) return this.store.write([done, ...begun]);
    const { key, hops } = deliver;
    const until = `${addDays(at.slice(0, 10), keptFor)}T00:00:00+08:00`;
    const id = `${request.instance}.${request.id}`;
    const letter = { county, message, key, id, sender: request.instance, payload, hops, at, until };
    await this.store.write([done, { table: letterTable.name, put: letter }]);
    // Somebody may have begun to wait between the look and the letter.
    await this.fetch(county, { message, key }, [], at);
  }

  /** The message for each that waits for it, as a request of its own: each is received once. */
  private async copies(request: Request, sent: Sent, at: string): Promise<readonly RowChange[]> {
    const waiting = await this.waiting(countyOf(sent.deliver.region), sent, mostReceivers);
    return waiting.map(({ instance: receiver }) => ({
      table: outboxTable.name,
      put: {
        county: request.county,
        instance: request.instance,
        id: `${request.id}.${receiver}`,
        kind: 'copy',
        at,
        body: { ...sent, receiver } as never,
      },
    }));
  }

  /** Hands a copy to its receiver; one that no longer waits has missed it. */
  async copy(request: Request, { receiver, ...sent }: Copied, at: string): Promise<void> {
    const done = removal(request);
    const taken = await this.handTo(receiver, { ...sent, from: request.instance }, [done], at);
    if (!taken) await this.store.write([done]);
  }

  /** Begins one process with a message; the id follows from the request, so that it is begun once. */
  async begin(request: Request, { message, payload, deliver, ...what }: Begun, at: string): Promise<void> {
    const published = this.library.current(what.package);
    const county = countyOf(deliver.region);
    const rows = [removal(request)];
    const from = { instance: request.instance, hops: deliver.hops };
    const id = `${county}-${request.instance}.${request.id}`;
    const region = deliver.region;
    if (published)
      await this.instances().start({
        published,
        process: what.process,
        id,
        region,
        at,
        message,
        from,
        data: payload,
        rows,
        key: 'message',
      });
  }

  /** Hands out the letter that was laid up first for whoever waits under a key. */
  async fetch(
    county: string,
    { message, key }: { readonly message: string; readonly key: string },
    rows: readonly RowChange[],
    at: string,
  ): Promise<void> {
    const letters = await this.store.rows(letterTable, {
      where: { and: [{ eq: ['county', county] }, { eq: ['message', message] }, { eq: ['key', key] }] },
      order: [['at', 'asc']],
      limit: 1,
    });
    for (const { id, payload, hops, sender } of letters) {
      const gone: RowChange = { table: letterTable.name, remove: { county, message, key, id } };
      const deliver = { key, region: county, hops: hops ?? 1 };
      const sent = { message, payload: payloadIn(payload), deliver, from: sender ?? '' };
      await this.hand(county, sent, [...rows, gone], at);
    }
  }

  /** Gives up letters for which nobody has come, and says so in the case that sent them. Answers how many. */
  async giveUp(now: string): Promise<number> {
    const old = await this.store.due(letterTable, 'until', now, 1_000);
    for (const { county, message, key, id, sender } of old) {
      const gone: RowChange = { table: letterTable.name, remove: { county, message, key, id } };
      await this.instances().command(
        sender ?? '',
        { do: 'messageUnclaimed', message, key, at: now },
        { key: `unclaimed/${id}`, rows: [gone] },
      );
    }
    return old.length;
  }

  /** Whether somebody took it; the rows change with the taking. */
  private async hand(
    county: string,
    sent: Sent & { readonly from: string },
    rows: readonly RowChange[],
    at: string,
  ): Promise<boolean> {
    for (const { instance } of await this.waiting(county, sent, 20))
      if (await this.handTo(instance, sent, rows, at)) return true;
    return false;
  }

  private async handTo(
    receiver: string,
    { message, payload, deliver: { key, hops }, from }: Sent & { readonly from: string },
    rows: readonly RowChange[],
    at: string,
  ): Promise<boolean> {
    const done: Commanded = await this.instances().command(
      receiver,
      { do: 'message', message, key, payload, from: { instance: from, hops }, at },
      { rows },
    );
    return done.ok;
  }

  /** Who waits for a message under its key, who has waited longest first. */
  private waiting(county: string, { message, deliver: { key } }: Sent, limit: number) {
    return this.store.rows(awaitedTable, {
      where: { and: [{ eq: ['county', county] }, { eq: ['message', message] }, { eq: ['key', key] }] },
      order: [['startedAt', 'asc']],
      limit,
    });
  }
}

const removal = ({ county, instance, id }: Request): RowChange => ({
  table: outboxTable.name,
  remove: { county, instance, id },
});

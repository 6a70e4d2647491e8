import type { JsonObject, Package } from '@fiveones/definition';
import { lookupAsked, type InstanceState } from '@fiveones/interpreter';
import type { RowOf, Store } from '@fiveones/store';
import type { Instances } from './instances.ts';
import type { Library } from './library.ts';
import { lookUp } from './lookup.ts';
import { Mail } from './mail.ts';
import { countyOf } from './projection.ts';
import { Schedule } from './schedule.ts';
import { appendEntry } from './village/keeping.ts';
import { instanceTable, listenerTable, ballotTable, outboxTable, timerTable } from './tables.ts';
import { ballotIn, entryIn, partOf, workIn } from './json-cells.ts';

/** Answers a connector: looks something up, here or at a neighbour. May throw; the words become an incident. */
export type Connector = (
  input: JsonObject,
  given: { readonly instance: InstanceState; readonly store: Store },
) => Promise<JsonObject>;

/** Registers that this program can look into itself: the same household twice, benefits in payment. */
export const ownConnectors: Readonly<Record<string, Connector>> = {
  precheck: async (_input, { instance, store }) => {
    const same = await store.rows(instanceTable, {
      where: {
        and: [
          { eq: ['county', instance.region.slice(0, 6)] },
          { eq: ['process', instance.pins.process] },
          { ne: ['instance', instance.id] },
          { eq: ['subject', subjectName(instance)] },
        ],
      },
      limit: 20,
    });
    const village = same.filter((row) => row.region === instance.region);
    return {
      duplicates: village.map((row) => ({ number: row.number, status: row.status })),
      inProgress: village.some((row) => row.status === 'running'),
      inPayment: village.some((row) => row.outcome === 'approved'),
      deceased: [],
      kinMatched: false,
      certificates: [],
    };
  },
  /** The same person in a benefit that excludes this one, as far as the county's own cases tell. */
  compare: async (input, { instance, store }) => {
    const hitTypes = hitTypesOf(input['clashes']);
    const rows = await store.rows(instanceTable, {
      where: {
        and: [
          { eq: ['county', instance.region.slice(0, 6)] },
          { eq: ['region', instance.region] },
          { eq: ['subject', String(input['name'] ?? '')] },
          { eq: ['outcome', 'approved'] },
        ],
      },
      limit: 20,
    });
    return {
      hits: rows.flatMap((row) => {
        const hitType = hitTypes.get(row.process ?? '');
        return hitType === undefined
          ? []
          : [{ hitType, hitAt: row.endedAt ?? row.updatedAt ?? null, source: row.processName ?? '' }];
      }),
    };
  },
};

/** Which process means which hit, as the asking step lists them. */
const hitTypesOf = (clashes: unknown): ReadonlyMap<string, string> =>
  new Map(
    (Array.isArray(clashes) ? (clashes as readonly unknown[]) : []).flatMap((clash) =>
      typeof clash === 'object' && clash !== null && 'process' in clash && 'hitType' in clash
        ? [[String(clash.process), String(clash.hitType)] as const]
        : [],
    ),
  );

function subjectName(instance: InstanceState): string {
  const application = Object.values(instance.data).find(
    (value): value is JsonObject =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && 'applicant' in value,
  );
  const applicant = application?.['applicant'];
  const name =
    typeof applicant === 'object' && applicant !== null && 'name' in applicant ? applicant.name : undefined;
  return typeof name === 'string' ? name : '';
}

/** What the program does by itself: fires timers that are due, and works the outbox off. */
export class System {
  private readonly store: Store;
  private readonly library: Library;
  private readonly instances: () => Instances;
  private readonly connectors: Readonly<Record<string, Connector>>;
  private readonly now: () => string;
  private readonly schedule: Schedule;
  private readonly mail: Mail;

  constructor(given: {
    readonly store: Store;
    readonly library: Library;
    readonly instances: () => Instances;
    readonly now: () => string;
    readonly connectors?: Readonly<Record<string, Connector>>;
  }) {
    this.store = given.store;
    this.library = given.library;
    this.instances = given.instances;
    this.now = given.now;
    this.schedule = new Schedule(given.store, given.library, given.instances);
    this.mail = new Mail(given.store, given.library, given.instances);
    this.connectors = given.connectors ?? ownConnectors;
  }

  /**
   * Fires the timers due until a moment, in their order, each at its own moment. Answers how many. What falls due in
   * one minute is fired side by side, one instance not waiting for another; then what follows from it is worked off,
   * so that a later minute finds it done.
   */
  async tick(until: string): Promise<number> {
    let fired = await this.schedule.tick(until);
    await this.mail.giveUp(until);
    if (fired > 0) await this.workOff();
    for (;;) {
      const due = await this.store.due(timerTable, 'at', until, atOnce);
      const minute = due[0]?.at?.slice(0, 16);
      if (minute === undefined) return fired;
      const wave = due.filter(({ at }) => at?.startsWith(minute));
      const counts = await sideBySide(wave, async ({ county, instance, timer, at }) => {
        const done = await this.instances().command(instance, { do: 'fire', timer, at: at ?? until });
        if (done.ok) return 1;
        // A timer that its instance no longer knows would come back for ever.
        await this.store.write([{ table: timerTable.name, remove: { county, instance, timer } }]);
        return 0;
      });
      fired += counts.reduce<number>((sum, count) => sum + count, 0);
      await this.workOff();
    }
  }

  /** The first moment at which a start sets itself off, if any does until a moment. */
  firstStart(until: string): Promise<string | undefined> {
    return this.schedule.first(until);
  }

  /** Works off what instances asked of the system; safe to call again after a crash. */
  async workOff(): Promise<void> {
    for (;;) {
      const open = await this.store.rows(outboxTable, { limit: atOnce });
      if (open.length === 0) return;
      // That a case has ended reaches its caller after all that it had to say.
      const first = open.filter(({ kind }) => kind !== 'parent');
      await sideBySide(first.length > 0 ? first : open, async (row) => {
        const at = row.at ?? this.now();
        // Written only by `outbox` and `Mail`, from bodies of these types.
        const mail = this.letters[row.kind ?? ''];
        if (mail) await mail(row, row.body as never, at);
        else await this.deliver(row.kind ?? '', row.instance, workIn(row.body), at, row.id);
        await this.store.write([
          { table: outboxTable.name, remove: { county: row.county, instance: row.instance, id: row.id } },
        ]);
      });
    }
  }

  private async deliver(
    kind: string,
    instance: string,
    body: JsonObject,
    at: string,
    id: string,
  ): Promise<void> {
    await (this.deliveries[kind] ?? (() => Promise.resolve()))(instance, body, at, id);
  }

  /** What a step is answered that asks other cases of this system, or a connector. */
  private answered(state: InstanceState, body: JsonObject): Promise<JsonObject> {
    const node = this.library.worldOf(state).chart.nodes.get(String(body['node']));
    const input = partOf(body, 'input');
    if (node?.kind === 'serviceTask' && node.lookup)
      return lookUp({ store: this.store, library: this.library }, state, node.lookup, lookupAsked(input));
    const connector = this.connectors[String(body['connector'])];
    return connector
      ? connector(input, { instance: state, store: this.store })
      : Promise.reject(new Error(`没有接通“${String(body['connector'])}”`));
  }

  /** Messages from case to case take their own request away with what comes of it. */
  private readonly letters: Readonly<
    Record<string, (row: RowOf<typeof outboxTable>, body: never, at: string) => Promise<void>>
  > = {
    message: (row, body, at) => this.mail.deliver(row, body, at),
    copy: (row, body, at) => this.mail.copy(row, body, at),
    begin: (row, body, at) => this.mail.begin(row, body, at),
    letter: (row, body, at) => this.mail.fetch(row.county, body, [], at),
  };

  private readonly deliveries: Readonly<
    Record<string, (instance: string, body: JsonObject, at: string, id: string) => Promise<void>>
  > = {
    entry: async (instance, body, _at, id) => {
      const asked = entryIn(body);
      await appendEntry(this.store, asked, asked.entry, { at: asked.at, key: `${instance}/${id}` });
    },
    connector: async (instance, body, at) => {
      const read = await this.instances().read(instance);
      if (!read) return;
      const token = String(body['token']);
      const answered = await settle(this.answered(read.state, body));
      await this.instances().command(instance, { do: 'answer', token, at, ...answered });
    },
    child: async (instance, body, at) => {
      const published = this.library.current(String(body['package']));
      const read = await this.instances().read(instance);
      if (!published || !read) return;
      const parent = { instance, token: String(body['token']) };
      await this.instances().start({
        published,
        process: String(body['process']),
        id: String(body['child']),
        region: read.state.region,
        at,
        data: partOf(body, 'input'),
        parent,
        key: 'child',
      });
    },
    count: async (instance, body, at) => {
      const county = instance.slice(0, 6);
      const token = String(body['token']);
      const box = await this.store.rows(ballotTable, {
        where: { and: [{ eq: ['county', county] }, { eq: ['instance', instance] }, { eq: ['box', token] }] },
      });
      const ballots = box.map(({ ballot }) => ballotIn(ballot));
      await this.instances().command(instance, { do: 'count', token, ballots, at });
    },
    cancel: async (_instance, body, at) => {
      await this.instances().command(String(body['child']), { do: 'parentGone', at });
    },
    escalation: async (instance, body, at) => {
      await this.instances().command(String(body['instance']), {
        do: 'childEscalate',
        token: String(body['token']),
        child: instance,
        escalation: String(body['escalation']),
        payload: partOf(body, 'payload'),
        at,
      });
    },
    signal: async (instance, body, at) => {
      const read = await this.instances().read(instance);
      if (!read) return;
      const { region, id } = read.state;
      const signal = String(body['signal']);
      const payload = partOf(body, 'payload');
      const listeners = await this.store.rows(listenerTable, {
        where: { and: [{ eq: ['county', countyOf(region)] }, { eq: ['signal', signal] }] },
      });
      for (const listener of listeners)
        await this.instances().command(listener.instance, { do: 'signal', signal, payload, at });
      for (const published of this.library.all())
        for (const process of startedBy(published.package.processes, signal))
          await this.instances().start({
            published,
            process,
            // The same signal gives the same id, so that a delivery that was interrupted starts nothing twice.
            id: `${id}.${signal}.${published.package.template.id}.${process}.${at.replace(/\D/g, '').slice(0, 14)}`,
            region,
            at,
            signal,
            data: payload,
            key: 'signal',
          });
    },
    condition: async (instance, body, at) => {
      const published = this.library.current(String(body['package']));
      const read = await this.instances().read(instance);
      if (!published || !read) return;
      const [process, node] = [String(body['process']), String(body['node'])];
      const { region, data } = read.state;
      await this.instances().start({
        published,
        process,
        node,
        id: `${instance}.${process}.${node}`,
        region,
        at,
        data,
        key: 'condition',
      });
    },
    parent: async (instance, body, at) => {
      const read = await this.instances().read(instance);
      if (!read) return;
      await this.instances().command(String(body['instance']), {
        do: 'childEnd',
        token: String(body['token']),
        child: instance,
        data: read.state.data,
        outcome: read.state.outcome,
        error: read.state.error,
        at,
      });
    },
  };
}

/** How many timers or requests are taken up in one go. */
const atOnce = 1_000;

/** Does the work of each instance in its order, and that of different instances side by side. */
async function sideBySide<T extends { readonly instance: string }, R>(
  work: readonly T[],
  act: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const byInstance = new Map<string, T[]>();
  for (const one of work) {
    const list = byInstance.get(one.instance);
    if (list) list.push(one);
    else byInstance.set(one.instance, [one]);
  }
  const done = await Promise.all(
    [...byInstance.values()].map(async (list) => {
      const answers: R[] = [];
      for (const one of list) answers.push(await act(one));
      return answers;
    }),
  );
  return done.flat();
}

/** Processes that begin when a signal is heard. */
const startedBy = (processes: Package['processes'], signal: string): readonly string[] =>
  Object.values(processes)
    .filter(({ nodes }) =>
      nodes.some((node) => node.kind === 'startEvent' && !node.parent && node.trigger?.signal === signal),
    )
    .map(({ id }) => id);

const settle = (asked: Promise<JsonObject>): Promise<{ result: JsonObject } | { error: string }> =>
  asked.then(
    (result) => ({ result }),
    (fault: unknown) => ({ error: fault instanceof Error ? fault.message : String(fault) }),
  );

import {
  decide,
  evolve,
  keptOf,
  placed,
  type Command,
  type InstanceEvent,
  type InstanceState,
  type MessageOrigin,
  type MissedTimes,
  type Refusal,
  type SealedBallot,
  type World,
} from '@fiveones/interpreter';
import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '@fiveones/definition';
import type { Fold, Folds, Reading, RowChange, Store } from '@fiveones/store';
import type { Library, Published } from './library.ts';
import { outbox } from './outbox.ts';
import { countyOf, project } from './projection.ts';
import { ballotTable, counterTable } from './tables.ts';

/** What came of a command on an instance. */
export type Commanded =
  | {
      readonly ok: true;
      readonly state: InstanceState;
      readonly version: number;
      readonly events: readonly InstanceEvent[];
      readonly repeated: boolean;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Where an instance's events are kept. */
export const streamOf = (instance: string): string => `instance/${instance}`;

/** An instance is the fold of its events; a store of casework is opened with this. */
export const folds: Folds = (stream) => (stream.startsWith(streamOf('')) ? foldInstance : undefined);

const foldInstance: Fold = (snapshot, event) =>
  // These streams are written only from decisions of the interpreter.
  evolve(snapshot as InstanceState | undefined, event as unknown as InstanceEvent);

/** What became of an instance, and the world that its rows are told from. */
export interface Made {
  readonly state: InstanceState;
  readonly events: readonly InstanceEvent[];
  readonly world: World;
}

/** What a command is given besides itself. */
export interface CommandOptions {
  /** Idempotency key: the second time, the first answer is given back and nothing is written. */
  readonly key?: string | undefined;
  /** Rows to change in the same transaction, e.g. the draft that is now submitted. */
  readonly rows?: readonly RowChange[] | undefined;
}

/** Sends commands to instances: decided by the interpreter, kept by the store, all or nothing. */
export class Instances {
  private readonly store: Store;
  private readonly library: Library;
  /** Called after a commit for work that follows at once: connectors, called processes. */
  private readonly followUp: (county: string, instance: string) => void;

  constructor(store: Store, library: Library, followUp: (county: string, instance: string) => void) {
    this.store = store;
    this.library = library;
    this.followUp = followUp;
  }

  /** The state of an instance and its version. */
  async read(
    instance: string,
  ): Promise<{ readonly state: InstanceState; readonly version: number } | undefined> {
    const found = await this.store.read<InstanceState>(streamOf(instance));
    return found ? { state: found.snapshot, version: found.version } : undefined;
  }

  events(instance: string): Promise<readonly InstanceEvent[]> {
    // The stream is written only by `command`, from events of this type.
    return this.store.events(streamOf(instance)) as unknown as Promise<readonly InstanceEvent[]>;
  }

  /** Starts an instance of a published process: at a region, or, where nobody chose it, where its data say that it belongs. */
  start(given: {
    readonly published: Published;
    readonly process: string;
    readonly id: string;
    readonly region: string;
    readonly at: string;
    readonly by?: string | undefined;
    readonly node?: string | undefined;
    readonly message?: string | undefined;
    readonly signal?: string | undefined;
    readonly from?: MessageOrigin | undefined;
    readonly missed?: MissedTimes | undefined;
    readonly data?: JsonObject | undefined;
    readonly parent?: { readonly instance: string; readonly token: string } | undefined;
    readonly key?: string | undefined;
    readonly rows?: readonly RowChange[] | undefined;
  }): Promise<Commanded> {
    const worldAt = (region: string) =>
      this.library.world(given.published, given.process, region, given.at.slice(0, 10));
    const here = worldAt(given.region);
    if (!here)
      return Promise.resolve({
        ok: false,
        refusal: { code: 'no-such-start', params: { node: given.process } },
      });
    const { id, region, node, message, signal, from, missed, data, parent, at, by } = given;
    const asked = { id, number: '', region, node, message, signal, from, missed, data, parent, at, by };
    const command = placed({ do: 'start', ...asked }, here);
    // Elsewhere other parameters may be in force.
    const world = command.region === region ? here : (worldAt(command.region) ?? here);
    return this.send(id, () => world, command, { key: given.key, rows: given.rows });
  }

  /** Sends a command to a running instance. Whom it kept from a step that another must do stays in the case. */
  async command(instance: string, command: Command, options: CommandOptions = {}): Promise<Commanded> {
    const worldOf = (state: InstanceState) => this.library.worldOf(state);
    const done = await this.send(instance, worldOf, command, options);
    const kept = done.ok ? undefined : keptOf(command, done.refusal);
    if (kept) await this.send(instance, worldOf, kept, {});
    return done;
  }

  /**
   * Keeps what a pure function makes of an instance: the events, the state after them, the rows that follow. False, and
   * nothing kept, where it makes nothing.
   */
  async apply(instance: string, make: (state: InstanceState) => Made | undefined): Promise<boolean> {
    const changed = await this.store.change<InstanceState, null, 'nothing'>(
      streamOf(instance),
      ({ snapshot }) => {
        const made = snapshot && make(snapshot);
        if (!made) return { refused: 'nothing' };
        const { state, events, world } = made;
        const rows = [
          ...project(snapshot, state, events, world),
          ...outbox(snapshot, state, events, world, this.library.entrySources),
        ];
        return { decided: { events, snapshot: state, rows }, answer: null };
      },
    );
    return changed.ok;
  }

  private async send(
    instance: string,
    worldFor: (state: InstanceState) => World,
    command: Command,
    options: CommandOptions,
  ): Promise<Commanded> {
    let made: { readonly state: InstanceState; readonly events: readonly InstanceEvent[] } | undefined;
    let follows = false;
    const changed = await this.store.change<InstanceState, null, Refusal>(
      streamOf(instance),
      ({ snapshot }, reading) => {
        if (!snapshot && command.do !== 'start') return { refused: { code: 'not-started', params: {} } };
        const world = worldFor(snapshot ?? nothing);
        const counted =
          command.do === 'start' && !snapshot
            ? nextNumber(world, command.region, command.at, reading)
            : undefined;
        const decision = decide(
          counted && command.do === 'start' ? { ...command, number: counted.number } : command,
          snapshot,
          world,
        );
        if ('refusal' in decision) return { refused: decision.refusal };
        made = { state: decision.state, events: decision.events };
        const asked = outbox(snapshot, decision.state, decision.events, world, this.library.entrySources);
        follows = asked.length > 0;
        const rows = [
          ...(counted ? [counted.row] : []),
          ...project(snapshot, decision.state, decision.events, world),
          ...asked,
          ...(decision.sealed ?? []).map((sealed) => intoBox(decision.state, sealed)),
          ...(options.rows ?? []),
        ];
        return { decided: { events: decision.events, snapshot: decision.state, rows }, answer: null };
      },
      options.key === undefined ? {} : { key: options.key },
    );
    if (!changed.ok) return { ok: false, refusal: changed.refused };
    if (changed.repeated || !made) return this.again(instance);
    if (follows) this.followUp(countyOf(made.state.region), instance);
    const { state, events } = made;
    return { ok: true, state, events, version: changed.version, repeated: false };
  }

  /** The answer to a command that had been carried out before. */
  private async again(instance: string): Promise<Commanded> {
    const now = await this.read(instance);
    if (!now) throw new Error(`instance ${instance} is gone after a write`);
    return { ok: true, state: now.state, events: [], version: now.version, repeated: true };
  }
}

/** The next running number of a process in a county and year, with the row that keeps it. */
function nextNumber(
  world: World,
  region: string,
  at: string,
  reading: Reading,
): { readonly number: string; readonly row: RowChange } {
  const county = countyOf(region);
  const { numbering, id } = world.chart.process;
  const name = `${id}/${at.slice(0, 4)}`;
  const value = (reading.row(counterTable, { county, name })?.value ?? 0) + 1;
  const serial = String(value).padStart(numbering?.width ?? 6, '0');
  return {
    number: `${numbering?.prefix ?? ''}${at.slice(0, 4)}-${serial}`,
    row: { table: counterTable.name, put: { county, name, value } },
  };
}

/** Only a start is decided without a state; its world does not depend on one. */
const nothing = {} as InstanceState;

/** A secret ballot in its box, under a number that says nothing. */
const intoBox = ({ id, region }: InstanceState, { box, ballot }: SealedBallot): RowChange => ({
  table: ballotTable.name,
  put: { county: countyOf(region), instance: id, box, id: randomUUID(), ballot: ballot as unknown as Json },
});

import type { Casework } from './casework.ts';
import type { InstanceState, World } from '@fiveones/interpreter';
import type { RowOf } from '@fiveones/store';
import { guestTasks, keepsAt, seesCase, seesPlace, type Actor } from './access.ts';
import { countyOf } from './projection.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import type { Beginning } from './start-cases.ts';
import { isOfStart, startOwner } from './start-files.ts';
import { fileTable } from './tables.ts';
import { dataOf, formIdsAt } from './task-view.ts';
import { ledgerStream } from './village/ledger.ts';

/** Largest attachment, bytes. */
const largestFile = 20 * 1024 * 1024;
const fileKinds: Readonly<Record<string, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
};
/** Attachments of a case or a ledger: kept with it, read by who sees it. */
export class FileCases {
  private readonly casework: Casework;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  async putFile(
    actor: Actor,
    given: { readonly task: string; readonly name: string; readonly bytes: Uint8Array },
  ): Promise<Outcome<{ id: string; name: string; size: number; type: string }>> {
    const found = await this.casework.tasks.taskFor(actor, given.task);
    if (!found.ok) return found;
    const { id, region } = found.value.state;
    return this.keep(actor, { ...given, owner: id, region });
  }

  /** Keeps an attachment for a case that begins with a form and does not exist yet. */
  async putStartFile(
    actor: Actor,
    given: Beginning & { readonly name: string; readonly bytes: Uint8Array },
  ): Promise<Outcome<{ id: string; name: string; size: number; type: string }>> {
    const may = this.casework.starts.takesFiles(actor, given);
    if (!may.ok) return may;
    const owner = startOwner(actor, given);
    const room = await this.casework.startFiles.room(owner, given.bytes.length);
    return room.ok ? this.keep(actor, { ...given, owner }) : room;
  }

  /** Throws attachments away; bytes that another attachment also has stay. */
  discard(rows: readonly FileRow[]): Promise<void> {
    if (rows.length === 0) return Promise.resolve();
    return this.alone(async () => {
      const { store } = this.casework;
      await store.write(rows.map(({ county, id }) => ({ table: fileTable.name, remove: { county, id } })));
      for (const file of new Set(rows.flatMap((row) => row.file ?? [])))
        if ((await store.count(fileTable, { eq: ['file', file] })) === 0) await store.forgetFile(file);
    });
  }

  /** One after the other: bytes are not thrown away while somebody else uploads the same. */
  private alone<T>(act: () => Promise<T>): Promise<T> {
    const done = this.last.then(act);
    this.last = done.catch(() => undefined);
    return done;
  }
  private last: Promise<unknown> = Promise.resolve();

  /** Keeps an attachment for an entry of a ledger that is yet to be written. */
  async putEvidence(
    actor: Actor,
    given: {
      readonly region: string;
      readonly ledger: string;
      readonly name: string;
      readonly bytes: Uint8Array;
    },
  ): Promise<Outcome<{ id: string; name: string; size: number; type: string }>> {
    const keepers = this.casework.library.part('ledgers', given.ledger)?.part.keepers ?? [];
    if (!keepsAt(actor, keepers, given.region)) return no(refused('not-allowed'));
    return this.keep(actor, { ...given, owner: ledgerStream(given.region, given.ledger) });
  }

  /** Whether an attachment was kept for a case or a ledger. */
  async belongsTo(file: string, owner: string): Promise<boolean> {
    const rows = await this.casework.store.rows(fileTable, {
      where: { and: [{ eq: ['id', file] }, { eq: ['instance', owner] }] },
      limit: 1,
    });
    return rows.length > 0;
  }

  private async keep(
    actor: Actor,
    given: {
      readonly owner: string;
      readonly region: string;
      readonly name: string;
      readonly bytes: Uint8Array;
    },
  ): Promise<Outcome<{ id: string; name: string; size: number; type: string }>> {
    if (given.bytes.length > largestFile) return no(refused('file-too-large'));
    const type = Object.entries(fileKinds).find(([, magic]) =>
      magic.every((byte, place) => given.bytes[place] === byte),
    )?.[0];
    if (!type) return no(refused('file-kind'));
    const id = this.casework.newId();
    await this.alone(async () => {
      const file = await this.casework.store.putFile(given.bytes, { type });
      await this.casework.store.write([
        {
          table: fileTable.name,
          put: {
            county: countyOf(given.region),
            id,
            instance: given.owner,
            file,
            name: given.name.slice(0, 200),
            size: given.bytes.length,
            type,
            by: actor.id,
            at: this.casework.now(),
          },
        },
      ]);
    });
    return ok({ id, name: given.name, size: given.bytes.length, type });
  }

  async file(actor: Actor, id: string): Promise<Outcome<{ name: string; type: string; bytes: Uint8Array }>> {
    const [row] = await this.casework.store.rows(fileTable, { where: { eq: ['id', id] }, limit: 1 });
    const stored =
      row && (await this.mayRead(actor, row)) ? await this.casework.store.getFile(row.file ?? '') : undefined;
    return row && stored
      ? ok({ name: row.name ?? '', type: row.type ?? '', bytes: stored.bytes })
      : no(refused('not-found'));
  }

  private async mayRead(actor: Actor, row: FileRow): Promise<boolean> {
    const owner = row.instance ?? '';
    const [, region] = owner.split('/');
    if (isOfStart(owner)) return row.by === actor.id;
    if (owner.startsWith('ledger/')) return region !== undefined && seesPlace(actor, region);
    const found = await this.casework.instanceFor(actor, owner);
    if (found.ok) return mayReadOf(actor, found.value, row);
    const past = await this.casework.pastStepFor(actor, owner);
    if (!past) return false;
    const { state, node } = past;
    const shown = { state, world: this.casework.library.worldOf(state), nodes: new Set([node]) };
    return row.by === actor.id || isShown(row.id, shown);
  }
}

type FileRow = RowOf<typeof fileTable>;

/** Who is only asked for a step of a case reads what its forms hold, and what they brought themselves. */
function mayReadOf(
  actor: Actor,
  { state, world }: { readonly state: InstanceState; readonly world: World },
  { id, by }: FileRow,
): boolean {
  if (seesCase(actor, state, world) || by === actor.id) return true;
  const nodes = new Set(guestTasks(actor, state).map(({ node }) => node));
  return isShown(id, { state, world, nodes });
}

/** Whether an attachment stands in what the forms of some steps hold. */
const isShown = (
  id: string,
  {
    state,
    world,
    nodes,
  }: { readonly state: InstanceState; readonly world: World; readonly nodes: ReadonlySet<string> },
): boolean => JSON.stringify(dataOf(state.data, world, formIdsAt(world, nodes))).includes(JSON.stringify(id));

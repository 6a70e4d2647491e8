import type { Casework } from './casework.ts';
import type { Actor } from './access.ts';
import { countyOf } from './projection.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import { fileTable } from './tables.ts';

/** Largest attachment, bytes. */
export const largestFile = 20 * 1024 * 1024;
const fileKinds: Readonly<Record<string, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
};
/** Attachments of a case: kept with it, read by who sees it. */
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
    if (given.bytes.length > largestFile) return no(refused('file-too-large'));
    const type = Object.entries(fileKinds).find(([, magic]) =>
      magic.every((byte, place) => given.bytes[place] === byte),
    )?.[0];
    if (!type) return no(refused('file-kind'));
    const { state } = found.value;
    const file = await this.casework.store.putFile(given.bytes, { type });
    const id = this.casework.newId();
    await this.casework.store.write([
      {
        table: fileTable.name,
        put: {
          county: countyOf(state.region),
          id,
          instance: state.id,
          file,
          name: given.name.slice(0, 200),
          size: given.bytes.length,
          type,
          by: actor.id,
          at: this.casework.now(),
        },
      },
    ]);
    return ok({ id, name: given.name, size: given.bytes.length, type });
  }

  async file(actor: Actor, id: string): Promise<Outcome<{ name: string; type: string; bytes: Uint8Array }>> {
    const [row] = await this.casework.store.rows(fileTable, { where: { eq: ['id', id] }, limit: 1 });
    const found = row ? await this.casework.instanceFor(actor, row.instance ?? '') : undefined;
    const stored = row && found?.ok ? await this.casework.store.getFile(row.file ?? '') : undefined;
    return row && stored
      ? ok({ name: row.name ?? '', type: row.type ?? '', bytes: stored.bytes })
      : no(refused('not-found'));
  }
}

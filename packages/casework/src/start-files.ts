import { inShanghai, milliseconds } from '@fiveones/calendar';
import type { JsonObject } from '@fiveones/definition';
import type { RowChange, RowOf } from '@fiveones/store';
import type { Actor } from './access.ts';
import type { Casework } from './casework.ts';
import { no, ok, refused, type Outcome } from './refused.ts';
import type { Beginning } from './start-cases.ts';
import { draftTable, fileTable } from './tables.ts';
import { draftDataIn } from './json-cells.ts';

type FileRow = RowOf<typeof fileTable>;

/** Most that one person may have uploaded for one case that does not exist yet. */
const mostWaiting = { files: 40, megabytes: 100 } as const;
/** How long an upload stays that no draft names; a draft is saved a moment after the upload, or when there is a network again. */
const keptFor = 24 * 60 * 60_000;
/** How many uploads are looked at in one go, and how often. */
const atOnce = 200;
const every = 60 * 60_000;

/** What an upload for a case that does not exist yet stands under: what it would be, and whose it is. */
export const startOwner = (actor: Actor, { packageId, process, region }: Beginning): string =>
  `start/${packageId}/${process}/${region}/${actor.id}`;

export const isOfStart = (owner: string): boolean => owner.startsWith('start/');

/**
 * Attachments of cases that do not exist yet. They are their uploader's alone, go over to the case when it begins, and
 * are thrown away when the start is given up, when the case begins without them, or a day after the draft forgot them.
 */
export class StartFiles {
  private readonly casework: Casework;
  private looked = 0;

  constructor(casework: Casework) {
    this.casework = casework;
  }

  /** Refuses what would be too much in one start. */
  async room(owner: string, size: number): Promise<Outcome<null>> {
    const rows = await this.of(owner);
    const bytes = rows.reduce((sum, row) => sum + (row.size ?? 0), size);
    return rows.length >= mostWaiting.files || bytes > mostWaiting.megabytes * 1024 * 1024
      ? no(refused('start-files-full', mostWaiting))
      : ok(null);
  }

  of(owner: string): Promise<readonly FileRow[]> {
    return this.casework.store.rows(fileTable, { where: { eq: ['instance', owner] } });
  }

  /** The rows with which the uploads that are named become those of the case. */
  bound(rows: readonly FileRow[], named: ReadonlySet<string>, instance: string): readonly RowChange[] {
    return rows
      .filter(({ id }) => named.has(id))
      .map((row) => ({ table: fileTable.name, put: { ...row, instance } }));
  }

  /** Throws away everything that is still waiting under an owner. */
  async giveUp(owner: string): Promise<void> {
    await this.casework.files.discard(await this.of(owner));
  }

  /** Throws away old uploads that no draft names; looks once an hour. Answers how many went. */
  async sweep(now: string): Promise<number> {
    const instant = milliseconds(now);
    if (instant - this.looked < every) return 0;
    this.looked = instant;
    const before = inShanghai(instant - keptFor);
    let after = '';
    let gone = 0;
    for (;;) {
      const rows = await this.casework.store.rows(fileTable, {
        where: { and: [{ prefix: ['instance', 'start/'] }, { lt: ['at', before] }, { gt: ['id', after] }] },
        order: [['id', 'asc']],
        limit: atOnce,
      });
      const forgotten: FileRow[] = [];
      for (const row of rows) if (!(await this.inDraft(row))) forgotten.push(row);
      await this.casework.files.discard(forgotten);
      gone += forgotten.length;
      after = rows.at(-1)?.id ?? '';
      if (rows.length < atOnce) return gone;
    }
  }

  private async inDraft({ county, id, instance, by }: FileRow): Promise<boolean> {
    const task = (instance ?? '').slice(0, -(by ?? '').length - 1);
    const draft = await this.casework.store.get(draftTable, { county, task, person: by ?? '' });
    return names(draftDataIn(draft?.data), id);
  }
}

const names = (data: JsonObject, id: string): boolean => JSON.stringify(data).includes(JSON.stringify(id));

import { createHash, randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Where the bytes of attachments are, by their SHA-256 (hex). */
export interface Files {
  /** Keeps the bytes; resolves when they are durable. */
  put(id: string, bytes: Uint8Array): Promise<void>;
  /** The bytes; undefined when there are none. */
  get(id: string): Promise<Uint8Array | undefined>;
  /** Removes the bytes; there may be none. */
  remove(id: string): Promise<void>;
  /** Puts the named files into the folder `files` of another place. */
  copyTo(folder: string, ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

/** The id of an attachment. */
export const fileId = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Attachments in memory, beside a database in memory. */
export class MemoryFiles implements Files {
  private readonly bytes = new Map<string, Uint8Array>();

  put(id: string, bytes: Uint8Array): Promise<void> {
    this.bytes.set(id, bytes.slice());
    return Promise.resolve();
  }

  get(id: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.bytes.get(id));
  }

  remove(id: string): Promise<void> {
    this.bytes.delete(id);
    return Promise.resolve();
  }

  async copyTo(folder: string, ids: readonly string[]): Promise<void> {
    const target = new FolderFiles(folder);
    for (const id of ids) await target.put(id, this.bytes.get(id) ?? new Uint8Array());
  }

  clear(): Promise<void> {
    this.bytes.clear();
    return Promise.resolve();
  }
}

/** Attachments in `files/aa/…` below a folder: two letters of the hash, then the rest. */
export class FolderFiles implements Files {
  private readonly beside: string;

  constructor(beside: string) {
    this.beside = beside;
  }

  private get folder(): string {
    return path.join(this.beside, 'files');
  }

  async put(id: string, bytes: Uint8Array): Promise<void> {
    const place = this.placeOf(id);
    await mkdir(path.dirname(place), { recursive: true });
    const passing = `${place}.${randomUUID()}`;
    const handle = await open(passing, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(passing, place);
    // The name is durable only when the folders that lead to it are.
    for (const folder of [path.dirname(place), this.folder, path.dirname(this.folder)])
      await syncFolder(folder);
  }

  async get(id: string): Promise<Uint8Array | undefined> {
    return readFile(this.placeOf(id)).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
  }

  remove(id: string): Promise<void> {
    return rm(this.placeOf(id), { force: true });
  }

  async copyTo(folder: string, ids: readonly string[]): Promise<void> {
    const target = new FolderFiles(folder);
    for (const id of ids) {
      const [from, to] = [this.placeOf(id), target.placeOf(id)];
      await mkdir(path.dirname(to), { recursive: true });
      // Files never change once they are there, so a second name is as good as a copy.
      await link(from, to).catch((error: unknown) =>
        hasCode(error, 'EEXIST') ? undefined : copyFile(from, to),
      );
    }
  }

  clear(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  private placeOf(id: string): string {
    return path.join(this.folder, id.slice(0, 2), id.slice(2));
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and keeps its names durable by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown): boolean => hasCode(error, 'ENOENT');
const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

import { constants, inflateRawSync } from 'node:zlib';

/** Most that the parts of one file may come to, bytes, once they are unpacked. */
const mostUnpacked = 24 * 1024 * 1024;
const mostParts = 500;

/** A file that is no zip, or a broken one. */
export class BrokenZip extends Error {}
/** A zip whose parts are more than they may be. */
export class LargeZip extends Error {}

/** The parts of a zip file by their names, each unpacked when it is asked for; together no more than they may be. */
export class ZipParts {
  private readonly bytes: Buffer;
  private readonly parts: ReadonlyMap<string, Part>;
  private unpacked = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.parts = new Map(partsOf(this.bytes).map((part) => [part.name, part]));
  }

  /** The text of a part; `undefined` where there is none. What the file says of its size is not believed. */
  text(name: string): string | undefined {
    const part = this.parts.get(name);
    if (!part) return undefined;
    const packed = packedBytes(this.bytes, part);
    const plain = part.method === 0 ? packed : inflated(packed, mostUnpacked - this.unpacked);
    this.unpacked += plain.length;
    if (this.unpacked > mostUnpacked) throw new LargeZip();
    return new TextDecoder().decode(plain);
  }
}

interface Part {
  readonly name: string;
  readonly method: number;
  readonly size: number;
  readonly at: number;
}

/** Marks of the directory at the end, of one of its entries, and of a part. */
const marks = { end: 0x06054b50, entry: 0x02014b50, part: 0x04034b50 } as const;

function partsOf(bytes: Buffer): readonly Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) throw new BrokenZip();
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostParts) throw new LargeZip();
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== marks.entry) throw new BrokenZip();
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
    const stop = at + 46 + (name ?? 0);
    if ((flags & 1) === 1 || (method !== 0 && method !== 8) || stop > bytes.length) throw new BrokenZip();
    parts.push({
      name: bytes.toString('utf8', at + 46, stop),
      method,
      size: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at = stop + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

function packedBytes(bytes: Buffer, { at, size }: Part): Buffer {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== marks.part) throw new BrokenZip();
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (from + size > bytes.length) throw new BrokenZip();
  return bytes.subarray(from, from + size);
}

function inflated(packed: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_FINISH });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new LargeZip();
    if (code.startsWith('Z_')) throw new BrokenZip();
    throw error;
  }
}

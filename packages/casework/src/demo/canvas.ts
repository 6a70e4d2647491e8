import { deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];
export type Point = readonly [x: number, y: number];

/** A small picture of filled areas and strokes. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  private readonly pixels: Uint8Array;

  constructor(width: number, height: number, ground: Colour) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(width * height * 3);
    for (let place = 0; place < width * height; place++) this.pixels.set(ground, place * 3);
  }

  /** Fills a polygon. */
  area(corners: readonly Point[], colour: Colour): void {
    const tops = corners.map(([, y]) => y);
    for (let y = Math.floor(Math.min(...tops)); y < Math.max(...tops); y++) {
      const crossings = corners
        .flatMap(([x1, y1], place) => {
          const [x2, y2] = corners[(place + 1) % corners.length] ?? [x1, y1];
          return y1 <= y !== y2 <= y ? [x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)] : [];
        })
        .toSorted((a, b) => a - b);
      for (let pair = 0; pair + 1 < crossings.length; pair += 2)
        for (let x = Math.round(crossings[pair] ?? 0); x < (crossings[pair + 1] ?? 0); x++)
          this.mix(x, y, colour, 1);
    }
  }

  /** Fills a rectangle between two corners. */
  box([left, top]: Point, [right, bottom]: Point, colour: Colour): void {
    this.area(
      [
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
      ],
      colour,
    );
  }

  /** Draws along points with a round pen. */
  stroke(points: readonly Point[], width: number, colour: Colour): void {
    for (const [place, from] of points.entries()) {
      const to = points[place + 1] ?? from;
      const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1])));
      for (let step = 0; step <= steps; step++) {
        const t = step / steps;
        this.dot([from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t], width / 2, colour);
      }
    }
  }

  dot([x, y]: Point, radius: number, colour: Colour): void {
    for (let top = Math.floor(y - radius - 1); top <= y + radius + 1; top++)
      for (let left = Math.floor(x - radius - 1); left <= x + radius + 1; left++)
        this.mix(left, top, colour, Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(left - x, top - y))));
  }

  private mix(x: number, y: number, colour: Colour, share: number): void {
    if (share === 0 || x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const place = (y * this.width + x) * 3;
    for (const [channel, wanted] of colour.entries())
      this.pixels[place + channel] = Math.round(
        (this.pixels[place + channel] ?? 0) * (1 - share) + wanted * share,
      );
  }

  /** The picture as a PNG file (ISO/IEC 15948): 8 bits a channel, no filter. */
  png(): Uint8Array {
    const rows = new Uint8Array((this.width * 3 + 1) * this.height);
    for (let y = 0; y < this.height; y++)
      rows.set(
        this.pixels.subarray(y * this.width * 3, (y + 1) * this.width * 3),
        y * (this.width * 3 + 1) + 1,
      );
    const header = new Uint8Array(13);
    const fields = new DataView(header.buffer);
    fields.setUint32(0, this.width);
    fields.setUint32(4, this.height);
    header.set([8, 2, 0, 0, 0], 8);
    return Buffer.concat([
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', new Uint8Array()),
    ]);
  }
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc(named), named.length + 4);
  return framed;
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

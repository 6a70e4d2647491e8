import { deflateSync } from 'node:zlib';

/** What a demonstration's attachment shows. */
export type PictureKind = 'house' | 'room' | 'bedroom' | 'board' | 'paper' | 'signature';

type Colour = readonly [red: number, green: number, blue: number];
type Point = readonly [x: number, y: number];

/** A drawn PNG, the same for the same kind and number; drawn once. */
export function picture(kind: PictureKind, number: number): Uint8Array {
  const variant = number % variants[kind];
  const key = `${kind} ${variant}`;
  const known = drawn.get(key);
  if (known) return known;
  const canvas = drawings[kind](variant);
  const made = canvas.png();
  drawn.set(key, made);
  return made;
}

const drawn = new Map<string, Uint8Array>();
const variants = { house: 4, room: 4, bedroom: 3, board: 2, paper: 1, signature: 24 } satisfies Record<
  PictureKind,
  number
>;

const white: Colour = [255, 255, 255];
const ink: Colour = [20, 32, 46];
const line: Colour = [178, 186, 198];

const walls: readonly Colour[] = [
  [222, 198, 166],
  [214, 214, 206],
  [232, 214, 184],
  [204, 190, 176],
];
const roofs: readonly Colour[] = [
  [142, 92, 72],
  [96, 104, 116],
  [158, 82, 64],
  [110, 96, 84],
];
const cloths: readonly Colour[] = [
  [126, 146, 170],
  [168, 128, 120],
  [128, 152, 124],
  [156, 142, 170],
];

const pick = (colours: readonly Colour[], variant: number): Colour =>
  colours[variant % colours.length] ?? line;

const drawings: { readonly [K in PictureKind]: (variant: number) => Canvas } = {
  house: (variant) => {
    const canvas = new Canvas(320, 240, [206, 222, 234]);
    canvas.area(
      [
        [0, 170],
        [320, 170],
        [320, 240],
        [0, 240],
      ],
      [164, 178, 140],
    );
    canvas.area(
      [
        [46, 96],
        [274, 96],
        [274, 192],
        [46, 192],
      ],
      pick(walls, variant),
    );
    canvas.area(
      [
        [28, 98],
        [160, 38 + variant * 5],
        [292, 98],
        [280, 110],
        [40, 110],
      ],
      pick(roofs, variant),
    );
    canvas.area(
      [
        [142, 132],
        [178, 132],
        [178, 192],
        [142, 192],
      ],
      [106, 74, 58],
    );
    for (const left of [70, 208]) {
      canvas.area(
        [
          [left, 126],
          [left + 44, 126],
          [left + 44, 160],
          [left, 160],
        ],
        [150, 184, 206],
      );
      canvas.stroke(
        [
          [left + 22, 126],
          [left + 22, 160],
        ],
        3,
        white,
      );
    }
    canvas.area(
      [
        [142, 192],
        [178, 192],
        [206, 240],
        [118, 240],
      ],
      [206, 188, 160],
    );
    canvas.stroke(
      [
        [240, 100],
        [246, 116],
        [238, 128],
        [248, 144],
      ],
      2,
      [110, 82, 66],
    );
    return canvas;
  },
  room: (variant) => {
    const canvas = new Canvas(320, 240, [226, 222, 210]);
    canvas.area(
      [
        [0, 176],
        [320, 176],
        [320, 240],
        [0, 240],
      ],
      [186, 166, 142],
    );
    canvas.area(
      [
        [196, 40],
        [276, 40],
        [276, 104],
        [196, 104],
      ],
      [164, 194, 214],
    );
    canvas.stroke(
      [
        [236, 40],
        [236, 104],
      ],
      4,
      white,
    );
    canvas.stroke(
      [
        [196, 72],
        [276, 72],
      ],
      4,
      white,
    );
    canvas.area(
      [
        [48, 126],
        [164, 126],
        [164, 140],
        [48, 140],
      ],
      [128, 92, 68],
    );
    for (const left of [54, 148])
      canvas.area(
        [
          [left, 140],
          [left + 10, 140],
          [left + 10, 200],
          [left, 200],
        ],
        [128, 92, 68],
      );
    canvas.area(
      [
        [76, 84],
        [136, 84],
        [136, 126],
        [76, 126],
      ],
      [58, 66, 78],
    );
    canvas.area(
      [
        [200, 150],
        [290, 150],
        [290, 200],
        [200, 200],
      ],
      pick(cloths, variant),
    );
    canvas.area(
      [
        [200, 132],
        [290, 132],
        [290, 152],
        [200, 152],
      ],
      pick(cloths, variant + 1),
    );
    return canvas;
  },
  bedroom: (variant) => {
    const canvas = new Canvas(320, 240, [220, 214, 202]);
    for (let left = 20; left < 320; left += 60)
      canvas.area(
        [
          [left, 0],
          [left + 14, 0],
          [left + 14, 34],
          [left, 34],
        ],
        [140, 112, 88],
      );
    canvas.area(
      [
        [0, 184],
        [320, 184],
        [320, 240],
        [0, 240],
      ],
      [178, 160, 138],
    );
    canvas.area(
      [
        [40, 130],
        [230, 130],
        [230, 190],
        [40, 190],
      ],
      pick(cloths, variant),
    );
    canvas.area(
      [
        [40, 112],
        [100, 112],
        [100, 140],
        [40, 140],
      ],
      [238, 234, 226],
    );
    canvas.area(
      [
        [236, 60],
        [290, 60],
        [290, 116],
        [236, 116],
      ],
      [164, 194, 214],
    );
    canvas.stroke(
      [
        [263, 60],
        [263, 116],
      ],
      3,
      white,
    );
    canvas.area(
      [
        [250, 150],
        [300, 150],
        [300, 196],
        [250, 196],
      ],
      [128, 98, 74],
    );
    return canvas;
  },
  board: (variant) => {
    const canvas = new Canvas(320, 240, variant === 0 ? [214, 224, 226] : [226, 222, 212]);
    canvas.area(
      [
        [0, 196],
        [320, 196],
        [320, 240],
        [0, 240],
      ],
      [172, 176, 162],
    );
    canvas.area(
      [
        [34, 30],
        [286, 30],
        [286, 178],
        [34, 178],
      ],
      [96, 108, 124],
    );
    canvas.area(
      [
        [44, 40],
        [276, 40],
        [276, 168],
        [44, 168],
      ],
      [238, 240, 242],
    );
    canvas.area(
      [
        [62, 54],
        [150, 54],
        [150, 156],
        [62, 156],
      ],
      white,
    );
    canvas.area(
      [
        [62, 54],
        [150, 54],
        [150, 62],
        [62, 62],
      ],
      [176, 40, 32],
    );
    for (let top = 76; top < 150; top += 12)
      canvas.stroke(
        [
          [72, top],
          [140, top],
        ],
        2,
        line,
      );
    for (let top = 60; top < 150; top += 14)
      canvas.stroke(
        [
          [172, top],
          [258, top],
        ],
        2,
        line,
      );
    for (const left of [60, 252])
      canvas.area(
        [
          [left, 178],
          [left + 10, 178],
          [left + 10, 214],
          [left, 214],
        ],
        [96, 108, 124],
      );
    return canvas;
  },
  paper: () => {
    const canvas = new Canvas(240, 320, [236, 238, 241]);
    canvas.area(
      [
        [20, 16],
        [220, 16],
        [220, 304],
        [20, 304],
      ],
      white,
    );
    canvas.stroke(
      [
        [70, 46],
        [170, 46],
      ],
      7,
      [92, 102, 116],
    );
    for (let top = 80; top < 240; top += 18)
      canvas.stroke(
        [
          [42, top],
          [top % 4 === 0 ? 198 : 176, top],
        ],
        3,
        line,
      );
    for (let step = 0; step <= 40; step++) {
      const turn = (step / 40) * 2 * Math.PI;
      canvas.dot([166 + 24 * Math.cos(turn), 262 + 24 * Math.sin(turn)], 2, [190, 58, 48]);
    }
    return canvas;
  },
  signature: (variant) => {
    const canvas = new Canvas(260, 96, white);
    const random = sequence(variant + 1);
    const letters = 2 + (variant % 2);
    for (let letter = 0; letter < letters; letter++) {
      const left = 24 + letter * (210 / letters);
      const strokes = 4 + Math.floor(random() * 3);
      for (let stroke = 0; stroke < strokes; stroke++) {
        const across = stroke % 2 === 0;
        const from: Point = [left + random() * 14 + (across ? 0 : 22), 20 + random() * 34 + stroke * 3];
        const to: Point = across
          ? [from[0] + 40 + random() * 16, from[1] - 4 + random() * 10]
          : [from[0] - 8 + random() * 22, Math.min(86, from[1] + 24 + random() * 22)];
        const bend: Point = [(from[0] + to[0]) / 2 + random() * 10 - 5, (from[1] + to[1]) / 2 - random() * 9];
        canvas.stroke(curve(from, bend, to), 1.6 + random() * 1.6, ink);
      }
    }
    return canvas;
  },
};

/** Numbers between 0 and 1 that look random and are the same for the same seed. */
function sequence(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return state / 4_294_967_296;
  };
}

function curve(from: Point, bend: Point, to: Point): readonly Point[] {
  return Array.from({ length: 9 }, (_, place): Point => {
    const t = place / 8;
    const mix = (axis: 0 | 1) => (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * bend[axis] + t ** 2 * to[axis];
    return [mix(0), mix(1)];
  });
}

/** A small picture of filled areas and strokes. */
class Canvas {
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

import { Canvas, type Colour, type Point } from './canvas.ts';

/** What a demonstration's attachment shows. */
export type PictureKind = 'house' | 'room' | 'bedroom' | 'board' | 'paper' | 'signature';

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
    canvas.box([0, 170], [320, 240], [164, 178, 140]);
    canvas.box([46, 96], [274, 192], pick(walls, variant));
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
    canvas.box([142, 132], [178, 192], [106, 74, 58]);
    for (const left of [70, 208]) {
      canvas.box([left, 126], [left + 44, 160], [150, 184, 206]);
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
    canvas.box([0, 176], [320, 240], [186, 166, 142]);
    canvas.box([196, 40], [276, 104], [164, 194, 214]);
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
    canvas.box([48, 126], [164, 140], [128, 92, 68]);
    for (const left of [54, 148]) canvas.box([left, 140], [left + 10, 200], [128, 92, 68]);
    canvas.box([76, 84], [136, 126], [58, 66, 78]);
    canvas.box([200, 150], [290, 200], pick(cloths, variant));
    canvas.box([200, 132], [290, 152], pick(cloths, variant + 1));
    return canvas;
  },
  bedroom: (variant) => {
    const canvas = new Canvas(320, 240, [220, 214, 202]);
    for (let left = 20; left < 320; left += 60) canvas.box([left, 0], [left + 14, 34], [140, 112, 88]);
    canvas.box([0, 184], [320, 240], [178, 160, 138]);
    canvas.box([40, 130], [230, 190], pick(cloths, variant));
    canvas.box([40, 112], [100, 140], [238, 234, 226]);
    canvas.box([236, 60], [290, 116], [164, 194, 214]);
    canvas.stroke(
      [
        [263, 60],
        [263, 116],
      ],
      3,
      white,
    );
    canvas.box([250, 150], [300, 196], [128, 98, 74]);
    return canvas;
  },
  board: (variant) => {
    const canvas = new Canvas(320, 240, variant === 0 ? [214, 224, 226] : [226, 222, 212]);
    canvas.box([0, 196], [320, 240], [172, 176, 162]);
    canvas.box([34, 30], [286, 178], [96, 108, 124]);
    canvas.box([44, 40], [276, 168], [238, 240, 242]);
    canvas.box([62, 54], [150, 156], white);
    canvas.box([62, 54], [150, 62], [176, 40, 32]);
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
    for (const left of [60, 252]) canvas.box([left, 178], [left + 10, 214], [96, 108, 124]);
    return canvas;
  },
  paper: () => {
    const canvas = new Canvas(240, 320, [236, 238, 241]);
    canvas.box([20, 16], [220, 304], white);
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

import type { Line } from './lines.ts';
import { paper as a4, type Mark, type Metrics, type Paper } from './page.ts';

/** A page while it is being filled. */
export interface Leaf {
  readonly landscape: boolean;
  readonly marks: Mark[];
  /** Title of the chapter that it belongs to, for its head. */
  running: string;
}

/** Text and marks flowing down pages: what does not fit goes to the next. */
export class Flow {
  readonly leaves: Leaf[] = [];
  readonly metrics: Metrics;
  readonly paper: Paper;
  y = 0;
  running = '';
  /** Distance of the text from the left and right edge of the body, as inside a specimen. */
  inset = 0;

  constructor(metrics: Metrics, paper: Paper = a4) {
    this.metrics = metrics;
    this.paper = paper;
  }

  get leaf(): Leaf {
    return this.leaves.at(-1) ?? this.turn();
  }

  /** Begins a page. */
  turn(landscape = false): Leaf {
    const leaf = { landscape, marks: [], running: this.running };
    this.leaves.push(leaf);
    this.y = this.paper.top;
    return leaf;
  }

  get landscape(): boolean {
    return this.leaf.landscape;
  }
  get height(): number {
    return this.landscape ? this.paper.short : this.paper.long;
  }
  get left(): number {
    return this.paper.left + this.inset;
  }
  get width(): number {
    return (
      (this.landscape ? this.paper.long : this.paper.short) -
      this.paper.left -
      this.paper.right -
      2 * this.inset
    );
  }
  /** Room left on the page. */
  get room(): number {
    return this.height - this.paper.bottom - this.y;
  }
  /** Whether nothing stands on the page yet. */
  get fresh(): boolean {
    return this.y <= this.paper.top;
  }
  /** Room of a whole page of the kind that text flows on. */
  get whole(): number {
    return this.paper.long - this.paper.top - this.paper.bottom;
  }

  /** Turns the page unless there is so much room. Text after a landscape page goes on upright. */
  need(height: number): void {
    if (this.leaves.length === 0 || (this.room < height && !this.fresh)) this.turn();
  }

  put(mark: Mark): void {
    this.leaf.marks.push(mark);
  }

  /** Draws one line with its baseline below `y`. */
  line(line: Line, x: number, y: number, size: number): void {
    for (const piece of line) {
      if (piece.page !== undefined)
        this.put({ kind: 'page-number', x: x + piece.x + piece.width, y, of: piece.page, size });
      else if (piece.text.trim() !== '')
        this.put({
          kind: 'text',
          x: x + piece.x,
          y,
          text: piece.text,
          size,
          bold: piece.bold,
          ink: piece.ink,
        });
      const to = piece.to ?? piece.page;
      if (to !== undefined)
        this.put({
          kind: 'link',
          x: x + piece.x,
          y: y - size,
          width: Math.max(piece.width, size * 2),
          height: size * 1.3,
          to,
        });
    }
  }

  /** Lines one below the other, over pages where they must. */
  lines(lines: readonly Line[], size: number, pitch: number, x = 0): void {
    for (const line of lines) {
      this.need(pitch);
      this.line(line, this.left + x, this.y + baseline(size, pitch), size);
      this.y += pitch;
    }
  }

  space(height: number): void {
    if (!this.fresh) this.y += height;
  }
}

/** Where in a line of some pitch its letters stand. */
export const baseline = (size: number, pitch: number): number => (pitch + size * 0.76) / 2;

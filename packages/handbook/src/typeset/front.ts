import type { Handbook, Section } from '../block.ts';
import { headOf } from '../html.ts';
import { Flow, type Leaf } from './flow.ts';
import { linesOf, widthOf } from './lines.ts';
import type { Mark, Metrics, Page, Paper } from './page.ts';

/** The cover. */
export function coverLeaf({ cover }: Handbook, metrics: Metrics, paper: Paper): Leaf {
  const flow = new Flow(metrics, paper);
  flow.turn();
  const middle = (text: string, wanted: number, bold: boolean, after: number, warn = false): void => {
    const size = Math.max(9, wanted * paper.scale);
    for (const line of linesOf(text, flow.width, { size, bold, ink: warn ? 'warn' : 'ink' }, metrics)) {
      const wide = line.reduce((sum, piece) => sum + piece.width, 0);
      flow.line(line, (paper.short - wide) / 2, flow.y + size, size);
      flow.y += size * 1.45;
    }
    flow.y += after * paper.scale;
  };
  flow.y = paper.long * 0.18;
  if (cover.state !== '') middle(`【${cover.state}】`, 16, true, 24, true);
  middle(cover.title, 30, true, 8);
  middle(cover.subtitle, 30, true, 60);
  const [tail, rest] = [cover.lines.slice(-2), cover.lines.slice(0, -2)];
  for (const line of rest) middle(line, 11.5, false, 3);
  flow.y = Math.max(flow.y + 30 * paper.scale, paper.long * 0.82);
  for (const line of tail) middle(line, 14, false, 6);
  return flow.leaf;
}

/** The table of contents; its page numbers are filled in when everything has its page. */
export function tocLeaves(sections: readonly Section[], metrics: Metrics, paper: Paper): readonly Leaf[] {
  const flow = new Flow(metrics, paper);
  flow.running = '目录';
  flow.turn();
  const size = 20 * paper.scale;
  const [head = []] = linesOf('目　录', flow.width, { size, bold: true }, metrics);
  const wide = head.reduce((sum, { width }) => sum + width, 0);
  flow.line(head, flow.left + (flow.width - wide) / 2, flow.y + size * 1.1, size);
  flow.y += size * 2.2;
  entries(flow, sections, 0);
  return flow.leaves;
}

function entries(flow: Flow, sections: readonly Section[], depth: number): void {
  for (const section of sections) {
    if (!section.listed) continue;
    drawEntry(flow, section, depth);
    entries(flow, section.sections, depth + 1);
  }
}

function drawEntry(flow: Flow, section: Section, depth: number): void {
  const { metrics } = flow;
  const entry = { size: flow.paper.body.size, pitch: flow.paper.body.pitch + 1 };
  const bold = depth === 0 || (section.number !== '' && !section.number.includes('.'));
  const x = depth * 14;
  if (bold) flow.space(3);
  flow.need(entry.pitch);
  const [line = []] = linesOf(headOf(section), flow.width - x - 50, { size: entry.size, bold }, metrics);
  const wide = line.reduce((sum, piece) => sum + piece.width, 0);
  const y = flow.y + 13;
  flow.line(line, flow.left + x, y, entry.size);
  const dot = widthOf('. ', entry.size, false, metrics);
  const [from, to] = [flow.left + x + wide + 6, flow.left + flow.width - 28];
  const dots = Math.max(0, Math.floor((to - from) / dot));
  flow.put({
    kind: 'text',
    x: to - dots * dot,
    y,
    text: '. '.repeat(dots).trim(),
    size: entry.size,
    bold: false,
    ink: 'soft',
  });
  flow.put({ kind: 'page-number', x: flow.left + flow.width, y, of: section.id, size: entry.size });
  flow.put({ kind: 'link', x: flow.left, y: y - 12, width: flow.width, height: entry.pitch, to: section.id });
  flow.y += entry.pitch;
}

/** What the head and the foot of a page say. */
interface Surround {
  readonly number: string;
  readonly title: string;
  readonly numberAt: (id: string) => string;
  readonly paper: Paper;
}

/** A leaf with its head, its foot and the page numbers that it names. */
export function finished(leaf: Leaf, { number, title, numberAt, paper }: Surround, metrics: Metrics): Page {
  const [width, height] = leaf.landscape ? [paper.long, paper.short] : [paper.short, paper.long];
  // Shades lie below everything, so that no line or letter beside them is hidden.
  const [shades, others] = [leaf.marks.filter(isShade), leaf.marks.filter((mark) => !isShade(mark))];
  const marks = [...shades, ...others].map((mark): Mark => {
    if (mark.kind !== 'page-number') return mark;
    const text = numberAt(mark.of);
    const wide = widthOf(text, mark.size, false, metrics);
    return { kind: 'text', x: mark.x - wide, y: mark.y, text, size: mark.size, bold: false, ink: 'ink' };
  });
  if (number === '') return { width, height, number, marks };
  const small = (text: string, x: number, y: number): Mark => ({
    kind: 'text',
    x,
    y,
    text,
    size: 8.5,
    bold: false,
    ink: 'soft',
  });
  const foot = `— ${number} —`;
  const right = width - paper.right;
  return {
    width,
    height,
    number,
    marks: [
      small(leaf.running, paper.left, paper.head),
      // A small page has no room for two names.
      ...(paper.scale < 1 ? [] : [small(title, right - widthOf(title, 8.5, false, metrics), paper.head)]),
      {
        kind: 'line',
        from: [paper.left, paper.head + 6],
        to: [right, paper.head + 6],
        width: 0.4,
        ink: 'line',
      },
      ...marks,
      small(foot, (width - widthOf(foot, 8.5, false, metrics)) / 2, height - paper.foot),
    ],
  };
}

const isShade = ({ kind }: Mark): boolean => kind === 'fill';

/** The number of a page before the first chapter: i, ii, iii… */
export function roman(number: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let left = number;
  let text = '';
  for (const [value, sign] of signs)
    while (left >= value) {
      text += sign;
      left -= value;
    }
  return text;
}

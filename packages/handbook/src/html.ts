import { svgOf, tilesOf, whole, type Sheet, type Tiling } from '@fiveones/chart';
import {
  plain,
  runsOf,
  sheetUnits,
  type Block,
  type EditionName,
  type Handbook,
  type Inline,
  type Run,
  type Sample,
  type Section,
  type SheetCell,
  type SheetGroup,
} from './block.ts';
import { handbookCss } from './html-css.ts';

/** A page of HTML that stands by itself: no script, no picture or font from elsewhere. Prints on the paper of its edition. */
export function htmlOf(handbook: Handbook): string {
  const { cover, edition = 'book' } = handbook;
  const title = [cover.title, cover.subtitle].join(' ');
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title><style>${handbookCss}</style></head><body class="${edition}">`,
    ...bodies[edition](handbook),
    '</body></html>',
  ].join('\n');
}

const pagesHtml = (handbook: Handbook): readonly string[] => [
  coverHtml(handbook),
  `<nav class="toc" aria-label="目录"><h2>目录</h2>${tocHtml(handbook.sections, 1)}</nav>`,
  `<main>${handbook.sections.map((section) => sectionHtml(section, 1)).join('')}</main>`,
];

const bodies: Readonly<Record<EditionName, (handbook: Handbook) => readonly string[]>> = {
  book: pagesHtml,
  pocket: pagesHtml,
  leaflet: ({ sections }) => ['<main>', ...sections.map(leafletHtml), '</main>'],
};

/** A sheet: six panels in the order in which they are read, each where it is printed. */
const leafletHtml = ({ id, title, size = 10, sections }: Section): string =>
  [
    `<article id="${idHtml(id)}" class="sheet size-${String(size).replace('.', '-')}" aria-label="${escaped(title)}">`,
    ...sections.map((panel, place) =>
      [
        `<section class="panel panel-${place + 1}">`,
        panel.blocks.length === 0
          ? ''
          : `<div class="front">${panel.blocks.map((block) => (block.kind === 'lead' ? `<h1>${escaped(block.text)}</h1>` : blockHtml(block))).join('')}</div>`,
        ...panel.sections.map(
          ({ title: head, blocks }) => `<h2>${escaped(head)}</h2>${blocks.map(blockHtml).join('')}`,
        ),
        '</section>',
      ].join(''),
    ),
    '</article>',
  ].join('\n');

const coverHtml = ({ cover }: Handbook): string =>
  [
    '<header class="cover">',
    cover.state === '' ? '' : `<p class="state">${escaped(cover.state)}</p>`,
    `<h1>${escaped(cover.title)}<br>${escaped(cover.subtitle)}</h1>`,
    ...cover.lines.map((line) => `<p>${escaped(line)}</p>`),
    '</header>',
  ].join('');

function tocHtml(sections: readonly Section[], depth: number): string {
  const listed = sections.filter((section) => section.listed);
  if (listed.length === 0 || depth > 4) return '';
  const items = listed.map(
    (section) =>
      `<li><a href="#${idHtml(section.id)}">${escaped(headOf(section))}</a>${tocHtml(section.sections, depth + 1)}</li>`,
  );
  return `<ol>${items.join('')}</ol>`;
}

/** `3.2 责任清单`: a heading as it is printed. */
export const headOf = ({ number, title }: Section): string => (number === '' ? title : `${number}　${title}`);

function sectionHtml(section: Section, depth: number): string {
  const tag = `h${Math.min(6, depth + 1)}`;
  return [
    `<section id="${idHtml(section.id)}" class="depth-${depth}">`,
    `<${tag}>${escaped(headOf(section))}</${tag}>`,
    ...section.blocks.map(blockHtml),
    ...section.sections.map((inner) => sectionHtml(inner, depth + 1)),
    '</section>',
  ].join('\n');
}

const blockHtml = (block: Block): string => writers[block.kind](block as never);

type Writers = { readonly [K in Block['kind']]: (block: Extract<Block, { kind: K }>) => string };

const writers: Writers = {
  text: ({ text, indent, of }) =>
    `<p${indent === true ? ' class="indent"' : ''}${ofHtml(of)}>${inlineHtml(text)}</p>`,
  lead: ({ text, of }) => `<p class="lead"${ofHtml(of)}>${escaped(text)}</p>`,
  items: ({ items, numbered }) =>
    `<ul${numbered === true ? ' class="numbered"' : ''}>${items.map(({ text, of }) => `<li${ofHtml(of)}>${inlineHtml(text)}</li>`).join('')}</ul>`,
  table: ({ columns, rows }) => {
    const total = columns.reduce((sum, { width }) => sum + width, 0);
    const head = columns.some(({ title }) => title !== '')
      ? `<thead><tr>${columns.map(({ title }) => `<th scope="col">${escaped(title)}</th>`).join('')}</tr></thead>`
      : '';
    const cols = columns.map(({ width }) => `<col width="${((width / total) * 100).toFixed(1)}%">`).join('');
    const body = rows.map(
      ({ cells, of }) =>
        `<tr${ofHtml(of)}>${cells.map((cell) => `<td>${inlineHtml(cell)}</td>`).join('')}</tr>`,
    );
    return `<div class="wide"><table><colgroup>${cols}</colgroup>${head}<tbody>${body.join('')}</tbody></table></div>`;
  },
  sheet: ({ title, number, groups, sample }) =>
    [
      `<figure class="form${sample === undefined ? '' : ' sample'}"><figcaption>`,
      `<b>${escaped(title)}</b><small>${escaped(sample === undefined ? number : sampleFrom(sample))}</small></figcaption>`,
      `<table><colgroup>${sideColumn(groups)}${`<col width="${(sideColumn(groups) === '' ? 100 : 96) / sheetUnits}%">`.repeat(sheetUnits)}</colgroup>`,
      ...groups.map((group) => groupHtml(group, sideColumn(groups) !== '')),
      '</table></figure>',
    ].join(''),
  chart: ({ title, drawing }) => {
    const tiling = tilesOf(drawing, printSheets);
    const full = svgOf(drawing, whole(drawing), title);
    const parts = tiling.tiles.map((tile, place) =>
      [
        `<figure class="tile ${tiling.landscape ? 'landscape' : 'portrait'}">`,
        svgOf(drawing, tile, title),
        `<figcaption>${escaped(tileName(title, tiling, place))}</figcaption></figure>`,
      ].join(''),
    );
    return `<div class="chart screen" tabindex="0" role="group" aria-label="${escaped(title)}">${sized(full, drawing.width, drawing.height)}</div><div class="print">${parts.join('')}</div>`;
  },
  specimen: ({ title, number, body, foot }) =>
    [
      '<div class="specimen">',
      `<p class="title">${escaped(title)}</p>`,
      number === '' ? '' : `<p class="number">${escaped(number)}</p>`,
      ...body.map(blockHtml),
      ...foot.map((line) => `<p class="foot">${escaped(line)}</p>`),
      '</div>',
    ].join(''),
  own: ({ anchor, about, body }) =>
    [
      `<aside class="own" data-own="${escaped(anchor)}"><p class="tag">本单位补充${about === '' ? '' : `：${escaped(about)}`}</p>`,
      ...body.map(blockHtml),
      '</aside>',
    ].join(''),
};

/** Room for a chart on A4 within its margins, in CSS pixels. */
const printSheets: readonly Sheet[] = [
  { width: 670, height: 860, landscape: false },
  { width: 1000, height: 600, landscape: true },
];

/** `低保审核确认（2／6：第 1 行第 2 幅）`: which part of a chart this is. */
export function tileName(title: string, { tiles }: Tiling, place: number): string {
  const tile = tiles[place];
  return tile === undefined || tiles.length === 1
    ? title
    : `${title}（${place + 1}／${tiles.length}：第 ${tile.row} 行第 ${tile.column} 幅）`;
}

const sized = (svg: string, width: number, height: number): string =>
  svg.replace('<svg ', `<svg width="${Math.round(width)}" height="${Math.round(height)}" `);

const sideColumn = (groups: readonly SheetGroup[]): string =>
  groups.some(({ side }) => side) ? '<col width="4%">' : '';

function groupHtml({ title, side, rows }: SheetGroup, withSide: boolean): string {
  const head = side
    ? ''
    : `<tr><th class="head" colspan="${sheetUnits + (withSide ? 1 : 0)}">${escaped(title)}</th></tr>`;
  const body = rows.map(({ cells, height }, place) => {
    const first = !withSide
      ? ''
      : !side
        ? '<td class="gap"></td>'
        : place === 0
          ? `<th class="side" rowspan="${rows.length}">${escaped(title)}</th>`
          : '';
    return `<tr class="tall-${height}">${first}${cells.map(cellHtml).join('')}</tr>`;
  });
  return `<tbody>${head}${body.join('')}</tbody>`;
}

const cellHtml = ({ text, span, role, of }: SheetCell): string =>
  role === 'blank' || role === 'filled'
    ? `<td colspan="${span}">${inlineHtml(text)}</td>`
    : `<th class="${role}" colspan="${span}"${ofHtml(of)}>${inlineHtml(text)}</th>`;

const ofHtml = (of: string | undefined): string => (of === undefined ? '' : ` data-of="${escaped(of)}"`);

const inlineHtml = (text: Inline): string => runsOf(text).map(runHtml).join('');

function runHtml(run: Run): string {
  // A page on the screen has no pages: what stands before the number leads there already.
  if (run.page !== undefined) return `<a href="#${idHtml(run.page)}" aria-label="去那里">↗</a>`;
  const text = linesHtml(run.text);
  const target = run.to;
  const linked = target === undefined ? text : `<a href="#${idHtml(target)}">${text}</a>`;
  const toned = run.tone === undefined ? linked : `<span class="${run.tone}">${linked}</span>`;
  return run.strong === true ? `<b>${toned}</b>` : toned;
}

const linesHtml = (text: string): string => escaped(text).replace(/\n/g, '<br>');
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
const idHtml = (id: string): string => escaped(id);

/** `取自样例“一家四口”`: whose answers an example shows. */
export const sampleFrom = ({ name, bySystem }: Sample): string =>
  `取自样例“${name}”${bySystem ? '；由系统写入，不用手填' : ''}`;

/** The words of a section itself, for a search in the book. */
export const textOfSection = ({ blocks }: Section): string => blocks.map(textOfBlock).join('\n');

const textOfBlock = (block: Block): string => texts[block.kind](block as never);

type Texts = { readonly [K in Block['kind']]: (block: Extract<Block, { kind: K }>) => string };

const texts: Texts = {
  text: ({ text }) => plain(text),
  lead: ({ text }) => text,
  items: ({ items }) => items.map(({ text }) => plain(text)).join('\n'),
  table: ({ rows }) => rows.map(({ cells }) => cells.map(plain).join(' ')).join('\n'),
  sheet: ({ title, groups }) =>
    [
      title,
      ...groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => plain(text)))),
    ].join('\n'),
  chart: ({ title }) => title,
  specimen: ({ title, body }) => [title, ...body.map(textOfBlock)].join('\n'),
  own: ({ about, body }) => [about, ...body.map(textOfBlock)].join('\n'),
};

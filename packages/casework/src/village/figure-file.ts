import type { Indicator, JsonObject, Table } from '@fiveones/definition';
import { fill } from '../refused.ts';
import { periodOf } from './period.ts';

/** A cell of a file: text, a number, nothing, or what cannot be taken as either. */
export type FileCell = string | number | null | { readonly unread: 'date' | 'formula' };
/** The cells of a file, line by line. */
export type FileCells = readonly (readonly FileCell[])[];

/** What is known when a file of figures is read. */
export interface FileAsked {
  readonly table: Table;
  readonly month: string;
  /** The lowest places that the file may be about. */
  readonly places: readonly { readonly code: string; readonly name: string }[];
  /** Whether a text is the code of a place somewhere else. */
  elsewhere(code: string): boolean;
  /** Whether who hands it in gives this number. */
  gives(indicator: Indicator, region: string): boolean;
  /** The number now; `given`: people gave it. */
  now(region: string, indicator: string): { readonly value: number | null; readonly given: boolean };
  frozen(region: string, indicator: string): boolean;
}

/** What a file says. Lines and columns are counted as tables on the screen count them: from 1, and from A. */
export interface FileReading {
  /** The last line of the head. */
  readonly head: number;
  readonly rows: readonly FileRow[];
  readonly problems: readonly FileProblem[];
  /** Lines of totals, which are no place's. */
  readonly passedOver: readonly number[];
}

/** A line of a file: a place and its numbers. */
export interface FileRow {
  readonly line: number;
  readonly region: string;
  readonly name: string;
  readonly values: readonly FileValue[];
}

/** A number of a line, beside what it is now. */
interface FileValue {
  readonly indicator: string;
  readonly column: string;
  readonly before: number | null;
  readonly value: number;
  readonly change: 'new' | 'changed' | 'same';
}

/** What is wrong at a place of a file. */
export interface FileProblem {
  readonly line: number;
  readonly column?: string | undefined;
  readonly code: FileProblemCode;
  readonly message: string;
}

/** What can be wrong with a line, a column or a cell. */
const fileProblemWords = {
  'place-missing': '这一行没有写是哪个村（居）。',
  'place-unknown': '没有“{text}”这个村（居），请照模板里的编码和名称写。',
  'place-elsewhere': '“{text}”不在这次导入的范围里。',
  'place-ambiguous': '有几个村（居）都叫“{text}”，请写上编码。',
  'place-differs': '编码是“{name}”的，名称写的是“{text}”，请核对。',
  'row-twice': '“{name}”在第 {first} 行已经有了，一个村（居）只能有一行。',
  'column-unknown': '没有“{text}”这个指标。不要的列请删掉，说明写在“备注”列里。',
  'column-differs': '编号是“{name}”的，名称写的是“{text}”，请核对。',
  'column-twice': '“{name}”在 {first} 列已经有了，一个指标只能有一列。',
  'column-computed': '“{name}”由系统算出，不能填，请删掉这一列。',
  'not-yours': '“{name}”不归您填。',
  'not-number': '“{text}”不是数。没有数请留空。',
  cut: '“{text}”写成了科学计数，数已经不全。请把这一格的格式改成“数字”再存。',
  negative: '“{text}”是负数，这里只能填 0 或者更大的数。',
  'too-big': '“{text}”太大了，请核对单位是不是“{unit}”。',
  date: '这一格是日期，不是数。请把格式改成“常规”，再写数。',
  formula: '这一格是公式，文件里没有存下算出的数。请在表格软件里打开、保存一次再上传，或者直接写数。',
  frozen: '{period} 的“{name}”已经冻结，不再改动。',
} as const satisfies Record<string, string>;
type FileProblemCode = keyof typeof fileProblemWords;

/** Why a whole file is not read. */
type FileRefusal =
  | { readonly code: 'figures-no-head' }
  | { readonly code: 'figures-other-month'; readonly params: { readonly period: string } }
  | { readonly code: 'figures-other-table'; readonly params: { readonly name: string } };

/** Words at the top of a file that say what it is for. */
export const fileMarks = { month: '月份', table: '报表编号' } as const;

/** Reads a file of figures: each line is a place, each column an indicator; an empty cell leaves its number as it is. */
export function readFigures(cells: FileCells, asked: FileAsked): FileReading | FileRefusal {
  const other = otherFile(cells, asked);
  if (other) return other;
  const head = headOf(cells, asked.table);
  if (!head) return { code: 'figures-no-head' };
  const told = columnsOf(cells, head, asked);
  const { columns } = told;
  const problems: FileProblem[] = [...told.problems];
  const rows: FileRow[] = [];
  const passedOver: number[] = [];
  const seen = new Map<string, number>();
  for (const [place, line] of cells.entries()) {
    const at = place + 1;
    if (place <= head.last || line.every(isEmpty)) continue;
    const left = line.slice(0, head.first).map(textOf).filter(Boolean);
    const filled = columns.some(({ at: column }) => !isEmpty(line[column]));
    if (left.some((text) => totals.test(text))) passedOver.push(at);
    else if (filled || left.some((text) => isPlace(text, asked))) {
      const found = placeOf(left, asked);
      const first = 'name' in found ? seen.get(found.code) : undefined;
      if ('problem' in found) problems.push(problem(at, found.problem, found.params));
      else if (first !== undefined) problems.push(problem(at, 'row-twice', { name: found.name, first }));
      else {
        seen.set(found.code, at);
        const read = valuesOf(line, at, { ...asked, columns, region: found.code });
        problems.push(...read.problems);
        rows.push({ line: at, region: found.code, name: found.name, values: read.values });
      }
    }
  }
  return {
    head: head.last + 1,
    rows,
    problems: problems.toSorted((a, b) => a.line - b.line || order(a.column) - order(b.column)),
    passedOver,
  };
}

const problem = (
  line: number,
  code: FileProblemCode,
  params: JsonObject = {},
  column?: number,
): FileProblem => ({
  line,
  ...(column === undefined ? {} : { column: columnName(column) }),
  code,
  message: fill(fileProblemWords[code], params),
});

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  const rest = column % 26;
  const before = Math.floor(column / 26) - 1;
  return (before >= 0 ? columnName(before) : '') + String.fromCharCode(65 + rest);
}

const order = (column: string | undefined): number =>
  [...(column ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const isEmpty = (cell: FileCell | undefined): boolean => textOf(cell ?? null) === '';

/** The text of a cell with full-width letters, digits and signs made plain. */
function textOf(cell: FileCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.unread;
  return String(cell).normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** Lines that add others up. */
const totals = /^(合计|总计|小计|共计)/;
const remarks = /^(备注|说明|序号)/;

/** A file that says it is for another month or another table. */
function otherFile(cells: FileCells, { table, month }: FileAsked): FileRefusal | undefined {
  const said = (mark: string): string => {
    for (const line of cells.slice(0, 5)) {
      const at = line.findIndex((cell) => textOf(cell) === mark);
      if (at >= 0) return textOf(line[at + 1] ?? null);
    }
    return '';
  };
  const [, year, number] = /^(20\d{2})\s*[-年/.]\s*(\d{1,2})\s*月?$/.exec(said(fileMarks.month)) ?? [];
  const period = year === undefined ? undefined : `${year}-${(number ?? '').padStart(2, '0')}`;
  if (period !== undefined && period !== month) return { code: 'figures-other-month', params: { period } };
  const name = said(fileMarks.table);
  return name === '' || name === table.id ? undefined : { code: 'figures-other-table', params: { name } };
}

interface Head {
  /** The line of ids and the line of names, where there are. */
  readonly ids: readonly FileCell[];
  readonly names: readonly FileCell[];
  /** The last line of the head, and its first column of numbers. */
  readonly last: number;
  readonly first: number;
}

/** Where the file says which column is which indicator: by ids, by names, or by both. */
function headOf(cells: FileCells, table: Table): Head | undefined {
  const ids = new Set(table.indicators.map(({ id }) => id));
  const names = namesOf(table);
  const best = (known: (text: string) => boolean): number | undefined => {
    const counts = cells.slice(0, 30).map((line) => line.filter((cell) => known(textOf(cell))).length);
    const most = Math.max(0, ...counts);
    return most === 0 ? undefined : counts.indexOf(most);
  };
  const byId = best((text) => ids.has(text));
  const byName = best((text) => names.has(text));
  if (byId === undefined && byName === undefined) return undefined;
  const head = { ids: cells[byId ?? -1] ?? [], names: cells[byName ?? -1] ?? [] };
  const starts = [
    head.ids.findIndex((cell) => ids.has(textOf(cell))),
    head.names.findIndex((cell) => names.has(textOf(cell))),
  ].filter((at) => at >= 0);
  return { ...head, last: Math.max(byId ?? 0, byName ?? 0), first: Math.min(...starts) };
}

/** Indicators by what a head may call them: the name, with or without its unit. A name that two have is nobody's. */
function namesOf(table: Table): ReadonlyMap<string, Indicator> {
  const found = new Map<string, Indicator | undefined>();
  for (const indicator of table.indicators)
    for (const name of [indicator.name, headName(indicator)]) {
      const text = textOf(name);
      found.set(text, found.has(text) && found.get(text) !== indicator ? undefined : indicator);
    }
  return new Map([...found].flatMap(([text, one]) => (one ? [[text, one] as const] : [])));
}

/** What the head of a file calls an indicator. */
export const headName = ({ name, unit }: Indicator): string => `${name}（${unit}）`;

interface Column {
  readonly at: number;
  readonly indicator: Indicator;
}

function columnsOf(
  cells: FileCells,
  head: Head,
  { table, places, gives }: FileAsked,
): { readonly columns: readonly Column[]; readonly problems: readonly FileProblem[] } {
  const byId = new Map(table.indicators.map((indicator) => [indicator.id, indicator]));
  const byName = namesOf(table);
  const columns: Column[] = [];
  const problems: FileProblem[] = [];
  const width = Math.max(...cells.map((line) => line.length));
  const wrong = (at: number, code: FileProblemCode, params: JsonObject): void => {
    problems.push(problem(head.last + 1, code, params, at));
  };
  for (let at = head.first; at < width; at++) {
    const [id, name] = [textOf(head.ids[at] ?? null), textOf(head.names[at] ?? null)];
    const indicator = byId.get(id) ?? (id === '' ? byName.get(name) : undefined);
    const filled = cells.slice(head.last + 1).some((line) => !isEmpty(line[at]));
    if (!indicator) {
      const text = id || name;
      if (filled && !remarks.test(name || id)) wrong(at, 'column-unknown', { text: text || '没有表头' });
      continue;
    }
    const named = byName.get(name);
    const first = columns.find((one) => one.indicator === indicator);
    const { name: called } = indicator;
    if (named && named !== indicator) wrong(at, 'column-differs', { name: called, text: name });
    else if (first) wrong(at, 'column-twice', { name: called, first: columnName(first.at) });
    else if (places.some(({ code }) => gives(indicator, code))) columns.push({ at, indicator });
    else if (filled) wrong(at, isTyped(indicator) ? 'not-yours' : 'column-computed', { name: called });
  }
  return { columns, problems };
}

/** Whether anybody gives the number of an indicator. */
const isTyped = ({ level, source, part }: Indicator): boolean =>
  part !== true && (level !== 'auto' || source.outside !== undefined);

const isPlace = (text: string, { places }: FileAsked): boolean =>
  places.some(({ code, name }) => code === text || name === text);

/** Which place a line is about, by what stands left of its numbers. */
function placeOf(
  left: readonly string[],
  { places, elsewhere }: FileAsked,
):
  | { readonly code: string; readonly name: string }
  | { readonly problem: FileProblemCode; readonly params: JsonObject } {
  const wrong = (code: FileProblemCode, params: JsonObject = {}) => ({ problem: code, params });
  if (left.length === 0) return wrong('place-missing');
  const byCode = places.find(({ code }) => left.includes(code));
  const other = left.find((text) => elsewhere(text));
  if (!byCode && other !== undefined) return wrong('place-elsewhere', { text: other });
  const named = places.filter(({ name }) => left.includes(name));
  const [only, ...more] = named;
  if (byCode && only && !named.includes(byCode))
    return wrong('place-differs', { name: byCode.name, text: only.name });
  if (byCode) return byCode;
  // A code that a table on the screen has cut, with the name left whole beside it, does no harm.
  if (!only) return wrong('place-unknown', { text: left.join(' ') });
  return more.length > 0 ? wrong('place-ambiguous', { text: only.name }) : only;
}

function valuesOf(
  line: readonly FileCell[],
  at: number,
  asked: FileAsked & { readonly columns: readonly Column[]; readonly region: string },
): { readonly values: readonly FileValue[]; readonly problems: readonly FileProblem[] } {
  const values: FileValue[] = [];
  const problems: FileProblem[] = [];
  for (const { at: column, indicator } of asked.columns) {
    const cell = line[column] ?? null;
    if (isEmpty(cell)) continue;
    const found = valueIn(cell, indicator, asked);
    if ('problem' in found) problems.push(problem(at, found.problem, found.params, column));
    else values.push({ indicator: indicator.id, column: columnName(column), ...found });
  }
  return { values, problems };
}

function valueIn(
  cell: FileCell,
  indicator: Indicator,
  asked: FileAsked & { readonly region: string },
):
  | Pick<FileValue, 'before' | 'value' | 'change'>
  | { readonly problem: FileProblemCode; readonly params: JsonObject } {
  const { name, unit } = indicator;
  if (!asked.gives(indicator, asked.region)) return { problem: 'not-yours', params: { name } };
  const value = numberIn(cell, unit);
  if (typeof value !== 'number') return { problem: value, params: { text: textOf(cell), unit } };
  const { value: before, given } = asked.now(asked.region, indicator.id);
  if (given && before === value) return { before, value, change: 'same' };
  if (asked.frozen(asked.region, indicator.id))
    return before === value
      ? { before, value, change: 'same' }
      : { problem: 'frozen', params: { name, period: periodOf(indicator.period, asked.month).id } };
  return { before, value, change: before === null ? 'new' : 'changed' };
}

/** Largest number that a figure takes. */
const largest = 1e12;

/** The number of a cell, or what is wrong with it: `1,234`, `１２３４`, `1234 人` are numbers. */
function numberIn(cell: FileCell, unit: string): number | FileProblemCode {
  if (cell !== null && typeof cell === 'object') return cell.unread;
  const whole = textOf(cell).replace(/^¥/, '').replaceAll(' ', '');
  const end = textOf(unit);
  const text = whole.endsWith(end) ? whole.slice(0, -end.length) : whole;
  if (typeof cell === 'string' && /^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return 'cut';
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  const value = typeof cell === 'number' ? cell : /^[+-]?\d+(\.\d*)?$/.test(plain) ? Number(plain) : NaN;
  if (!Number.isFinite(value)) return 'not-number';
  if (value < 0) return 'negative';
  return value > largest ? 'too-big' : value + 0;
}

import type { Json } from '@fiveones/definition';
import {
  below,
  defaultsOf,
  isBlank,
  listOf,
  valueAt,
  type CompiledField,
  type FieldState,
} from '@fiveones/forms';
import { plain, runsOf, type Block, type Inline, type Run } from '../block.ts';
import { starred } from '../chapter/blank.ts';
import {
  isGroup,
  isTable,
  sheetGroups,
  wholeKinds,
  type Column,
  type Lines,
  type Pen,
} from '../chapter/sheet.ts';
import type { Naming } from '../naming.ts';
import { answerWords } from './answer.ts';
import type { Filled } from './filled.ts';
import { privateFields, type PrivateFields } from './private.ts';
import { unfilledItems } from './unfilled.ts';

/** A form as an example fills it in, and what the example leaves open and why. */
export function sampleOf(filled: Filled, naming: Naming): readonly Block[] {
  const groups = sheetGroups(filled.form, new Hand(filled).pen);
  if (groups.length === 0) return [];
  const items = filled.bySystem ? [] : unfilledItems(filled, naming);
  return [
    {
      kind: 'sheet',
      title: '填写示例',
      number: '',
      sample: {
        form: filled.form.id,
        scenario: filled.scenario.id,
        name: filled.guard(filled.scenario.name),
        bySystem: filled.bySystem,
      },
      groups,
    },
    ...(items.length === 0 ? [] : [{ kind: 'items' as const, items }]),
  ];
}

/** So many lines of a list are printed where they say different things, and more only where they fill in other columns. */
const fewLines = 2;
const mostLines = 4;
const lineHeight = 6;

/** Writes the answers of an example: what is private as a sign for it, what the system writes as such. */
class Hand {
  private readonly filled: Filled;
  private readonly hidden: PrivateFields;
  /** What the form opens with by itself. */
  private readonly given: Json;

  constructor(filled: Filled) {
    this.filled = filled;
    this.hidden = privateFields(filled.form);
    this.given = defaultsOf(filled.form, { ...filled.context, base: {} }, {});
  }

  readonly pen: Pen = {
    role: 'filled',
    shows: (field) => this.shows(field),
    label: starred,
    answer: (field) => this.answer(field),
    height: ({ kind }) => (kind === 'signature' ? 8 : lineHeight),
    lines: (list, columns) => this.lines(list, columns),
  };

  private stateAt(path: string): FieldState | undefined {
    return this.filled.state.fields.get(path);
  }

  private valueAt(path: string): Json | undefined {
    return valueAt(this.filled.value, path);
  }

  /** What is filled in; of a list also that there is nothing to put into it. */
  private shows(field: CompiledField): boolean {
    if (this.stateAt(field.path)?.visible !== true) return false;
    if (isTable(field) && Array.isArray(this.valueAt(field.path))) return true;
    return isGroup(field)
      ? field.children.some((child) => this.shows(child))
      : !isBlank(this.valueAt(field.path));
  }

  private answer(field: CompiledField): Inline {
    if (isTable(field)) return this.single(field);
    const text = this.text(field, field.path);
    const by = this.writtenBy(field);
    if (by === '') return text;
    return this.hidden.has(field.path)
      ? [{ text: `〈${by}〉`, tone: 'soft' }]
      : [...runsOf(text), { text: `（${by}）`, tone: 'soft' }];
  }

  /** Who writes an answer, when it is not the person who fills the form in. */
  private writtenBy(field: CompiledField): string {
    const { computed, initial } = field.expressions;
    if (this.filled.bySystem) return '';
    if (computed !== undefined) return '自动算出';
    if (field.readonly) return '自动带出';
    const given = initial === undefined ? undefined : valueAt(this.given, field.path);
    const kept = this.valueAt(field.path);
    return !isBlank(given) && JSON.stringify(given) === JSON.stringify(kept) ? '自动带出，可改' : '';
  }

  /** One answer; what is private is a sign, and no text tells what is private elsewhere. */
  private text(field: CompiledField, path: string): Inline {
    const value = this.valueAt(path) ?? null;
    if (isBlank(value)) return '';
    const stand = this.hidden.get(field.path);
    if (stand !== undefined) return signs(stand.own);
    return signs(this.filled.guard(answerWords(field, value, this.stateAt(path))));
  }

  /** A list of single values in one place. */
  private single(list: CompiledField): Inline {
    const { item } = list;
    const rows = listOf(this.valueAt(list.path));
    if (rows.length === 0 || item === undefined) return '无';
    const texts = rows.map((_, row) => this.text(item, below(list.path, row)));
    return signs([...new Set(texts.map(plain))].join('、'));
  }

  /** The lines of a list: columns in which nothing stands are left out, lines that read the same are one. */
  private lines(list: CompiledField, columns: readonly Column[]): Lines {
    const count = listOf(this.valueAt(list.path)).length;
    if (count === 0) return { columns: columns.slice(0, 1), rows: [['无']], after: '', height: lineHeight };
    const all = Array.from({ length: count }, (_, row) =>
      columns.map(({ field }) => this.cell(field, list, row)),
    );
    const shown = telling(all.map((row) => row.map(plain))).map((row) => all[row] ?? []);
    const used = columns.map((_, column) => shown.some((row) => plain(row[column] ?? '') !== ''));
    return {
      columns: columns.filter((_, column) => used[column]).map((column) => this.titled(column)),
      rows: shown.map((row) => row.filter((_, column) => used[column])),
      after: shown.length === count ? '' : `（例子里 ${count} 行，这里印 ${shown.length} 行）`,
      height: lineHeight,
    };
  }

  private titled({ field, name }: Column): Column {
    const computed = field.expressions.computed !== undefined && !this.filled.bySystem;
    return { field, name: computed ? `${name}（自动）` : name };
  }

  /** What a line says in a column; of a list in the list one below the other. */
  private cell(field: CompiledField, list: CompiledField, row: number): Inline {
    const inner = field.path.slice(list.path.length + '/*'.length);
    const places = spread(below(list.path, row), inner, this.filled.value);
    const texts = places.map((place) =>
      wholeKinds.has(field.kind) || field.item === undefined
        ? this.text(field, place)
        : this.listed(field, place),
    );
    return signs([...new Set(texts.map(plain).filter(Boolean))].join('\n'));
  }

  private listed(field: CompiledField, place: string): Inline {
    const { item } = field;
    const rows = listOf(this.valueAt(place));
    return item === undefined ? '' : rows.map((_, at) => plain(this.text(item, below(place, at)))).join('、');
  }
}

/** The lines of a list that an example prints, by their places: the first, and those that say what no other says. */
function telling(rows: readonly (readonly string[])[]): readonly number[] {
  const chosen: number[] = [];
  const told = new Set<number>();
  const adds = (row: readonly string[]): number =>
    row.filter((text, at) => text !== '' && !told.has(at)).length;
  const isNew = (row: readonly string[]): boolean =>
    chosen.every((place) => rows[place]?.join('\n') !== row.join('\n'));
  for (;;) {
    const left = rows.map((row, place) => ({ row, place, more: adds(row) })).filter(({ row }) => isNew(row));
    const [next] = chosen.length === 0 ? left : left.sort((a, b) => b.more - a.more || a.place - b.place);
    const enough = next?.more === 0 ? fewLines : mostLines;
    if (next === undefined || chosen.length >= enough) return chosen.sort((a, b) => a - b);
    chosen.push(next.place);
    next.row.forEach((text, at) => text !== '' && told.add(at));
  }
}

/** Every place below another that a path with `*` for the rows of lists means. */
function spread(at: string, path: string, value: Json): readonly string[] {
  const [before = '', ...rest] = path.split('/*');
  const here = `${at}${before}`;
  if (rest.length === 0) return [here];
  const after = rest.map((part) => part).join('/*');
  return listOf(valueAt(value, here)).flatMap((_, row) => spread(below(here, row), after, value));
}

/** Sets signs such as 〈姓名〉 apart from what is really written. */
function signs(text: string): Inline {
  const parts = text.split(/(〈[^〉]*〉)/).filter(Boolean);
  return parts.length < 2 && !text.startsWith('〈')
    ? text
    : parts.map((part): Run => (part.startsWith('〈') ? { text: part, tone: 'soft' } : { text: part }));
}

import { sectionsOf, type CompiledField, type CompiledForm, type FieldKindName } from '@fiveones/forms';
import {
  sheetUnits,
  textLength,
  type Inline,
  type SheetCell,
  type SheetGroup,
  type SheetRow,
} from '../block.ts';

/** Who writes a form on paper: nobody, so that it can be filled in by hand, or an example. */
export interface Pen {
  readonly role: 'blank' | 'filled';
  /** Whether a field has a place on the sheet. */
  readonly shows: (field: CompiledField) => boolean;
  readonly label: (field: CompiledField) => string;
  /** What stands where a field is answered. */
  readonly answer: (field: CompiledField) => Inline;
  /** Least height of that place in millimetres. */
  readonly height: (field: CompiledField) => number;
  /** The columns of a list that are printed, and its lines below them. */
  readonly lines: (list: CompiledField, columns: readonly Column[]) => Lines;
}

/** A column of a list on paper. */
export interface Column {
  readonly field: CompiledField;
  readonly name: string;
}

export interface Lines {
  readonly columns: readonly Column[];
  /** What stands in each line, a text a column. */
  readonly rows: readonly (readonly Inline[])[];
  /** Stands beside the name of the list. */
  readonly after: string;
  readonly height: number;
}

/** Kinds that are written in one place though they hold parts. */
export const wholeKinds: ReadonlySet<FieldKindName> = new Set([
  'files',
  'photos',
  'signature',
  'choices',
  'opinions',
  'dateTime',
]);

export const isTable = ({ item, kind }: CompiledField): boolean =>
  item !== undefined && !wholeKinds.has(kind);
export const isGroup = ({ children, kind, item }: CompiledField): boolean =>
  item === undefined && children.length > 0 && !wholeKinds.has(kind);

/** A form as rows of paper, section by section; a section of which nothing is shown is left out. */
export function sheetGroups(form: CompiledForm, pen: Pen): readonly SheetGroup[] {
  const sheet = new Sheet(form, pen);
  return sectionsOf(form)
    .map(({ title, side, rows }) => ({
      title,
      // The rows of an example are low: a title written downwards has no room beside them.
      side: side && pen.role === 'blank',
      rows: rows.flatMap((fields) =>
        sheet.rows(repeats(fields, title) ? (fields[0]?.children ?? []) : fields),
      ),
    }))
    .filter(({ rows }) => pen.role === 'blank' || rows.length > 0);
}

/** A group that is all there is of a row and is called what the section is called needs no line of its own. */
const repeats = ([only, ...more]: readonly CompiledField[], title: string): boolean =>
  only !== undefined && more.length === 0 && isGroup(only) && only.label === title;

/** At most so many columns of a list beside each other; more stand in a second table below. */
const mostColumns = 6;

class Sheet {
  private readonly form: CompiledForm;
  private readonly pen: Pen;

  constructor(form: CompiledForm, pen: Pen) {
    this.form = form;
    this.pen = pen;
  }

  /** A row of the layout as rows of paper: plain fields side by side, groups and lists below each other. */
  rows(fields: readonly CompiledField[]): readonly SheetRow[] {
    const found: SheetRow[] = [];
    let beside: CompiledField[] = [];
    const close = () => {
      found.push(...this.sideBySide(beside));
      beside = [];
    };
    for (const field of fields.filter(this.pen.shows))
      if (isTable(field)) {
        close();
        found.push(...this.list(field));
      } else if (isGroup(field)) {
        close();
        const rows = this.rows(field.children);
        if (rows.length > 0) found.push(this.head(field), ...rows);
      } else beside.push(field);
    close();
    return found;
  }

  private head(field: CompiledField, after = ''): SheetRow {
    const text = `${this.pen.label(field)}${after}`;
    return {
      height: this.pen.role === 'blank' ? 7 : 6,
      cells: [{ text, span: sheetUnits, role: 'head', ...this.of(field) }],
    };
  }

  /** At most three fields a row, and a wide one alone. */
  private sideBySide(fields: readonly CompiledField[]): readonly SheetRow[] {
    const found: SheetRow[] = [];
    let row: CompiledField[] = [];
    const close = () => {
      if (row.length > 0) found.push(this.row(row));
      row = [];
    };
    for (const field of fields) {
      const wide = this.needs(field) > 24;
      if (
        row.length === 3 ||
        (wide && row.length > 0) ||
        row.reduce((sum, one) => sum + this.needs(one), this.needs(field)) > 46
      )
        close();
      row.push(field);
      if (wide) close();
    }
    close();
    return found;
  }

  /** About how many letters a field needs for its name and its answer. */
  private needs(field: CompiledField): number {
    const answer = textLength(this.pen.answer(field));
    const by = this.pen.role === 'blank' ? (room[field.kind] ?? 0) : 0;
    return Math.min(10, this.pen.label(field).length) + Math.max(6, answer, by);
  }

  private row(fields: readonly CompiledField[]): SheetRow {
    const share = sheetUnits / fields.length;
    const name = fields.length === 1 ? 5 : fields.length === 2 ? 4 : 3;
    return {
      height: Math.max(...fields.map(this.pen.height)),
      cells: fields.flatMap((field): SheetCell[] => [
        { text: this.pen.label(field), span: name, role: 'label', ...this.of(field) },
        { text: this.pen.answer(field), span: share - name, role: this.pen.role },
      ]),
    };
  }

  /** A list as a table with its lines. */
  private list(field: CompiledField): readonly SheetRow[] {
    const all = columnsOf(field.item, this.pen);
    if (all.length === 0) return [this.row([field])];
    const { columns, rows, after, height } = this.pen.lines(field, all);
    return [
      this.head(field, after),
      ...chunks(columns, mostColumns).flatMap((some, place) =>
        this.columns(
          some,
          rows.map((row) => row.slice(place * mostColumns, (place + 1) * mostColumns)),
          height,
        ),
      ),
    ];
  }

  private columns(
    columns: readonly Column[],
    rows: readonly (readonly Inline[])[],
    height: number,
  ): readonly SheetRow[] {
    const spans = shares(
      columns.map(({ field, name }, place) =>
        Math.max(
          4,
          Math.min(
            9,
            Math.max(
              name.length,
              this.columnNeeds(
                field,
                rows.map((row) => row[place] ?? ''),
              ),
            ),
          ),
        ),
      ),
    );
    const line = (
      cell: (column: Column, place: number) => Omit<SheetCell, 'span'>,
      tall: number,
    ): SheetRow => ({
      height: tall,
      cells: columns.map((column, place) => ({ ...cell(column, place), span: spans[place] ?? 1 })),
    });
    return [
      line(({ field, name }) => ({ text: name, role: 'label', ...this.of(field) }), height),
      ...rows.map((row) => line((_, place) => ({ text: row[place] ?? '', role: this.pen.role }), height)),
    ];
  }

  private columnNeeds(field: CompiledField, texts: readonly Inline[]): number {
    return this.pen.role === 'blank' ? this.needs(field) : Math.max(0, ...texts.map(textLength));
  }

  /** The fields of a blank form are where the book tells of them. */
  private of({ dotted, path }: CompiledField): { readonly of?: string } {
    return this.pen.role === 'blank' ? { of: `form:${this.form.id}/${dotted === '' ? path : dotted}` } : {};
  }
}

/** Letters for which there is room in a blank, whatever is printed there. */
const room: Readonly<Partial<Record<FieldKindName, number>>> = { textarea: 30, idCard: 12 };

/** Whole units for parts of a row, together all of them. */
function shares(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const ends = weights.map((_, place) =>
    Math.round((weights.slice(0, place + 1).reduce((sum, weight) => sum + weight, 0) / total) * sheetUnits),
  );
  return ends.map((end, place) => end - (ends[place - 1] ?? 0));
}

const chunks = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, place) =>
    all.slice(place * size, (place + 1) * size),
  );

/** The fields of a list's row; those of groups and of lists in it one by one, under the name of what they are in. */
function columnsOf(item: CompiledField | undefined, pen: Pen, within = ''): readonly Column[] {
  if (item === undefined) return [];
  if (item.children.length === 0)
    return item.key === '*' && item.schema.title === undefined
      ? []
      : [{ field: item, name: within + pen.label(item) }];
  return item.children.flatMap((child) =>
    isGroup(child)
      ? columnsOf(child, pen, within)
      : isTable(child)
        ? nestedColumns(child, pen, within)
        : [{ field: child, name: within + pen.label(child) }],
  );
}

/** A list in a row of a list: its columns beside the others, or one of its own when it holds single values. */
function nestedColumns(list: CompiledField, pen: Pen, within: string): readonly Column[] {
  const inner = columnsOf(list.item, pen, `${within}${list.label}：`);
  return inner.length > 0 ? inner : [{ field: list, name: within + pen.label(list) }];
}

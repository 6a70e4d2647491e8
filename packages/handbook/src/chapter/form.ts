import { sectionsOf, type CompiledField, type CompiledForm, type FieldKindName } from '@fiveones/forms';
import { sheetUnits, type Block, type Section, type SheetCell, type SheetRow } from '../block.ts';
import { feelWords } from '../feel-words.ts';
import { besides, type Naming } from '../naming.ts';
import { sensitivityWords } from '../words.ts';
import { basisWords, below, stacked, type Chapter } from './context.ts';
import { formName, isPaperNumber } from './deed.ts';

/** A form as a blank table for A4, and under it what is to be known for filling it in. */
export function formSection(chapter: Chapter, form: CompiledForm): Section {
  const { naming } = chapter;
  const { note, basis } = form.form;
  return below(chapter, `form.${form.id}`, formName(form.id, naming), [
    ...(note === undefined ? [] : [{ kind: 'text' as const, text: note }]),
    ...(basis === undefined ? [] : [{ kind: 'text' as const, text: `依据：${basisWords(basis, naming)}` }]),
    sheetOf(form),
    ...fillingNotes(form, naming),
  ]);
}

/** The blank form: every field in the rows in which it stands on paper. */
export const sheetOf = (form: CompiledForm): Block => ({
  kind: 'sheet',
  title: form.title,
  number: isPaperNumber(form.id) ? form.id : '',
  groups: sectionsOf(form).map(({ title, side, rows }) => ({
    title,
    side,
    rows: rows.flatMap((fields) =>
      repeats(fields, title) ? rowsOf(fields[0]?.children ?? [], form) : rowsOf(fields, form),
    ),
  })),
});

/** A group that is all there is of a row and is called what the section is called needs no line of its own. */
const repeats = ([only, ...more]: readonly CompiledField[], title: string): boolean =>
  only !== undefined && more.length === 0 && isGroup(only) && only.label === title;

const keyOf = (form: CompiledForm, { dotted, path }: CompiledField): string =>
  `form:${form.id}/${dotted === '' ? path : dotted}`;

/** Kinds that are written in one place though they hold parts. */
const whole: ReadonlySet<FieldKindName> = new Set([
  'files',
  'photos',
  'signature',
  'choices',
  'opinions',
  'dateTime',
]);

const isTable = ({ item, kind }: CompiledField): boolean => item !== undefined && !whole.has(kind);
const isGroup = ({ children, kind, item }: CompiledField): boolean =>
  item === undefined && children.length > 0 && !whole.has(kind);

/** A row of the layout as rows of paper: plain fields side by side, groups and lists below each other. */
function rowsOf(fields: readonly CompiledField[], form: CompiledForm): readonly SheetRow[] {
  const found: SheetRow[] = [];
  let beside: CompiledField[] = [];
  const close = () => {
    found.push(...sideBySide(beside, form));
    beside = [];
  };
  for (const field of fields)
    if (isTable(field)) {
      close();
      found.push(...listRows(field, form));
    } else if (isGroup(field)) {
      close();
      found.push(headRow(field, form), ...rowsOf(field.children, form));
    } else beside.push(field);
  close();
  return found;
}

const headRow = (field: CompiledField, form: CompiledForm, after = ''): SheetRow => ({
  height: 7,
  cells: [{ text: `${label(field)}${after}`, span: sheetUnits, role: 'head', of: keyOf(form, field) }],
});

/** At most three fields a row, and a wide one alone. */
function sideBySide(fields: readonly CompiledField[], form: CompiledForm): readonly SheetRow[] {
  const found: SheetRow[] = [];
  let row: CompiledField[] = [];
  const close = () => {
    if (row.length > 0) found.push(rowOf(row, form));
    row = [];
  };
  for (const field of fields) {
    const wide = needs(field) > 24;
    if (
      row.length === 3 ||
      (wide && row.length > 0) ||
      row.reduce((sum, one) => sum + needs(one), needs(field)) > 46
    )
      close();
    row.push(field);
    if (wide) close();
  }
  close();
  return found;
}

/** About how many letters a field needs for its name and its answer. */
const needs = (field: CompiledField): number =>
  Math.min(10, label(field).length) +
  Math.max(6, blankOf(field).length, field.kind === 'textarea' ? 30 : 0, field.kind === 'idCard' ? 12 : 0);

function rowOf(fields: readonly CompiledField[], form: CompiledForm): SheetRow {
  const share = sheetUnits / fields.length;
  const name = fields.length === 1 ? 5 : fields.length === 2 ? 4 : 3;
  return {
    height: Math.max(...fields.map((field) => heights[field.kind] ?? 9)),
    cells: fields.flatMap((field): SheetCell[] => [
      { text: label(field), span: name, role: 'label', of: keyOf(form, field) },
      { text: blankOf(field), span: share - name, role: 'blank' },
    ]),
  };
}

const heights: Readonly<Partial<Record<FieldKindName, number>>> = {
  textarea: 18,
  signature: 14,
  photos: 22,
  opinions: 22,
};

/** At most so many columns of a list beside each other; more stand in a second table below. */
const mostColumns = 6;
const blankLines = 3;

/** A list as a table with blank lines. */
function listRows(field: CompiledField, form: CompiledForm): readonly SheetRow[] {
  const columns = leavesOf(field.item);
  if (columns.length === 0)
    return [
      {
        height: 9,
        cells: [
          { text: label(field), span: 5, role: 'label', of: keyOf(form, field) },
          { text: '', span: sheetUnits - 5, role: 'blank' },
        ],
      },
    ];
  return [
    headRow(field, form, '（可续页）'),
    ...chunks(columns, mostColumns).flatMap((some) => columnRows(some, form)),
  ];
}

function columnRows(columns: readonly Column[], form: CompiledForm): readonly SheetRow[] {
  const spans = shares(
    columns.map(({ field, name }) => Math.max(4, Math.min(9, Math.max(name.length, needs(field))))),
  );
  const line = (cell: (column: Column) => Omit<SheetCell, 'span'>, height: number): SheetRow => ({
    height,
    cells: columns.map((column, place) => ({ ...cell(column), span: spans[place] ?? 1 })),
  });
  return [
    line(({ field, name }) => ({ text: name, role: 'label', of: keyOf(form, field) }), 8),
    ...Array.from({ length: blankLines }, () =>
      line(({ field }) => ({ text: blankOf(field, true), role: 'blank' }), 8),
    ),
  ];
}

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

/** A column of a list on paper. */
interface Column {
  readonly field: CompiledField;
  readonly name: string;
}

/** The fields of a list's row; those of groups and of lists in it one by one, under the name of what they are in. */
function leavesOf(item: CompiledField | undefined, within = ''): readonly Column[] {
  if (item === undefined) return [];
  if (item.children.length === 0)
    return item.key === '*' && item.schema.title === undefined
      ? []
      : [{ field: item, name: within + label(item) }];
  return item.children.flatMap((child) =>
    isGroup(child)
      ? leavesOf(child, within)
      : isTable(child)
        ? nestedColumns(child, within)
        : [{ field: child, name: within + label(child) }],
  );
}

/** A list in a row of a list: its columns beside the others, or one of its own when it holds single values. */
function nestedColumns(list: CompiledField, within: string): readonly Column[] {
  const inner = leavesOf(list.item, `${within}${list.label}：`);
  return inner.length > 0 ? inner : [{ field: list, name: within + label(list) }];
}

const label = (field: CompiledField): string =>
  `${field.label}${field.required && field.expressions.computed === undefined ? '*' : ''}`;

/** Choices beyond so many letters are not printed in the blank, but under the form. */
const longestChoices = 90;

/** What is printed where a field is filled in by hand. */
function blankOf(field: CompiledField, narrow = false): string {
  if (field.expressions.computed !== undefined && field.options === undefined)
    return narrow ? '' : field.schema['x-unit'] === undefined ? '' : `　　　　${field.schema['x-unit']}`;
  if (field.options !== undefined) {
    const boxes = field.options.map(({ label: name }) => `□${name}`).join('　');
    return narrow || boxes.length > longestChoices ? '' : boxes;
  }
  return narrow ? '' : (blanks[field.kind]?.(field) ?? '');
}

const unit = ({ schema }: CompiledField): string =>
  schema['x-unit'] === undefined ? '' : `　　　　${schema['x-unit']}`;

const blanks: Readonly<Partial<Record<FieldKindName, (field: CompiledField) => string>>> = {
  integer: unit,
  number: unit,
  money: ({ schema }) => `　　　　${schema['x-unit'] ?? '元'}`,
  percent: () => '　　　%',
  share: () => '　　　%',
  boolean: () => '□是　□否',
  date: () => '　　　年　　月　　日',
  dateTime: () => '　　　年　　月　　日　　时',
  month: () => '　　　年　　月',
  files: () => '□附件　　份',
  photos: () => '（贴照片）',
  signature: () => '　　　　（签字）　　年　　月　　日',
  opinions: () => '意见：\n　　　　　　签字：　　　　　年　　月　　日',
};

/** The fields that a person answers: not the parts of a signature or of an attached file. */
const askedIn = (field: CompiledField): readonly CompiledField[] =>
  whole.has(field.kind)
    ? []
    : [...field.children, ...(field.item === undefined ? [] : [field.item])].flatMap((inner) => [
        inner,
        ...askedIn(inner),
      ]);

/** What must be known for filling in, field by field, where there is anything. */
function fillingNotes(form: CompiledForm, naming: Naming): readonly Block[] {
  const rows = askedIn(form.root).flatMap((field) => {
    const text = field.key === '*' ? '' : notesOf(field, besides(field, form, naming));
    return text === '' ? [] : [{ cells: [field.label, text] }];
  });
  return rows.length === 0
    ? []
    : [
        { kind: 'lead', text: '填写说明（* 必填）' },
        {
          kind: 'table',
          columns: [
            { title: '栏目', width: 26 },
            { title: '怎么填', width: 84 },
          ],
          rows,
        },
      ];
}

function notesOf({ schema, options, expressions, kind }: CompiledField, naming: Naming): string {
  const told = (feel: unknown): string => (typeof feel === 'string' ? feelWords(feel, naming) : '');
  const choices = options?.map(({ label: name }) => name).join('、') ?? '';
  const { minimum, maximum, minItems } = schema;
  return stacked(
    schema['x-hint'] ?? schema.description,
    expressions.visible !== undefined && `只在这时填：${told(schema['x-visible'])}`,
    expressions.required !== undefined &&
      typeof schema['x-required'] === 'string' &&
      `这时必填：${told(schema['x-required'])}`,
    expressions.computed !== undefined && `自动算出：${told(schema['x-computed'])}`,
    choices.length * 1.4 > longestChoices && `选项：${choices}`,
    typeof minimum === 'number' && typeof maximum === 'number' && `${minimum}—${maximum}`,
    minItems !== undefined && minItems > 0 && kind !== 'choices' && `至少 ${minItems} 项`,
    ...(schema['x-check'] ?? []).map(({ message }) => `核对：${message}`),
    schema['x-sensitivity'] !== undefined &&
      `敏感信息（${(schema['x-sensitivity'].match(/M\d/g) ?? []).map((one) => sensitivityWords[one] ?? one).join('；')}），只给有权的岗位看`,
  );
}

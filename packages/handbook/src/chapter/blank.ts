import type { CompiledField, CompiledForm, FieldKindName } from '@fiveones/forms';
import type { Block } from '../block.ts';
import { isPaperNumber } from './deed.ts';
import { sheetGroups, type Pen } from './sheet.ts';

/** The blank form: every field in the rows in which it stands on paper. */
export const blankSheet = (form: CompiledForm): Block => ({
  kind: 'sheet',
  title: form.title,
  number: isPaperNumber(form.id) ? form.id : '',
  groups: sheetGroups(form, blank),
});

/** The name of a field, with a star where it must be filled in. */
export const starred = (field: CompiledField): string =>
  `${field.label}${field.required && field.expressions.computed === undefined ? '*' : ''}`;

const blankLines = 3;

const blank: Pen = {
  role: 'blank',
  shows: () => true,
  label: starred,
  answer: blankOf,
  height: ({ kind }) => heights[kind] ?? 9,
  lines: (_, columns) => ({
    columns,
    rows: Array.from({ length: blankLines }, () => columns.map(() => '')),
    after: '（可续页）',
    height: 8,
  }),
};

const heights: Readonly<Partial<Record<FieldKindName, number>>> = {
  textarea: 18,
  signature: 14,
  photos: 22,
  opinions: 22,
};

/** Choices beyond so many letters are not printed in the blank, but under the form. */
export const longestChoices = 90;

/** What is printed where a field is filled in by hand. */
function blankOf(field: CompiledField): string {
  if (field.expressions.computed !== undefined && field.options === undefined) return unit(field);
  if (field.options !== undefined) {
    const boxes = field.options.map(({ label: name }) => `□${name}`).join('　');
    return boxes.length > longestChoices ? '' : boxes;
  }
  return blanks[field.kind]?.(field) ?? '';
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

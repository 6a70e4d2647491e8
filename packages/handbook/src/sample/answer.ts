import {
  fieldKinds,
  isBlank,
  listOf,
  type CompiledField,
  type FieldKindName,
  type FieldState,
} from '@fiveones/forms';
import type { Json } from '@fiveones/definition';

/** How an answer reads on paper, by its kind; what has no line here reads as on the screen. */
export function answerWords(field: CompiledField, value: Json, state: FieldState | undefined): string {
  if (isBlank(value)) return '';
  const { schema } = field;
  const options = state?.options ?? field.options;
  const words = tellers[field.kind]?.(value, field);
  if (words !== undefined) return words;
  const shown = fieldKinds[field.kind].show(value, { schema, options });
  return options === undefined ? shown : ticked(shown);
}

type Teller = (value: Json, field: CompiledField) => string | undefined;

const measured: Teller = (value, { schema }) =>
  typeof value === 'number'
    ? [schema['x-unit'] === '年' ? String(value) : grouped(value), schema['x-unit']].filter(Boolean).join(' ')
    : undefined;

const tellers: Readonly<Partial<Record<FieldKindName, Teller>>> = {
  text: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? dayWords(value) : undefined,
  integer: measured,
  number: measured,
  money: (value, { schema }) =>
    typeof value === 'number' ? `${grouped(value)} ${schema['x-unit'] ?? '元'}` : undefined,
  boolean: (value) => ticked(value === true ? '是' : '否'),
  date: dayWords,
  dateTime: dayWords,
  month: dayWords,
  files: (value) => ticked(`附件 ${Math.max(1, listOf(value).length)} 份`),
  opinions: () => '签批时系统写入',
  computed: (value, { schema }) =>
    typeof value === 'number'
      ? measured(value, { schema } as CompiledField)
      : typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)
        ? dayWords(value)
        : undefined,
};

const ticked = (text: string): string => `√${text}`;

const mostDecimals = 4;

/** 12345.6 as 12,345.6. */
const grouped = (value: number): string => {
  const [whole = '', part] = String(Number(value.toFixed(mostDecimals))).split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? thousands : `${thousands}.${part}`;
};

function dayWords(value: Json): string | undefined {
  const [, year, month, day, time] =
    /^(\d{4})-(\d\d)(?:-(\d\d))?(?:T(\d\d:\d\d))?/.exec(typeof value === 'string' ? value : '') ?? [];
  if (year === undefined) return undefined;
  return [
    `${year} 年 ${Number(month)} 月`,
    ...(day === undefined ? [] : [`${Number(day)} 日`]),
    ...(time === undefined ? [] : [time]),
  ].join(' ');
}

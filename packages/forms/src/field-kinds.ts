import { fitsType, isFieldKind, type FieldKindName, type FieldSchema } from '@fiveones/definition';
import type { FieldKind } from './kind.ts';
import { boolean, choice, choices, optionsOf } from './kinds/choice.ts';
import { date, dateTime, month } from './kinds/date.ts';
import { computed, memberRef, object, opinions, person, rows } from './kinds/group.ts';
import { bankAccount, idCard, phone, region } from './kinds/identity.ts';
import { integer, money, number, percent, share } from './kinds/number.ts';
import { text, textarea } from './kinds/text.ts';
import { files, photos, signature } from './kinds/upload.ts';

/** Every kind, in the order of the designer's palette. */
export const fieldKinds = {
  text,
  textarea,
  integer,
  number,
  money,
  percent,
  share,
  boolean,
  choice,
  choices,
  date,
  dateTime,
  month,
  idCard,
  phone,
  region,
  bankAccount,
  person,
  memberRef,
  rows,
  object,
  files,
  photos,
  signature,
  opinions,
  computed,
} as const satisfies Record<FieldKindName, FieldKind>;

const byFormat: Readonly<Record<string, FieldKindName>> = { date: 'date', 'date-time': 'dateTime' };
const byUnit: Readonly<Record<string, FieldKindName>> = { 元: 'money', '%': 'percent', '％': 'percent' };
const longText = 120;

/** The kind of a field: what `x-kind` says when its JSON type allows it, else what the schema looks like. */
export function kindOf(schema: FieldSchema): FieldKindName {
  const named = schema['x-kind'];
  if (named !== undefined && isFieldKind(named) && fitsType(named, schema.type)) return named;
  if (schema.type === 'array') return optionsOf(schema) === undefined ? 'rows' : 'choices';
  if (schema.type === 'object' || schema.properties !== undefined) return 'object';
  if (schema.type === 'boolean') return 'boolean';
  if (optionsOf(schema) !== undefined) return 'choice';
  if (schema.type === 'integer') return 'integer';
  if (schema.type === 'number') return byUnit[schema['x-unit'] ?? ''] ?? 'number';
  if (schema.type === undefined) return 'computed';
  return byFormat[schema.format ?? ''] ?? ((schema.maxLength ?? 0) >= longText ? 'textarea' : 'text');
}

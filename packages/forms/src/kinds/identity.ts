import type { FieldSchema, Json } from '@fiveones/definition';
import { idCheckDigit, luhnValid, parseIdCard, phoneValid } from '../id-card.ts';
import { type FieldKind, reading } from '../kind.ts';
import { common } from './columns.ts';
import { regionValid } from '../region.ts';
import { text } from './text.ts';

const blank = { kind: 'text', asking: 'fill', empty: null, columns: common } as const;
const compact = (typed: string): string => typed.replaceAll(/[\s-]/g, '');

/** Whether the kind of paper named beside a number is one that GB 11643 does not govern. Nothing named means the identity card. */
export function otherPaper(idType: Json | undefined): boolean {
  return typeof idType === 'string' && idType !== '' && !/^(id[-_]?card|resident.*)$/i.test(idType);
}

/** An identity number. Beside an `idType` that names another paper (passport, birth certificate) any text will do. */
export const idCard: FieldKind = {
  ...blank,
  kind: 'idCard',
  label: '身份证号',
  jsonSchema: { type: 'string', 'x-kind': 'idCard', 'x-sensitivity': 'M1' },
  read: (typed) => reading(typed.trim() === '' ? null : compact(typed).toUpperCase()),
  show: text.show,
  check: (value, beside) => {
    return otherPaper(beside['idType']) || typeof value !== 'string' || parseIdCard(value) !== undefined
      ? undefined
      : { code: 'field-id-card', params: {} };
  },
  sample: (_, seed) => {
    const digits = `990101${1950 + (seed % 60)}0${1 + (seed % 9)}1${seed % 9}00${1 + (seed % 9)}`;
    return digits + idCheckDigit(digits);
  },
};

export const phone: FieldKind = {
  ...blank,
  kind: 'phone',
  label: '电话',
  jsonSchema: { type: 'string', 'x-kind': 'phone', 'x-sensitivity': 'M3' },
  read: (typed) => reading(typed.trim() === '' ? null : typed.trim().replaceAll(/\s/g, '')),
  show: text.show,
  check: (value) =>
    typeof value === 'string' && !phoneValid(value) ? { code: 'field-phone', params: {} } : undefined,
  sample: (_, seed) => `1380000${String(1000 + (seed % 9000))}`,
};

export const bankAccount: FieldKind = {
  ...blank,
  kind: 'bankAccount',
  label: '银行账号',
  jsonSchema: { type: 'string', 'x-kind': 'bankAccount', 'x-sensitivity': 'M2' },
  read: (typed) => reading(typed.trim() === '' ? null : compact(typed)),
  show: (value) => (typeof value === 'string' ? value.replaceAll(/(.{4})(?=.)/g, '$1 ') : ''),
  check: (value) =>
    typeof value === 'string' && !luhnValid(value) ? { code: 'field-bank-account', params: {} } : undefined,
  sample: (_, seed) => {
    const digits = `621700${String(100_000_000_000 + (seed % 1000) * 7919)}`;
    return [...'0123456789'].map((last) => digits + last).find(luhnValid) ?? digits;
  },
};

/** A place of the division of the country; stored as its code of six, nine or twelve digits. */
export const region: FieldKind = {
  ...blank,
  kind: 'region',
  label: '区划',
  asking: 'choose',
  jsonSchema: { type: 'string', 'x-kind': 'region' },
  read: (typed) => reading(typed.trim() === '' ? null : typed.trim()),
  show: text.show,
  check: (value) =>
    typeof value === 'string' && !regionValid(value) ? { code: 'field-region', params: {} } : undefined,
  sample: (_: FieldSchema, seed, options) =>
    options[seed % Math.max(1, options.length)]?.value ?? '990101001001',
};

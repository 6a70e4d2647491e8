import type { Json } from '@fiveones/definition';
import { addDays, ageAt } from './civil-date.ts';
import { luhnValid, parseIdCard } from './id-card.ts';
import { maskId, maskName } from './mask.ts';

/** A function that expressions may call. Arguments and result are JSON, dates as ISO text; it never throws. */
export interface FormFunction {
  readonly params: readonly string[];
  call(args: readonly Json[]): Json;
}

/** The date some working days after a date, by the calendar in force; null where the calendar does not reach. */
export type AddWorkdays = (date: string, days: number) => string | null;

function ofText(param: string, call: (text: string) => Json): FormFunction {
  return { params: [param], call: ([text]) => (typeof text === 'string' ? call(text) : null) };
}

/** The functions of forms: identity numbers, ages, masks and days. Without a calendar, `addWorkdays` answers null. */
export function feelFunctions(addWorkdays: AddWorkdays = () => null): Readonly<Record<string, FormFunction>> {
  const shift = (move: (date: string, days: number) => string | null): FormFunction => ({
    params: ['date', 'n'],
    call: ([date, days]) => (typeof date === 'string' && typeof days === 'number' ? move(date, days) : null),
  });
  return {
    idValid: ofText('id', (id) => parseIdCard(id) !== undefined),
    idBirthDate: ofText('id', (id) => parseIdCard(id)?.birthDate ?? null),
    idGender: ofText('id', (id) => parseIdCard(id)?.gender ?? null),
    ageAt: {
      params: ['birthDate', 'date'],
      call: ([birth, date]) =>
        typeof birth === 'string' && typeof date === 'string' ? ageAt(birth, date) : null,
    },
    luhnValid: ofText('account', luhnValid),
    maskId: ofText('id', maskId),
    maskName: ofText('name', maskName),
    addDays: shift(addDays),
    addWorkdays: shift(addWorkdays),
  };
}

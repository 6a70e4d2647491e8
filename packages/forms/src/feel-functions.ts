import { heldFault } from '@fiveones/feel';
import { lendFunctions, type Json, type LentFunction } from '@fiveones/definition';
import { addDays, ageAt } from './civil-date.ts';
import { luhnValid, parseIdCard } from './id-card.ts';
import { maskId, maskName } from './mask.ts';

/** A function that expressions may call. Arguments and result are JSON, dates as ISO text; it never throws. */
export type FormFunction = LentFunction<Json>;

/** The date some working days after a date, by the calendar in force; null where the calendar does not reach. */
export type AddWorkdays = (date: string, days: number) => string | null;

type Call = FormFunction['call'];

const ofText =
  (call: (text: string) => Json): Call =>
  ([text]) =>
    typeof text === 'string' ? call(text) : null;

/** The functions of forms: identity numbers, ages, masks and days. Without a calendar, `addWorkdays` answers null. */
export function feelFunctions(addWorkdays: AddWorkdays = () => null): Readonly<Record<string, FormFunction>> {
  const shift =
    (move: (date: string, days: number) => string | null): Call =>
    ([date, days]) =>
      typeof date === 'string' && typeof days === 'number' ? move(date, days) : null;
  return lendFunctions<'forms', Json>({
    idValid: ofText((id) => parseIdCard(id) !== undefined),
    idBirthDate: ofText((id) => parseIdCard(id)?.birthDate ?? null),
    idGender: ofText((id) => parseIdCard(id)?.gender ?? null),
    ageAt: ([birth, date]) =>
      typeof birth === 'string' && typeof date === 'string' ? ageAt(birth, date) : null,
    luhnValid: ofText(luhnValid),
    maskId: ofText(maskId),
    maskName: ofText(maskName),
    addDays: shift(addDays),
    addWorkdays: shift(addWorkdays),
    conditionFault: ([text, names]) =>
      Array.isArray(names)
        ? (heldFault(text, { sees: (names as readonly Json[]).map(String), functions: ofCharts }) ?? null)
        : null,
  });
}

const nothing = (): Json => null;
/** The functions of charts, where a held condition is worked out, by name alone: enough to read its text. */
const ofCharts = lendFunctions<'charts', Json>({
  addWorkdays: nothing,
  addDays: nothing,
  ageAt: nothing,
  maskId: nothing,
  rollDay: nothing,
  sample: nothing,
  draw: nothing,
});

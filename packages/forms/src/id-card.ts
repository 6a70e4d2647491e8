import { isDate } from './civil-date.ts';

/** What an identity number says about its holder. */
export interface IdCard {
  /** First two digits: a province, 81 香港, 82 澳门, 83 台湾 residence permit, 9x permanent residence of foreigners. */
  readonly place: string;
  readonly birthDate: string;
  readonly gender: 'male' | 'female';
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';
// GB/T 2260 has no other province codes; 81, 82, 83 are residence permits, and a permanent residence card begins with 9.
const places = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/;

/** The check digit of GB 11643 for the first seventeen digits. */
export function idCheckDigit(digits: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return checkDigits[sum % 11] ?? '';
}

/** Reads an identity number of eighteen places; undefined when its form, birth date or check digit is wrong. */
export function parseIdCard(typed: string): IdCard | undefined {
  const number = typed.trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number) || !places.test(number)) return undefined;
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDate(birthDate) || birthDate < '1850' || number[17] !== idCheckDigit(number)) return undefined;
  return { place: number.slice(0, 2), birthDate, gender: Number(number[16]) % 2 === 1 ? 'male' : 'female' };
}

/** The check of ISO/IEC 7812 for card and account numbers of 12 to 19 digits. */
export function luhnValid(typed: string): boolean {
  const digits = typed.replaceAll(/[\s-]/g, '');
  if (!/^\d{12,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** A mobile number, or a fixed one with its area code and perhaps an extension. */
export function phoneValid(typed: string): boolean {
  return /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|[2-9]\d{6,7}|400-?\d{3}-?\d{4})$/.test(typed.trim());
}

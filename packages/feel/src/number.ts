import { Decimal as BaseDecimal } from 'decimal.js';

/** Decimal numbers with 34 digits, rounded half to even, as DMN asks. */
export const Decimal = BaseDecimal.clone({
  precision: 34,
  rounding: BaseDecimal.ROUND_HALF_EVEN,
  minE: -6176,
  maxE: 6144,
  toExpNeg: -40,
  toExpPos: 40,
});
export type Decimal = InstanceType<typeof Decimal>;

/**
 * An exact decimal number.
 *
 * A plain number stands for the shortest decimal that reads back as it, so up to 15 digits are exact and compare natively;
 * longer results are a Decimal.
 */
export type FeelNumber = number | Decimal;

export function isDecimal(value: unknown): value is Decimal {
  return BaseDecimal.isDecimal(value);
}

export function big(value: FeelNumber): Decimal {
  return typeof value === 'number' ? new Decimal(value) : value;
}

/** The normal form of a result; null when it is no finite number. */
export function settle(value: Decimal): FeelNumber | null {
  if (!value.isFinite()) return null;
  return value.precision() <= 15 && Math.abs(value.e) < 300 ? value.toNumber() + 0 : value;
}

/** The number written in `text`, or null. Accepts the FEEL literal and nothing else. */
export function parseNumber(text: string): FeelNumber | null {
  return /^-?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d{1,5})?$/.test(text) ? settle(new Decimal(text)) : null;
}

export function formatNumber(value: FeelNumber): string {
  return big(value).toFixed();
}

const mostDecimals = 8;
const exactLimit = 1e15;

/** Decimal places of a plain number, or -1 when they are too many for integer arithmetic. */
function places(value: number): number {
  let factor = 1;
  for (let count = 0; count <= mostDecimals; count++) {
    const whole = Math.round(value * factor);
    if (Math.abs(whole) >= exactLimit) return -1;
    if (whole / factor === value) return count;
    factor *= 10;
  }
  return -1;
}

/** The plain number for `whole` / 10^`count`, or undefined when it would not be exact. */
function scaled(whole: number, count: number): number | undefined {
  return Math.abs(whole) < exactLimit ? whole / 10 ** count + 0 : undefined;
}

function sumOfDecimals(a: number, b: number): number | undefined {
  const left = places(a);
  const right = places(b);
  if (left < 0 || right < 0) return undefined;
  const count = Math.max(left, right);
  const factor = 10 ** count;
  return scaled(Math.round(a * factor) + Math.round(b * factor), count);
}

function productOfDecimals(a: number, b: number): number | undefined {
  const left = places(a);
  const right = places(b);
  if (left < 0 || right < 0) return undefined;
  return scaled(Math.round(a * 10 ** left) * Math.round(b * 10 ** right), left + right);
}

/** A quotient that ends within a few decimals; the others need the long way. */
function shortQuotient(a: number, b: number): number | undefined {
  const quotient = a / b;
  return places(quotient) >= 0 && productOfDecimals(quotient, b) === a ? quotient + 0 : undefined;
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(sum)) return sum;
    const exact = sumOfDecimals(a, b);
    if (exact !== undefined) return exact;
  }
  return settle(big(a).plus(big(b)));
}

function negate(value: FeelNumber): FeelNumber {
  return typeof value === 'number' ? 0 - value : value.negated();
}

export function subtract(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  return add(a, negate(b));
}

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(product))
      return product + 0;
    const exact = productOfDecimals(a, b);
    if (exact !== undefined) return exact;
  }
  return settle(big(a).times(big(b)));
}

/** null when dividing by zero. */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (b === 0) return null;
  if (typeof a === 'number' && typeof b === 'number') {
    const exact = shortQuotient(a, b);
    if (exact !== undefined) return exact;
  }
  return settle(big(a).dividedBy(big(b)));
}

export function power(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  return settle(big(a).pow(big(b)));
}

/** Negative, zero or positive. */
export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return big(a).comparedTo(big(b));
}

/** The remainder with the sign of the divisor; null when dividing by zero. */
export function modulo(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (b === 0) return null;
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const rest = Number(a) % Number(b);
    return (rest !== 0 && rest < 0 !== Number(b) < 0 ? rest + Number(b) : rest) + 0;
  }
  const left = big(a);
  const right = big(b);
  return settle(left.minus(right.times(left.dividedBy(right).floor())));
}

export type Rounding = 'up' | 'down' | 'half up' | 'half down' | 'half even' | 'floor' | 'ceiling';

const roundings = {
  up: BaseDecimal.ROUND_UP,
  down: BaseDecimal.ROUND_DOWN,
  'half up': BaseDecimal.ROUND_HALF_UP,
  'half down': BaseDecimal.ROUND_HALF_DOWN,
  'half even': BaseDecimal.ROUND_HALF_EVEN,
  floor: BaseDecimal.ROUND_FLOOR,
  ceiling: BaseDecimal.ROUND_CEIL,
} satisfies Record<Rounding, BaseDecimal.Rounding>;

/** Rounds to `scale` decimals; a negative scale rounds to tens, hundreds and so on. */
export function round(value: FeelNumber, scale: number, rounding: Rounding): FeelNumber | null {
  const number = big(value);
  if (scale >= 0) return settle(number.toDecimalPlaces(scale, roundings[rounding]));
  const unit = new Decimal(10).pow(-scale);
  return settle(number.dividedBy(unit).toDecimalPlaces(0, roundings[rounding]).times(unit));
}

/** The whole part of a number, or undefined when it is too large to count with. */
export function wholePart(value: FeelNumber): number | undefined {
  const whole = typeof value === 'number' ? Math.trunc(value) + 0 : value.trunc().toNumber();
  return Number.isSafeInteger(whole) ? whole : undefined;
}

/** The value as a safe integer, or undefined. */
export function asInteger(value: FeelNumber): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

import {
  any,
  builtin,
  type Builtin,
  type Call,
  duration,
  integer,
  months,
  numeric,
  optional,
  refuse,
  signature,
} from '../builtin.ts';
import { big, type FeelNumber, modulo, round, type Rounding, settle } from '../number.ts';
import { FeelDuration, FeelMonths } from '../temporal.ts';
import type { Value } from '../value.ts';

const smallestScale = -6111;
const largestScale = 6176;

function numberOr(result: FeelNumber | null, call: Call): Value {
  return result ?? refuse(call, 'feel-number', { operation: call.name });
}

function rounded(value: FeelNumber, scale: number, rounding: Rounding, call: Call): Value {
  if (scale < smallestScale || scale > largestScale)
    return refuse(call, 'feel-number', { operation: call.name });
  return numberOr(round(value, scale, rounding), call);
}

function rounder(name: string, rounding: Rounding): Builtin {
  return builtin(
    name,
    signature({ n: numeric, scale: optional(integer) }, ({ n, scale }, call) =>
      rounded(n, scale ?? 0, rounding, call),
    ),
  );
}

function absolute(value: FeelNumber): FeelNumber {
  if (typeof value === 'number') return Math.abs(value);
  return value.abs();
}

function isOdd(value: FeelNumber): boolean | null {
  const rest = modulo(value, 2);
  return rest === 1 ? true : rest === 0 ? false : null;
}

export const numberBuiltins: readonly Builtin[] = [
  builtin(
    'decimal',
    signature({ n: numeric, scale: integer }, ({ n, scale }, call) => rounded(n, scale, 'half even', call)),
  ),
  rounder('floor', 'floor'),
  rounder('ceiling', 'ceiling'),
  rounder('round up', 'up'),
  rounder('round down', 'down'),
  rounder('round half up', 'half up'),
  rounder('round half down', 'half down'),
  rounder('round half even', 'half even'),
  builtin(
    'abs',
    signature({ n: any }, ({ n }, call) => absoluteOf(n, call)),
  ),
  builtin(
    'modulo',
    signature({ dividend: numeric, divisor: numeric }, ({ dividend, divisor }, call) =>
      numberOr(modulo(dividend, divisor), call),
    ),
  ),
  builtin(
    'sqrt',
    signature({ number: numeric }, ({ number }, call) => numberOr(settle(big(number).sqrt()), call)),
  ),
  builtin(
    'log',
    signature({ number: numeric }, ({ number }, call) => numberOr(settle(big(number).ln()), call)),
  ),
  builtin(
    'exp',
    signature({ number: numeric }, ({ number }, call) => numberOr(settle(big(number).exp()), call)),
  ),
  builtin(
    'odd',
    signature({ number: numeric }, ({ number }) => isOdd(number)),
  ),
  builtin(
    'even',
    signature({ number: numeric }, ({ number }) => {
      const odd = isOdd(number);
      return odd === null ? null : !odd;
    }),
  ),
];

/** The size of a number or a duration, without its sign. */
function absoluteOf(value: Value, call: Call): Value {
  const number = numeric.take(value);
  if (typeof number !== 'symbol') return absolute(number);
  const days = duration.take(value);
  if (days instanceof FeelDuration) return days.nanos < 0n ? new FeelDuration(-days.nanos) : days;
  const whole = months.take(value);
  if (whole instanceof FeelMonths) return new FeelMonths(Math.abs(whole.months));
  return refuse(call, 'feel-argument', { function: call.name, parameter: 'n', kind: 'number' });
}

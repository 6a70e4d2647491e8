import {
  any,
  builtin,
  type Builtin,
  type Call,
  list,
  numbers,
  refuse,
  type Signature,
  signature,
  variadic,
} from '../builtin.ts';
import { compare, equal } from '../compare.ts';
import { add, big, compareNumbers, divide, type FeelNumber, multiply, settle, subtract } from '../number.ts';
import { FeelDuration, FeelMonths } from '../temporal.ts';
import { operate } from '../arithmetic.ts';
import { isNumber, type Value } from '../value.ts';

/** A function of a list, or of its elements one by one. */
function overValues(name: string, body: (elements: readonly Value[], call: Call) => Value): Builtin {
  const whole = signature({ list }, ({ list: elements }, call) => body(elements, call));
  return builtin(name, whole, variadic('n', any, body));
}

function overNumbers(name: string, body: (elements: readonly FeelNumber[], call: Call) => Value): Builtin {
  const whole: Signature = signature({ list: numbers }, ({ list: elements }, call) => body(elements, call));
  const each = variadic('n', any, (elements, call) =>
    elements.every(isNumber)
      ? body(elements, call)
      : refuse(call, 'feel-argument', { function: name, parameter: 'n', kind: 'number' }),
  );
  return builtin(name, whole, each);
}

/** The element that comes first in the direction; null when there is none or they have no common order. */
function extreme(elements: readonly Value[], direction: 1 | -1, call: Call): Value {
  let best = elements[0] ?? null;
  for (const element of elements) {
    const order = compare(element, best);
    if (order === undefined)
      return refuse(call, 'feel-argument', { function: call.name, parameter: 'list', kind: 'list' });
    if (order * direction < 0) best = element;
  }
  return best;
}

function sumOf(elements: readonly Value[], call: Call): Value {
  let sum = elements[0] ?? null;
  const fits = isNumber(sum) || sum instanceof FeelDuration || sum instanceof FeelMonths;
  for (const element of elements.slice(1)) sum = operate('+', sum, element) ?? null;
  const result = fits ? sum : null;
  return result === null && elements.length > 0
    ? refuse(call, 'feel-argument', { function: call.name, parameter: 'list', kind: 'list of numbers' })
    : result;
}

function total(elements: readonly FeelNumber[]): FeelNumber | null {
  let sum: FeelNumber | null = 0;
  for (const element of elements) sum = sum === null ? null : add(sum, element);
  return sum;
}

function meanOf(elements: readonly FeelNumber[]): FeelNumber | null {
  const sum = total(elements);
  return sum === null || elements.length === 0 ? null : divide(sum, elements.length);
}

function sorted(elements: readonly FeelNumber[]): readonly FeelNumber[] {
  return [...elements].sort(compareNumbers);
}

function medianOf(elements: readonly FeelNumber[]): FeelNumber | null {
  const inOrder = sorted(elements);
  const middle = Math.floor(inOrder.length / 2);
  const upper = inOrder[middle];
  const lower = inOrder[middle - 1];
  if (upper === undefined) return null;
  if (inOrder.length % 2 === 1 || lower === undefined) return upper;
  const sum = add(lower, upper);
  return sum === null ? null : divide(sum, 2);
}

/** The deviation within a sample: divided by one less than its size. */
function deviationOf(elements: readonly FeelNumber[]): FeelNumber | null {
  const mean = meanOf(elements);
  if (mean === null || elements.length < 2) return null;
  const squares = elements.map((element) => big(subtract(element, mean) ?? 0).pow(2));
  const sum = squares.reduce((left, right) => left.plus(right));
  return settle(sum.dividedBy(elements.length - 1).sqrt());
}

function modesOf(elements: readonly FeelNumber[]): readonly FeelNumber[] {
  const counted: { value: FeelNumber; count: number }[] = [];
  for (const element of sorted(elements)) {
    const last = counted.at(-1);
    if (last !== undefined && equal(last.value, element) === true) last.count++;
    else counted.push({ value: element, count: 1 });
  }
  const most = counted.reduce((top, { count }) => Math.max(top, count), 0);
  return counted.filter(({ count }) => count === most).map(({ value }) => value);
}

function productOf(elements: readonly FeelNumber[]): FeelNumber | null {
  let product: FeelNumber | null = elements.length === 0 ? null : 1;
  for (const element of elements) product = product === null ? null : multiply(product, element);
  return product;
}

/** True or false as soon as one element decides; open when one is no truth value. */
function quantifier(name: string, decisive: boolean): Builtin {
  return overValues(name, (elements) => {
    if (elements.includes(decisive)) return decisive;
    return elements.every((element) => element === !decisive) ? !decisive : null;
  });
}

export const aggregateBuiltins: readonly Builtin[] = [
  builtin(
    'count',
    signature({ list }, ({ list: elements }) => elements.length),
  ),
  overValues('min', (elements, call) => extreme(elements, 1, call)),
  overValues('max', (elements, call) => extreme(elements, -1, call)),
  overValues('sum', sumOf),
  overNumbers('mean', meanOf),
  overNumbers('median', medianOf),
  overNumbers('stddev', deviationOf),
  overNumbers('mode', modesOf),
  overNumbers('product', productOf),
  quantifier('all', false),
  quantifier('any', true),
];

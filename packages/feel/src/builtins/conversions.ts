import { any, builtin, type Builtin, numeric, nullable, optional, refuse, signature, text } from '../builtin.ts';
import { temporalText } from '../json.ts';
import { formatNumber, parseNumber } from '../number.ts';
import { FeelRange } from '../range.ts';
import { isContext, isList, isNumber, type Value } from '../value.ts';

const deepest = 64;

/** The text of a value inside another: strings keep their quotes there. */
function inner(value: Value, depth: number): string {
  return typeof value === 'string' ? JSON.stringify(value) : (textOf(value, depth) ?? 'null');
}

function keyText(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : JSON.stringify(name);
}

function rangeText(range: FeelRange, depth: number): string {
  const { start, end, startIncluded, endIncluded } = range;
  return `${startIncluded ? '[' : '('}${inner(start ?? null, depth)}..${inner(end ?? null, depth)}${endIncluded ? ']' : ')'}`;
}

/** The text of a value as FEEL writes it; null for null. */
export function textOf(value: Value, depth = 0): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return formatNumber(value);
  if (depth > deepest) return '…';
  if (isList(value)) return `[${value.map((element) => inner(element, depth + 1)).join(', ')}]`;
  if (value instanceof FeelRange) return rangeText(value, depth + 1);
  if (isContext(value)) {
    return `{${Object.entries(value).map(([name, entry]) => `${keyText(name)}: ${inner(entry, depth + 1)}`).join(', ')}}`;
  }
  return temporalText(value) ?? 'function';
}

const separators: readonly string[] = [' ', ',', '.', "'"];

interface NumberText {
  readonly from: string;
  readonly grouping: string | null;
  readonly decimal: string | null;
}

function readNumber({ from, grouping, decimal }: NumberText): ReturnType<typeof parseNumber> {
  if (grouping !== null && (!separators.includes(grouping) || grouping === decimal)) return null;
  if (decimal !== null && decimal !== '.' && decimal !== ',') return null;
  const ungrouped = grouping === null ? from : from.replaceAll(grouping, '');
  return parseNumber(decimal === null ? ungrouped : ungrouped.replace(decimal, '.'));
}

export const conversionBuiltins: readonly Builtin[] = [
  builtin('string', signature({ from: any }, ({ from }) => textOf(from))),
  builtin(
    'number',
    signature(
      { from: text, 'grouping separator': optional(nullable(text)), 'decimal separator': optional(nullable(text)) },
      ({ from, 'grouping separator': grouping, 'decimal separator': decimal }, call) =>
        readNumber({ from, grouping: grouping ?? null, decimal: decimal ?? null }) ?? refuse(call, 'feel-text', { function: call.name, text: from }),
    ),
    signature({ from: numeric }, ({ from }) => from),
  ),
  builtin('not', signature({ negand: any }, ({ negand }) => (typeof negand === 'boolean' ? !negand : null))),
];

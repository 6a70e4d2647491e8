import {
  any,
  builtin,
  type Builtin,
  type Call,
  nullable,
  optional,
  refuse,
  signature,
  text,
} from '../builtin.ts';
import { parseNumber } from '../number.ts';
import { mostCharacters } from '../run.ts';
import { textOf } from '../text.ts';
import type { Value } from '../value.ts';

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

function written(value: Value, call: Call): Value {
  return value === null ? null : (textOf(value) ?? refuse(call, 'feel-too-large', { most: mostCharacters }));
}

export const conversionBuiltins: readonly Builtin[] = [
  builtin(
    'string',
    signature({ from: any }, ({ from }, call) => written(from, call)),
  ),
  builtin(
    'number',
    signature(
      {
        from: text,
        'grouping separator': optional(nullable(text)),
        'decimal separator': optional(nullable(text)),
      },
      ({ from, 'grouping separator': grouping, 'decimal separator': decimal }, call) =>
        readNumber({ from, grouping: grouping ?? null, decimal: decimal ?? null }) ??
        refuse(call, 'feel-text', { function: call.name, text: from }),
    ),
  ),
  builtin(
    'not',
    signature({ negand: any }, ({ negand }) => (typeof negand === 'boolean' ? !negand : null)),
  ),
];

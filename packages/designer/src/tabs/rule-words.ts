import { listOf, objectOf, textOf } from '@fiveones/chart';
import { cellWords, type Naming } from '@fiveones/handbook';
import { namingIn } from '../naming.ts';
import type { Entry, Pack } from '../pack.ts';
import { cellText, textsIn, type Called } from './cell-text.ts';

/** A column of a decision table: a condition by its place, or a conclusion by its id. */
export type RuleColumn = { readonly input: number } | { readonly output: string };

/** How a cell of a column reads, and what the values stored in it are called. */
export const columnIn = (
  pack: Pack,
  table: Entry,
  column: RuleColumn,
): { readonly called: Called; readonly read: (cell: string) => string } => {
  const naming = namingIn(pack);
  if (naming === undefined) return { called: new Map(), read: (cell) => cellText(cell) };
  const asked = askedIn(table, column);
  const stored = cellsOf(table, column).flatMap(textsIn);
  const named = naming.called(asked)?.options;
  const called = named !== undefined && named.size > 0 ? named : choicesWith(naming, stored);
  return {
    called,
    read: (cell) => {
      const typed = cellText(cell, called);
      return typed === '' || textsIn(cell).length > 0 ? typed : cellWords(cell, naming, asked || undefined);
    },
  };
};

/** What a column is about, as formulas name it. */
const askedIn = (table: Entry, column: RuleColumn): string =>
  'input' in column
    ? textOf(objectOf(listOf(table.json['inputs'])[column.input])['expression'])
    : column.output;

const cellsOf = (table: Entry, column: RuleColumn): readonly string[] =>
  listOf(table.json['rules'])
    .map(objectOf)
    .map((rule) =>
      textOf('input' in column ? listOf(rule['when'])[column.input] : objectOf(rule['then'])[column.output]),
    );

/** The first choices that offer every value of a column, of a parameter or a field: what feeds it is known only when it is asked. */
const choicesWith = (naming: Naming, stored: readonly string[]): Called => {
  if (stored.length === 0) return new Map();
  const offered = [
    ...[...naming.parameters.values()].map(({ choices }) =>
      (choices ?? []).map(({ value, name }) => [String(value), name] as const),
    ),
    ...[...naming.forms.values()].flatMap(({ fields }) =>
      fields.map(({ options }) => (options ?? []).map(({ value, label }) => [String(value), label] as const)),
    ),
  ];
  const covering = offered.find((choices) => stored.every((one) => choices.some(([value]) => value === one)));
  return new Map(covering);
};

import type { Json, JsonObject } from '../basics.ts';
import { isList, isObject } from '../json.ts';
import { cellsKey } from './plan.ts';

/** Whether every row of a decision table has a cell for every column. */
export function fitsColumns(table: Json | undefined): boolean {
  if (!isObject(table)) return false;
  const inputs = listOf(table, 'inputs');
  return (
    new Set(inputs.map(({ id }) => String(id))).size === inputs.length &&
    listOf(table, 'rules').every(({ when }) => isList(when) && when.length === inputs.length)
  );
}

/**
 * A decision table with its conditions under the ids of their columns, so that a column that comes or goes does not
 * shift the others; each column carries its cells, so that taking away one in which the other side has written is seen.
 */
export function cellsByColumn(table: Json): Json {
  if (!isObject(table)) return table;
  const [inputs, outputs, rules] = [
    listOf(table, 'inputs'),
    listOf(table, 'outputs'),
    listOf(table, 'rules'),
  ];
  const named = rules.map((rule) => ({ ...rule, when: whenByColumn(rule, inputs) }));
  return {
    ...table,
    inputs: inputs.map((column) => withCells(column, named, 'when')),
    outputs: outputs.map((column) => withCells(column, named, 'then')),
    rules: named,
  };
}

/** The table as it is written: conditions in the order of the columns, and nothing of columns that are gone. */
export function cellsInOrder(table: Json): Json {
  if (!isObject(table)) return table;
  const [inputs, outputs] = [listOf(table, 'inputs'), listOf(table, 'outputs')];
  const known = new Set(outputs.map(({ id }) => String(id)));
  return {
    ...table,
    inputs: inputs.map(withoutCells),
    outputs: outputs.map(withoutCells),
    rules: listOf(table, 'rules').map((rule) => ({
      ...rule,
      when: inputs.map(({ id }) => objectOf(rule['when'])[String(id)] ?? '-'),
      then: Object.fromEntries(Object.entries(objectOf(rule['then'])).filter(([id]) => known.has(id))),
    })),
  };
}

const whenByColumn = ({ when }: JsonObject, inputs: readonly JsonObject[]): JsonObject =>
  Object.fromEntries(
    inputs.map(({ id }, place) => [String(id), (isList(when) ? when[place] : undefined) ?? '-']),
  );

const withCells = (column: JsonObject, rules: readonly JsonObject[], key: 'when' | 'then'): JsonObject => ({
  ...column,
  [cellsKey]: Object.fromEntries(
    rules.map((rule) => [String(rule['id']), objectOf(rule[key])[String(column['id'])] ?? '-']),
  ),
});

const withoutCells = (column: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(column).filter(([key]) => key !== cellsKey));

const listOf = (object: JsonObject, key: string): readonly JsonObject[] => {
  const list = object[key];
  return isList(list) ? list.filter(isObject) : [];
};

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

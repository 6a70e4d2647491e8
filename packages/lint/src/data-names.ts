import type { Assign, FieldSchema, Multi, Node, Package } from '@fiveones/definition';
import { keysIn } from './feel-source.ts';
import { fieldsBelow } from './fields.ts';

/** The keys that an instance's data can have: what forms, assignments, calculations, connectors and calls write. */
export function dataNames(pkg: Package): ReadonlySet<string> {
  const names = new Set(Object.values(pkg.forms).map(({ key }) => key));
  const writes = (path: string | undefined) => path !== undefined && names.add(path.split('.')[0] ?? path);
  for (const { nodes } of Object.values(pkg.processes))
    for (const node of nodes) {
      for (const { into } of writesOf(node)) writes(into);
      for (const { into } of assignments(node['input'])) writes(into);
    }
  return names;
}

/** A place in the data that a node writes, and where in the node that is said. */
export interface Write {
  readonly into: string;
  readonly at: readonly (string | number)[];
}

/** Every place that a node writes besides the forms that are filled in at it. */
export function writesOf(node: Node): readonly Write[] {
  const listed = (list: 'set' | 'output'): readonly Write[] =>
    assignments(node[list]).map(({ into }, index) => ({ into, at: [list, index, 'into'] }));
  const calculated =
    node.kind === 'businessRuleTask'
      ? node.calculate.map(({ into }, index) => ({ into, at: ['calculate', index, 'into'] }))
      : [];
  const single: readonly (readonly [string | undefined, string])[] = [
    [node.kind === 'serviceTask' ? node.connector?.into : undefined, 'connector'],
    [node.kind === 'serviceTask' ? node.lookup?.into : undefined, 'lookup'],
    [node.kind === 'userTask' ? node.opinion?.into : undefined, 'opinion'],
    [node.kind === 'userTask' ? node.vote?.into : undefined, 'vote'],
  ];
  const collected = multiOf(node)?.collect?.into;
  return [
    ...listed('set'),
    ...listed('output'),
    ...calculated,
    ...single.flatMap(([into, key]) => (into === undefined ? [] : [{ into, at: [key, 'into'] }])),
    ...(collected === undefined ? [] : [{ into: collected, at: ['multi', 'collect', 'into'] }]),
  ];
}

/** Names of the members of lists that are worked through one by one: `each … as`. */
export function memberNames(pkg: Package): ReadonlySet<string> {
  return new Set(Object.values(pkg.processes).flatMap(({ nodes }) => nodes.flatMap(membersOf)));
}

function membersOf(node: Node): readonly string[] {
  const multi = multiOf(node);
  if (multi) return [multi.as];
  return node.kind === 'businessRuleTask'
    ? node.calculate.flatMap(({ as = 'item', each }) => (each === undefined ? [] : [as]))
    : [];
}

/**
 * Names that may stand alone where a decision is asked for one member of a list: the member's own fields, whatever form,
 * earlier decision or calculation they come from.
 */
export function fieldNames(pkg: Package): ReadonlySet<string> {
  const schemas: readonly FieldSchema[] = [...Object.values(pkg.forms), ...Object.values(pkg.types)].map(
    ({ schema }) => schema,
  );
  const keys = schemas.flatMap((schema) =>
    fieldsBelow(schema).map(({ path }) => path.slice(path.lastIndexOf('.') + 1)),
  );
  const calculated = Object.values(pkg.processes).flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === 'businessRuleTask' ? node.calculate : [])),
  );
  const made = calculated.flatMap(({ each = '', value = '' }) => keysIn(`${each}\n${value}`));
  return new Set([
    ...keys,
    ...made,
    ...Object.values(pkg.decisions).flatMap(({ outputs }) => outputs.map(({ id }) => id)),
  ]);
}

/** How a node is done by several, whatever its kind. */
export const multiOf = (node: Node): Multi | undefined =>
  // Every property of this name is of this type in the schema of its kind.
  'multi' in node ? (node.multi as Multi | undefined) : undefined;

/** Assignments that a property of a node may hold, whatever the kind. */
export function assignments(value: unknown): readonly Assign[] {
  // Every property of these names is a list of assignments in the schema of its kind.
  return Array.isArray(value) ? (value as readonly Assign[]) : [];
}

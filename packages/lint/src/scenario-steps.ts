import type { Scenario } from '@fiveones/definition';

/** A step that a scenario names, and where. */
interface NamedStep {
  readonly step: string;
  readonly path: readonly (string | number)[];
}

/** Every step that the script or the expectations of a scenario name. */
export function stepsNamedIn({ script, then }: Scenario): readonly NamedStep[] {
  return [...script.flatMap((action, index) => inPart(action, ['script', index])), ...inPart(then, ['then'])];
}

function inPart(part: unknown, path: readonly (string | number)[]): readonly NamedStep[] {
  if (typeof part !== 'object' || part === null) return [];
  const at = new Map(Object.entries(part));
  const one = (key: string) => named(at.get(key), [...path, key]);
  const list = (key: string) =>
    entries(at.get(key)).flatMap((item, index) => named(item, [...path, key, index]));
  const open = entries(at.get('open')).flatMap((item, index) => inPart(item, [...path, 'open', index]));
  // `to` is a step only where a task is given back; elsewhere it is a day.
  const back = at.get('do') === 'sendBack' ? one('to') : [];
  return [
    ...one('node'),
    ...one('end'),
    ...back,
    ...list('passed'),
    ...list('notPassed'),
    ...open,
    ...inPart(at.get('action'), [...path, 'action']),
  ];
}

function entries(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function named(value: unknown, path: readonly (string | number)[]): readonly NamedStep[] {
  return typeof value === 'string' ? [{ step: value, path }] : [];
}

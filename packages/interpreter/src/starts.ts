import type { NodeOf, Package } from '@fiveones/definition';
import { holds, scopeOf } from './scope.ts';
import type { InstanceState } from './state.ts';
import { compileProcess, type CompiledProcess, type World } from './world.ts';

/** A start of another process whose condition the data of an instance fulfil now and did not before. */
export interface StartMet {
  readonly process: string;
  readonly node: string;
}

/** The starts of the package's other processes whose condition has become true by what was written. */
export function conditionsMet(
  before: InstanceState | undefined,
  after: InstanceState,
  world: World,
): readonly StartMet[] {
  if (before?.data === after.data) return [];
  return conditionalStarts(world).flatMap(({ process, start, condition }) => {
    const now = holds(condition, scopeOf(after, world, after.startedAt), world) === true;
    const earlier = before && holds(condition, scopeOf(before, world, before.startedAt), world) === true;
    return now && !earlier ? [{ process, node: start.id }] : [];
  });
}

/** The processes of a package that a message begins. */
export const startedByMessage = (pkg: Package, message: string): readonly string[] =>
  Object.values(pkg.processes)
    .filter(({ nodes }) =>
      nodes.some((node) => node.kind === 'startEvent' && !node.parent && node.trigger?.message === message),
    )
    .map(({ id }) => id);

interface ConditionalStart {
  readonly process: string;
  readonly start: NodeOf<'startEvent'>;
  readonly condition: string;
}

/** Worked out once for each chart: they are asked for at every change of data. */
const startsBeside = new WeakMap<CompiledProcess, readonly ConditionalStart[]>();

function conditionalStarts({ chart }: World): readonly ConditionalStart[] {
  const known = startsBeside.get(chart);
  if (known) return known;
  const found = findConditionalStarts(chart);
  startsBeside.set(chart, found);
  return found;
}

function findConditionalStarts({ package: pkg, process: own }: CompiledProcess): readonly ConditionalStart[] {
  return Object.keys(pkg.processes)
    .filter((id) => id !== own.id)
    .flatMap((process) =>
      (compileProcess(pkg, process)?.starts.get('') ?? []).flatMap((start) => {
        const condition = start.trigger?.condition;
        return condition === undefined ? [] : [{ process, start, condition }];
      }),
    );
}

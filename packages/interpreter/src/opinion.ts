import type { Json, JsonObject, NodeOf, TaskNode } from '@fiveones/definition';
import { readPath } from './data.ts';
import type { DataWrite } from './event.ts';
import { indexOf } from './organisation.ts';
import type { Run } from './run.ts';

/** The signed opinion that is part of a task; only user tasks have one. */
export const opinionOf = (node: TaskNode): NodeOf<'userTask'>['opinion'] =>
  node.kind === 'userTask' ? node.opinion : undefined;

/** An opinion as it is kept: whose, at which level, what they say. `absent`: whom they stand in for. */
export function signedOpinion(
  run: Run,
  level: string,
  said: {
    readonly result: string | null;
    readonly reason: string | null;
    readonly by: string | undefined;
    readonly absent?: string | undefined;
  },
): JsonObject {
  const { people } = indexOf(run.world.organisation);
  const name = (id: string): string => people.get(id)?.name ?? id;
  return {
    level,
    result: said.result,
    reason: said.reason,
    by: said.by === undefined ? '' : name(said.by),
    person: said.by ?? null,
    ...(said.absent === undefined ? {} : { for: name(said.absent) }),
    at: run.at,
  };
}

/** The opinion at the end of the list that it belongs to, as it stands in some data. */
export function appended(into: string, opinion: JsonObject, data: JsonObject): DataWrite {
  const before = readPath(data, into);
  return { into, value: [...(Array.isArray(before) ? (before as readonly Json[]) : []), opinion] };
}

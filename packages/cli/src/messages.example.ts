import type { JsonObject, Package } from '@fiveones/definition';
import type { InstanceEvent, Played } from '@fiveones/interpreter';

/** A message as a case sent it. */
export type Sent = Extract<InstanceEvent, { type: 'messageSent' }>['body'];

/** What a played case sent under a name, in the order in which it was sent. */
export const allSent = ({ timeline }: Played, message: string): readonly Sent[] =>
  timeline.flatMap(({ event }) =>
    event.type === 'messageSent' && event.body.message === message ? [event.body] : [],
  );

/** The start of a process of a package that a message begins. */
export function startOf(pkg: Package, process: string, message: string): string {
  const start = pkg.processes[process]?.nodes.find(
    (node) => node.kind === 'startEvent' && node.trigger?.message === message,
  );
  if (!start) throw new Error(`${process} is not begun by ${message}`);
  return start.id;
}

/** What the case that was played mainly knows. */
export const dataOf = ({ states, main }: Played): JsonObject => states[main ?? '']?.data ?? {};

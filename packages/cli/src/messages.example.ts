import path from 'node:path';
import { checkScenario } from '@fiveones/casework';
import type { JsonObject, Package, Scenario } from '@fiveones/definition';
import { type InstanceEvent, play, type Played } from '@fiveones/interpreter';
import { readPackage } from './read-package.ts';

const shelf = path.resolve(import.meta.dirname, '../../../templates');
/** A message as a case sent it. */
export type Sent = Extract<InstanceEvent, { type: 'messageSent' }>['body'];

/** A template as it lies in its folder. */
export async function template(id: string): Promise<Package> {
  const read = await readPackage(path.join(shelf, id));
  if (!read.ok) throw new Error(read.message);
  return read.package;
}

/** A scenario played with its forms checked, as `fiveones test` does. */
export const played = (pkg: Package, scenario: Scenario): Played =>
  play(pkg, scenario, { checkForms: checkScenario });

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

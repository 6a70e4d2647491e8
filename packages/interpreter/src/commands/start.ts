import type { NodeOf } from '@fiveones/definition';
import type { CommandOf } from '../command.ts';
import type { EventBodies } from '../event.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Run } from '../run.ts';
import type { ScopeExtras } from '../scope.ts';
import { setData } from '../set.ts';
import type { Pins } from '../state.ts';
import { arrive, leave } from '../walk.ts';
import { listen } from '../wait.ts';
import type { World } from '../world.ts';

/** The meaning that new instances are pinned to; a change of meaning gets a new number. */
export const semantics = 1;

/** Begins an instance at one of the starts of its process. */
export function start(run: Run, command: CommandOf<'start'>): Refusal | undefined {
  if (run.started) return refuse('already-started');
  run.hops = command.from?.hops ?? 0;
  const node = startOf(run.world, command);
  if (!node) return refuse('no-such-start', { node: command.node ?? command.message ?? '' });
  const { world } = run;
  /** What an event brought is not the instance's data until the start takes it over. */
  const brought = node.trigger !== undefined;
  run.emit('instanceStarted', started(command, world));
  const message: ScopeExtras = brought ? { message: command.data ?? {} } : {};
  if (command.message !== undefined)
    run.emit('messageReceived', {
      message: command.message,
      node: node.id,
      payload: command.data ?? {},
      ...(command.from === undefined ? {} : { from: command.from }),
    });
  const token = arrive(run, node, { scope: null });
  if (!listen(run, undefined, token)) return undefined;
  if (setData(run, node.set, token, 'start', message)) leave(run, run.token(token.id));
  return undefined;
}

/** What an instance that begins in this world stays on for ever. */
export const pinsOf = (world: World): Pins => ({
  package: world.version.package,
  version: world.version.version,
  hash: world.version.hash,
  process: world.chart.process.id,
  parameters: world.parametersEdition,
  calendar: world.calendar.id,
  semantics,
});

/** What the first event of an instance says. */
export const started = (command: CommandOf<'start'>, world: World): EventBodies['instanceStarted'] => ({
  id: command.id,
  number: command.number,
  region: command.region,
  pins: pinsOf(world),
  data: startOf(world, command)?.trigger ? {} : (command.data ?? {}),
  ...(command.by === undefined ? {} : { by: command.by }),
  ...(command.missed === undefined ? {} : { missed: command.missed }),
  ...(command.parent === undefined ? {} : { parent: command.parent }),
  ...(world.chart.process.readers ? { limited: true } : {}),
  ...(command.placing === undefined ? {} : { placing: command.placing }),
});

/** The start that a command names, by its node, its message or its signal; else the plain one. */
export function startOf(world: World, command: CommandOf<'start'>): NodeOf<'startEvent'> | undefined {
  const starts = world.chart.starts.get('') ?? [];
  if (command.node !== undefined) return starts.find((start) => start.id === command.node);
  if (command.message !== undefined)
    return starts.find((start) => start.trigger?.message === command.message);
  if (command.signal !== undefined) return starts.find((start) => start.trigger?.signal === command.signal);
  return starts.find((start) => !start.trigger);
}

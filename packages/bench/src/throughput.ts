import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { steps, type Contestant, type Open, type Variant } from './contestant.ts';
import { now } from './figures.ts';

/** A contestant with so many drivers, each with one instance at a time. */
export interface Entry {
  readonly open: Open<unknown>;
  readonly drivers: number;
}

interface Running {
  readonly engine: Contestant<unknown>;
  readonly drivers: number;
  readonly dir: string;
  started: number;
  done: number;
  ms: number;
}

const turns = 12;
const warmUpMs = 1_500;

/** A folder for a database, and its end. */
export const freshFolder = (): string => mkdtempSync(path.join(os.tmpdir(), 'bench-'));
export const removeFolder = (dir: string): void => rmSync(dir, { recursive: true, force: true });

/** Completions (of `auto10`: instances) per second. All run in turns, so that a busy machine hits all alike. */
export async function throughput(
  entries: readonly Entry[],
  variant: Variant,
  seconds: number,
): Promise<readonly number[]> {
  const running: Running[] = [];
  for (const { open, drivers } of entries) {
    const dir = freshFolder();
    const engine = await open({ dir, variant });
    running.push({ engine, drivers, dir, started: 0, done: 0, ms: 0 });
  }
  for (const one of running) await turn(one, variant, warmUpMs);
  for (const one of running) one.done = 0;
  for (let round = 0; round < turns; round++)
    for (const one of running) one.ms += await turn(one, variant, (seconds * 1_000) / turns);
  for (const one of running) {
    await one.engine.close();
    removeFolder(one.dir);
  }
  return running.map(({ done, ms }) => done / (ms / 1_000));
}

/** Lets every driver finish instances until the time is over; answers how long it took. */
async function turn(one: Running, variant: Variant, ms: number): Promise<number> {
  const from = now();
  const drive = async () => {
    do await driveOne(one, variant);
    while (now() - from < ms);
  };
  await Promise.all(Array.from({ length: one.drivers }, drive));
  return now() - from;
}

async function driveOne(one: Running, variant: Variant): Promise<void> {
  const handle = await one.engine.start(one.started++);
  for (const step of steps[variant]) {
    await one.engine.step(handle, step);
    if (!step.startsWith('@')) one.done += 1;
  }
  if (steps[variant].length === 0) one.done += 1;
  if (!one.engine.finished(handle)) throw new Error('an instance did not come to its end');
}

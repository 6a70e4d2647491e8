import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon, { type Request } from 'autocannon';
import type { Measured } from './figures.ts';
import { fields } from './charts.ts';

/** Requests per second of the floor and of ours, by the number of connections. */
interface HttpFigures {
  readonly connections: number;
  readonly floor: Measured;
  readonly ours: Measured;
}

const connectionCounts = [1, 32, 128] as const;

type Target = Request & { readonly url: string };

const here = path.dirname(fileURLToPath(import.meta.url));

/** Each server is a process of its own, this one is the client; they take turns. */
export async function httpFigures(
  seconds: number,
  rounds: number,
  tasks: number,
): Promise<readonly HttpFigures[]> {
  const [floor, ours] = await Promise.all([begin('http-floor.js', tasks), begin('http-ours.js', tasks)]);
  const targets = { floor: { ...floorRequest, ...floor.target }, ours: ours.target };
  const figures = connectionCounts.map((connections) => ({
    connections,
    floor: [] as number[],
    ours: [] as number[],
  }));
  for (const target of [targets.floor, targets.ours]) await load(target, 16, 2);
  for (let round = 0; round < rounds; round++)
    for (const each of figures) {
      each.floor.push(await load(targets.floor, each.connections, seconds));
      each.ours.push(await load(targets.ours, each.connections, seconds));
    }
  for (const { child } of [floor, ours]) child.disconnect();
  return figures;
}

const floorRequest: Request = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    task: 'review',
    opinion: '同意',
    form: Object.fromEntries(fields.map((field, place) => [field, `值${place}`])),
  }),
};

async function begin(file: string, tasks: number): Promise<{ child: ChildProcess; target: Target }> {
  const child = fork(path.join(here, file), [String(tasks)]);
  const [target] = (await once(child, 'message')) as [Target];
  return { child, target };
}

async function load(target: Target, connections: number, duration: number): Promise<number> {
  const result = await autocannon({ ...target, connections, duration });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${target.url}: ${result.non2xx} refused, ${result.errors} failed`);
  return result.requests.average;
}

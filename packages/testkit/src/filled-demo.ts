import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startDemo, type DemoServer } from './demo-server.ts';

/** Where one run of all tests keeps the counties that it has filled; set by whoever begins the run. */
const filledFolder = 'FIVEONES_FILLED';

/**
 * Starts `fiveones serve --demo` with some of this project's packages, on a copy of a county that the run fills once:
 * to fill one takes far longer than to start. What is done there stays in the copy. Outside of such a run, as `startDemo`.
 */
export async function startFilledDemo(templates: readonly string[]): Promise<DemoServer> {
  const { [filledFolder]: folder } = process.env;
  if (folder === undefined) return startDemo({ templates });
  const name = templates.map((template) => path.basename(template)).join('+');
  const filled = path.join(folder, name);
  if (!existsSync(filled)) await fill(filled, templates);
  const data = await mkdtemp(path.join(os.tmpdir(), 'fiveones-'));
  await cp(filled, data, { recursive: true });
  return startDemo({ data, templates });
}

/** Fills a county, or waits until another file of tests has; where that one fails, this one tries. */
async function fill(filled: string, templates: readonly string[]): Promise<void> {
  const filling = `${filled}.filling`;
  for (; !existsSync(filled); await pause(100)) {
    if (!(await isOurs(filling))) continue;
    try {
      // Another may have come to its end right before.
      if (existsSync(filled)) break;
      const server = await startDemo({ data: filling, templates });
      await server.end();
      await rename(filling, filled);
    } finally {
      await rm(filling, { recursive: true, force: true });
    }
  }
}

/** Whether nobody else has begun to fill it. */
const isOurs = (filling: string): Promise<boolean> =>
  mkdir(filling).then(
    () => true,
    () => false,
  );

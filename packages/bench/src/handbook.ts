import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What printing all packages costs: seconds by the clock, and how many pages the PDF has. */
interface PrintingCost {
  readonly format: 'pdf' | 'docx' | 'html';
  readonly seconds: readonly number[];
  readonly pages: number | null;
}

/** Prints the handbook of every template as whoever types the command does, reading included. */
export async function printingCosts(rounds: number): Promise<readonly PrintingCost[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fiveones-bench-'));
  try {
    const costs: PrintingCost[] = [];
    for (const format of ['pdf', 'docx', 'html'] as const) {
      const seconds: number[] = [];
      let pages: number | null = null;
      for (let round = 0; round < rounds; round++) {
        const begun = performance.now();
        pages = await print(path.join(folder, `book.${format}`));
        seconds.push((performance.now() - begun) / 1000);
      }
      costs.push({ format, seconds, pages });
    }
    return costs;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function print(file: string): Promise<number | null> {
  const program = path.join(root, 'packages/cli/dist/main.js');
  const templates = path.join(root, 'templates');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, 'handbook', templates, '-o', file, '--json'],
    { maxBuffer: 1 << 24 },
  );
  return (JSON.parse(stdout) as { pages: number | null }).pages;
}

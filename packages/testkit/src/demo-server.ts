import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The product as users start it, in a process of its own, on a folder of its own. */
export interface DemoServer {
  readonly address: string;
  readonly data: string;
  /** Ends it at once, as a power cut of the program would. */
  kill(): Promise<void>;
  /** Ends it in order; its folder stays. */
  end(): Promise<void>;
  /** Ends it in order and removes its folder. */
  stop(): Promise<void>;
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const startsWithin = 60_000;

/**
 * Starts `fiveones serve --demo` from the built program. `data`: a folder to use again. `templates`: a folder of
 * packages; or some of this project's own packages, such as `templates/marriage-registration`, since a county with all
 * of them takes long to fill.
 */
export async function startDemo(
  given: { readonly data?: string; readonly templates?: string | readonly string[] } = {},
): Promise<DemoServer> {
  const data = given.data ?? (await mkdtemp(path.join(os.tmpdir(), 'fiveones-')));
  const shelf = typeof given.templates === 'object' ? await shelfOf(given.templates, data) : given.templates;
  const { FIVEONES_WEB: web } = process.env;
  const options = [
    ...(shelf === undefined ? [] : ['--templates', shelf]),
    ...(web === undefined ? [] : ['--web', web]),
  ];
  const child = spawn(
    process.execPath,
    [
      path.join(root, 'packages/cli/dist/main.js'),
      'serve',
      '--demo',
      '--port',
      '0',
      '--json',
      '--data',
      data,
      ...options,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const address = await addressOf(child);
  const ended = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return {
    address,
    data,
    kill: () => ended('SIGKILL'),
    end: () => ended('SIGTERM'),
    stop: async () => {
      await ended('SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** A folder with some of this project's packages and what templates share. */
async function shelfOf(packages: readonly string[], data: string): Promise<string> {
  const shelf = path.join(data, 'shelf');
  for (const folder of ['templates/common', ...packages])
    await cp(path.join(root, folder), path.join(shelf, path.basename(folder)), { recursive: true });
  return shelf;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the server did not start: ${err}`));
    }, startsWithin);
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const address = /"address":"([^"]+)"/.exec(out)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code ?? 'a signal'}: ${err}`));
    });
  });
}

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startDemo, type DemoServer } from './demo-server.ts';

/** Somebody of the demonstration's first village. */
const helper = 'villageHelper-village-1-1-1';
/** Where that village is. */
export const crashVillage = '980101001001';

type Templates = string | readonly string[];

/** A server that is killed and begun again on the same folder, and a clerk who calls it. */
export class CrashServer {
  readonly folder: string;
  private readonly templates: Templates;
  private server: DemoServer | undefined;
  private cookie = '';

  private constructor(folder: string, templates: Templates) {
    this.folder = folder;
    this.templates = templates;
  }

  /** A new folder with a server that has begun; `templates` as for `startDemo`. */
  static async begun(templates: Templates): Promise<CrashServer> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'fiveones-crash-'));
    const made = new CrashServer(folder, templates);
    await made.begin();
    return made;
  }

  /** Starts it and signs the clerk in. */
  async begin(): Promise<void> {
    this.server = await startDemo({ data: this.folder, templates: this.templates });
    const signed = await this.call('session.signIn', { person: helper });
    if (!signed.ok) throw new Error(JSON.stringify(signed.value));
  }

  /** Kills it after so many milliseconds, as a power cut of the program would. */
  async killAfter(wait: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, wait));
    await this.server?.kill();
  }

  /** Ends it in order; the folder stays until `remove`. */
  async end(): Promise<void> {
    await this.server?.kill();
  }

  async remove(): Promise<void> {
    await this.server?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async call(procedure: string, input: unknown): Promise<{ ok: boolean; value: unknown }> {
    const response = await fetch(`${this.server?.address ?? ''}/trpc/${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-fiveones': '1', cookie: this.cookie },
      body: JSON.stringify(input),
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    const answer = (await response.json()) as { result?: { data: unknown }; error?: unknown };
    return { ok: response.ok, value: answer.result?.data ?? answer.error };
  }

  async ask(procedure: string, input: unknown): Promise<unknown> {
    const asked = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const response = await fetch(`${this.server?.address ?? ''}/trpc/${procedure}${asked}`, {
      headers: { cookie: this.cookie },
    });
    return ((await response.json()) as { result?: { data: unknown } }).result?.data;
  }
}

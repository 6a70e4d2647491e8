import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isObject, readJson } from '@fiveones/definition';
import type { Store } from '@fiveones/store';
import { databaseIn } from './data-folder.ts';

/*
 * The server alone has the data open, so whoever wants a copy asks it: by a file in the data folder, which nobody can
 * write who could not read everything there anyhow.
 */

const asksIn = (data: string): string => path.join(data, 'asked');
const ask = '.ask.json';
const taken = '.taken.json';
const answer = '.answer.json';

/** What became of a copy that was asked for. `unheard`: no server answers. */
export type CopyAnswer =
  { readonly ok: true } | { readonly ok: false; readonly unheard: boolean; readonly message: string };

/** How often is looked, and how long until nobody seems to listen; in milliseconds. */
interface Patience {
  readonly every: number;
  readonly unheardAfter: number;
}
const patience: Patience = { every: 200, unheardAfter: 15_000 };

/** Asks the server that has the data open to copy it to a folder, and waits for it. */
export async function askForCopy(
  data: string,
  to: string,
  name: string,
  { every, unheardAfter }: Patience = patience,
): Promise<CopyAnswer> {
  const place = (ending: string): string => path.join(asksIn(data), `${name}${ending}`);
  await mkdir(asksIn(data), { recursive: true });
  await writeFile(place('.new'), JSON.stringify({ copyTo: path.resolve(to) }));
  await rename(place('.new'), place(ask));
  for (let waited = 0; ; waited += every) {
    const text = await readFile(place(answer), 'utf8').catch(() => undefined);
    if (text !== undefined) {
      await rm(place(answer), { force: true });
      return answerIn(text);
    }
    const heard = await readFile(place(taken)).then(
      () => true,
      () => false,
    );
    if (!heard && waited > unheardAfter) {
      await rm(place(ask), { force: true });
      return { ok: false, unheard: true, message: '' };
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

function answerIn(text: string): CopyAnswer {
  const read = readJson(text);
  const value = read.ok && isObject(read.value) ? read.value : {};
  return value['ok'] === true
    ? { ok: true }
    : { ok: false, unheard: false, message: String(value['message'] ?? '') };
}

/** Forgets what was asked of a server that has ended since. */
export const forgetAsked = (data: string): Promise<void> =>
  rm(asksIn(data), { recursive: true, force: true });

/** Makes the copies that were asked for since it was last called. What goes wrong is the answer of that copy alone. */
export async function answerAsked(data: string, store: Store): Promise<void> {
  const folder = asksIn(data);
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.endsWith(ask))) {
    const place = (ending: string): string => path.join(folder, `${name.slice(0, -ask.length)}${ending}`);
    await rename(place(ask), place(taken));
    const said = await copied(await readFile(place(taken), 'utf8'), store);
    await writeFile(place('.new'), JSON.stringify(said));
    await rename(place('.new'), place(answer));
    await rm(place(taken), { force: true });
  }
}

async function copied(text: string, store: Store): Promise<object> {
  const read = readJson(text);
  const to = read.ok && isObject(read.value) ? read.value['copyTo'] : undefined;
  if (typeof to !== 'string' || !path.isAbsolute(to)) return { ok: false, message: 'copyTo' };
  if (await stat(databaseIn(to)).catch(() => undefined)) return { ok: false, message: to };
  try {
    await store.backup(databaseIn(to));
    return { ok: true };
  } catch (fault) {
    return { ok: false, message: fault instanceof Error ? fault.message : String(fault) };
  }
}

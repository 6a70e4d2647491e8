import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { folds, tables } from '@fiveones/casework';
import type { Language } from '@fiveones/definition';
import { damageText, faultText, openSqlite, StoreFault, type Damage, type Store } from '@fiveones/store';

/** The database in a data folder; attachments are in `files` beside it. */
export const databaseIn = (folder: string): string => path.join(folder, 'fiveones.db');

/** A data folder that was opened, or why not. `held`: another program has it open. */
export type Opened =
  | { readonly ok: true; readonly store: Store }
  | { readonly ok: false; readonly held: boolean; readonly message: string };

/** Opens the data of a folder that has some; never makes any. */
export async function openData(folder: string, language: Language): Promise<Opened> {
  const file = databaseIn(folder);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    return {
      ok: false,
      held: false,
      message: language === 'zh' ? `这里没有数据：${folder}（没有 fiveones.db）。` : `no data in ${folder}`,
    };
  try {
    return { ok: true, store: openSqlite({ file, tables, folds }) };
  } catch (fault) {
    if (!(fault instanceof StoreFault)) throw fault;
    const { code, params } = fault;
    return { ok: false, held: code === 'file.locked', message: faultText(code, params, language) };
  }
}

/** What a look at everything that is kept found. */
export interface Checked {
  /** How many chains of events there are. */
  readonly streams: number;
  readonly damages: readonly Damage[];
}

/** Walks every chain of events and compares every attachment with its hash. */
async function checkData(store: Store): Promise<Checked> {
  let streams = 0;
  for (let names = await store.streams(); names.length > 0; names = await store.streams(names.at(-1)))
    streams += names.length;
  return { streams, damages: await store.verify() };
}

/** Opens the data of a folder, checks it and lets go of it. */
export async function checkFolder(
  folder: string,
  language: Language,
): Promise<Checked | Exclude<Opened, { readonly ok: true }>> {
  const opened = await openData(folder, language);
  if (!opened.ok) return opened;
  try {
    return await checkData(opened.store);
  } finally {
    await opened.store.close();
  }
}

/** What was found as the public contract prints it. */
export const checkedJson = ({ streams, damages }: Checked, language: Language): object => ({
  streams,
  damages: damages.map((damage) => ({ ...damage, message: damageText(damage, language) })),
});

const shownAtMost = 20;

/** What was found in words, a line each. */
export function checkedLines({ streams, damages }: Checked, language: Language): readonly string[] {
  const zh = language === 'zh';
  const more = damages.length - shownAtMost;
  return [
    ...damages.slice(0, shownAtMost).map((damage) => damageText(damage, language)),
    ...(more > 0 ? [zh ? `……还有 ${more} 处` : `… and ${more} more`] : []),
    damages.length === 0
      ? zh
        ? `${streams} 条记录链和全部附件都查过，没有改动，没有缺失。`
        : `${streams} chains and every attachment were checked: nothing was changed, nothing is missing.`
      : zh
        ? `查了 ${streams} 条记录链和全部附件，有 ${damages.length} 处不对。`
        : `${streams} chains and every attachment were checked: ${damages.length} things are wrong.`,
  ];
}

/** Whether nothing is in a folder, or there is none. */
export async function isFree(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((fault: unknown) =>
    fault instanceof Error && 'code' in fault && fault.code === 'ENOENT' ? [] : undefined,
  );
  return names?.length === 0;
}

/** Whether a place is in a folder, or is it. */
export const isWithin = (place: string, folder: string): boolean => {
  const way = path.relative(path.resolve(folder), path.resolve(place));
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
};

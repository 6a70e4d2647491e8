import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Store } from '@fiveones/store';
import { databaseIn } from './data-folder.ts';

/** From this hour of the day on, Asia/Shanghai, the copy of the day is made. */
const fromHour = 2;
const oneDay = /^\d{4}-\d{2}-\d{2}$/;

/** A copy a day. */
export interface DailyCopies {
  /** The folder that holds a folder for each day. */
  readonly folder: string;
  /** How many days are kept. */
  readonly keep: number;
}

/**
 * Makes the copy of the day if it is time and there is none yet, and forgets the oldest beyond those that are kept.
 * `now` is an instant as the wall clock of Shanghai tells it, `2026-12-01T02:30`. Answers whether it made one.
 */
export async function copyOfTheDay(
  { folder, keep }: DailyCopies,
  store: Pick<Store, 'backup'>,
  now: string,
): Promise<boolean> {
  const day = now.slice(0, 10);
  if (Number(now.slice(11, 13)) < fromHour) return false;
  const place = path.join(folder, day);
  if (await isThere(place)) return false;
  const passing = `${place}.part`;
  await rm(passing, { recursive: true, force: true });
  await mkdir(passing, { recursive: true });
  await store.backup(databaseIn(passing));
  await rename(passing, place);
  for (const old of await daysBefore(folder, keep)) await rm(old, { recursive: true, force: true });
  return true;
}

const isThere = (place: string): Promise<boolean> =>
  stat(place).then(
    () => true,
    () => false,
  );

/** The folders of days beyond the newest so many. Nothing else in the folder is touched. */
async function daysBefore(folder: string, keep: number): Promise<readonly string[]> {
  const days = (await readdir(folder)).filter((name) => oneDay.test(name)).sort();
  return days.slice(0, Math.max(0, days.length - keep)).map((name) => path.join(folder, name));
}

import { cp, mkdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { textOf, type CliCommand, type ExitCode, type Given, type Terminal } from '../command.ts';
import { checkedJson, checkedLines, checkFolder, databaseIn, isFree, isWithin } from '../data-folder.ts';

/** A backup put into an empty data folder, after it has been checked. */
export const restoreCommand: CliCommand = {
  name: 'restore',
  usage: 'fiveones restore BACKUP [--data DIR] [--damaged] [--json]',
  summary: {
    en: 'put a backup into an empty data folder; a damaged one is refused',
    zh: '把备份放回空的数据文件夹，先查一遍，坏的不放',
  },
  takes: ['BACKUP'],
  flags: {
    data: { value: true, help: 'folder for the data; new or empty (default .data)' },
    damaged: { value: false, help: 'put it back though something in it is damaged' },
    json: { value: false, help: 'print JSON' },
  },
  async run(given, terminal) {
    const backup = path.resolve(given.words[0] ?? '');
    const data = path.resolve(textOf(given, 'data') ?? '.data');
    const told = say[terminal.language];
    if (isWithin(data, backup) || isWithin(backup, data)) {
      terminal.err(told.same);
      return 2;
    }
    if (!(await isFree(data))) {
      terminal.err(told.notFree(data));
      return 1;
    }
    // Beside the folder and checked there, so that half a copy never is the data.
    const passing = `${data}.restoring`;
    await rm(passing, { recursive: true, force: true });
    const failed = await copied(backup, passing).then(
      () => undefined,
      (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)),
    );
    const code = failed === undefined ? await take(passing, data, given, terminal) : 1;
    if (failed !== undefined) terminal.err(told.unread(backup, failed));
    await rm(passing, { recursive: true, force: true });
    return code;
  },
};

async function copied(backup: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await cp(databaseIn(backup), databaseIn(to));
  await cp(path.join(backup, 'files'), path.join(to, 'files'), { recursive: true }).catch(
    (fault: unknown) => {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')) throw fault;
    },
  );
}

async function take(
  passing: string,
  data: string,
  given: Given,
  { out, err, language }: Terminal,
): Promise<ExitCode> {
  const checked = await checkFolder(passing, language);
  if ('message' in checked) {
    err(checked.message);
    return 1;
  }
  const isWhole = checked.damages.length === 0;
  const restored = isWhole || given.flags['damaged'] === true;
  if (restored) {
    await rmdir(data).catch(() => undefined);
    await rename(passing, data);
  }
  if (given.flags['json'] === true)
    out(JSON.stringify({ data, restored, ...checkedJson(checked, language) }, null, 2));
  else {
    for (const line of checkedLines(checked, language)) out(line);
    (restored ? out : err)(restored ? say[language].done(data) : say[language].refused);
  }
  return isWhole ? 0 : 1;
}

const say = {
  zh: {
    same: '备份和数据文件夹不能是同一个，也不能一个在另一个里面。',
    notFree: (data: string) => `${data} 里已经有东西，没有动它。请先把它挪走，或者换一个：--data 新文件夹。`,
    unread: (backup: string, why: string) => `${backup} 读不出备份：${why}`,
    refused: '备份坏了，没有放回去。请换一份备份；只有这一份的，加上 --damaged 照放，坏的地方仍旧是坏的。',
    done: (data: string) => `放回去了：${data}。启动：fiveones serve --data ${data}`,
  },
  en: {
    same: 'the backup and the data folder may not be the same, nor one inside the other',
    notFree: (data: string) => `${data} is not empty and was left alone`,
    unread: (backup: string, why: string) => `no backup can be read in ${backup}: ${why}`,
    refused: 'the backup is damaged and was not put back; --damaged puts it back all the same',
    done: (data: string) => `restored to ${data}`,
  },
};

import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { textOf, type CliCommand, type ExitCode, type Terminal } from '../command.ts';
import { askForCopy } from '../asked-copies.ts';
import {
  checkedJson,
  checkedLines,
  checkFolder,
  databaseIn,
  isFree,
  isWithin,
  openData,
} from '../data-folder.ts';

/** A copy of the data that can be opened, made while the server runs or not, and checked. */
export const backupCommand: CliCommand = {
  name: 'backup',
  usage: 'fiveones backup -o DIR [--data DIR] [--json]',
  summary: {
    en: 'copy the data, while the server runs or not, and check the copy',
    zh: '备份数据：服务开着也行，备好当场查一遍',
  },
  takes: [],
  flags: {
    o: { value: true, required: true, help: 'new folder for the copy' },
    data: { value: true, help: 'folder of the data (default .data)' },
    json: { value: false, help: 'print JSON' },
  },
  async run(given, terminal) {
    const data = path.resolve(textOf(given, 'data') ?? '.data');
    const to = path.resolve(textOf(given, 'o') ?? '');
    const told = say[terminal.language];
    if (isWithin(to, data)) {
      terminal.err(told.within(data));
      return 2;
    }
    if (!(await isFree(to))) {
      terminal.err(told.notFree(to));
      return 1;
    }
    const failed = await copy(data, to, terminal);
    if (failed !== undefined) {
      terminal.err(failed);
      return 1;
    }
    return check(to, given.flags['json'] === true, terminal);
  },
};

/** Copies by itself where nobody has the data open, else by the server that has. Answers what went wrong. */
async function copy(data: string, to: string, { language }: Terminal): Promise<string | undefined> {
  const opened = await openData(data, language);
  if (opened.ok) {
    try {
      await opened.store.backup(databaseIn(to));
      return undefined;
    } catch (fault) {
      return say[language].failed(fault instanceof Error ? fault.message : String(fault));
    } finally {
      await opened.store.close();
    }
  }
  if (!opened.held) return opened.message;
  const asked = await askForCopy(data, to, randomUUID());
  if (asked.ok) return undefined;
  return asked.unheard ? say[language].unheard(opened.message) : say[language].failed(asked.message);
}

async function check(to: string, asJson: boolean, { out, err, language }: Terminal): Promise<ExitCode> {
  const checked = await checkFolder(to, language);
  if ('message' in checked) {
    err(checked.message);
    return 1;
  }
  const { size } = await stat(databaseIn(to));
  if (asJson) {
    const report = { folder: to, databaseBytes: size, ...checkedJson(checked, language) };
    out(JSON.stringify(report, null, 2));
  } else {
    for (const line of checkedLines(checked, language)) out(line);
    out(say[language].made(to));
  }
  return checked.damages.length > 0 ? 1 : 0;
}

const say = {
  zh: {
    within: (data: string) => `备份不要放在数据文件夹 ${data} 里面，最好放在另一块磁盘上。`,
    notFree: (to: string) => `${to} 里已经有东西。请写一个新的文件夹：-o 备份/2026-12-01。`,
    unheard: (why: string) => `${why} 也没有服务答应，没有备份。`,
    failed: (why: string) => `没有备份成：${why}`,
    made: (to: string) => `备份在 ${to}：数据库 fiveones.db，附件 files/。`,
  },
  en: {
    within: (data: string) => `the copy may not stand in the data folder ${data}`,
    notFree: (to: string) => `${to} is not empty; name a new folder`,
    unheard: (why: string) => `${why} No server answered either; nothing was copied.`,
    failed: (why: string) => `nothing was copied: ${why}`,
    made: (to: string) => `copied to ${to}: the database fiveones.db, attachments in files/`,
  },
};

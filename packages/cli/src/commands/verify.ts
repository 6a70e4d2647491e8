import path from 'node:path';
import { textOf, type CliCommand } from '../command.ts';
import { checkedJson, checkedLines, checkFolder } from '../data-folder.ts';

/** Whether anybody has changed the past: every chain of events, every attachment. */
export const verifyCommand: CliCommand = {
  name: 'verify',
  usage: 'fiveones verify [--data DIR] [--json]',
  summary: {
    en: 'check the hash chains of all events and every attachment, of the data or of a backup',
    zh: '查记录链和附件有没有被改动，查数据或者查备份',
  },
  takes: [],
  flags: {
    data: { value: true, help: 'folder of the data, or of a backup (default .data)' },
    json: { value: false, help: 'print JSON' },
  },
  async run(given, { out, err, language }) {
    const data = path.resolve(textOf(given, 'data') ?? '.data');
    const checked = await checkFolder(data, language);
    if ('message' in checked) {
      err(checked.message);
      if (checked.held) err(say[language]);
      return 1;
    }
    if (given.flags['json'] === true)
      out(JSON.stringify({ data, ...checkedJson(checked, language) }, null, 2));
    else for (const line of checkedLines(checked, language)) out(line);
    return checked.damages.length > 0 ? 1 : 0;
  },
};

const say = {
  zh: '服务开着时，先 fiveones backup 备一份（备份时也会查），或者查那一份：verify --data 备份文件夹。',
  en: 'While the server runs, make a backup, which is checked too, or check that one: verify --data BACKUP.',
};

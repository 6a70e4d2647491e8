import { difference, differenceWords } from '@fiveones/definition';
import type { CliCommand } from '../command.ts';
import { readPackage } from '../read-package.ts';

/** What is different in package B, compared with A, thing by thing and in words. */
export const diffCommand: CliCommand = {
  name: 'diff',
  usage: 'fiveones diff A B [--json]',
  summary: { en: 'tell what differs between two packages', zh: '说出两个模板包哪里不同' },
  takes: ['A', 'B'],
  flags: { json: { value: false, help: 'print JSON' } },
  async run({ words: [before = '', after = ''], flags }, { out, err, language }) {
    const [a, b] = [await readPackage(before, language), await readPackage(after, language)];
    if (!a.ok || !b.ok) {
      for (const read of [a, b]) if (!read.ok) err(read.message);
      return 1;
    }
    const changes = difference(a.package, b.package);
    if (flags['json']) {
      out(
        JSON.stringify(
          changes.map((change) => ({ ...change, message: differenceWords(change, language) })),
          null,
          2,
        ),
      );
      return 0;
    }
    for (const change of changes) out(differenceWords(change, language));
    out(language === 'zh' ? `${changes.length} 处不同` : `${changes.length} differences`);
    return 0;
  },
};

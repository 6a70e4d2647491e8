import type { Language } from '@fiveones/definition';
import { parse, textOf, type CliCommand, type ExitCode, type Misuse, type Terminal } from './command.ts';
import { backupCommand } from './commands/backup.ts';
import { diffCommand } from './commands/diff.ts';
import { exportCommand } from './commands/export.ts';
import { handbookCommand } from './commands/handbook.ts';
import { importCommand } from './commands/import.ts';
import { lintCommand } from './commands/lint.ts';
import { mergeCommand } from './commands/merge.ts';
import { restoreCommand } from './commands/restore.ts';
import { runCommand } from './commands/run.ts';
import { serveCommand } from './commands/serve.ts';
import { testCommand } from './commands/test.ts';
import { verifyCommand } from './commands/verify.ts';

const commands: readonly CliCommand[] = [
  serveCommand,
  lintCommand,
  testCommand,
  runCommand,
  diffCommand,
  mergeCommand,
  handbookCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
];
const common = {
  help: { value: false, help: 'show this help' },
  lang: { value: true, help: 'zh or en: the language of messages (default zh)' },
} as const;

/** The command line: finds the command, parses its words and flags, runs it. */
export async function main(
  args: readonly string[],
  streams: Pick<Terminal, 'out' | 'err'>,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  const language = languageIn(rest);
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const asked = name === '--help' || name === 'help' || name === '-h';
    if (!asked && name !== undefined) streams.err(misuseWords[language]['unknown-command'](name));
    (asked ? streams.out : streams.err)(overview());
    return asked ? 0 : 2;
  }
  const given = parse(rest, { takes: command.takes, flags: { ...command.flags, ...common, h: common.help } });
  if ('code' in given) {
    streams.err(misuseWords[language][given.code](given.what));
    streams.err(helpOf(command));
    return 2;
  }
  if (given.flags['help'] || given.flags['h']) {
    streams.out(helpOf(command));
    return 0;
  }
  const asked = textOf(given, 'lang');
  if (asked !== undefined && !isLanguage(asked)) {
    streams.err(misuseWords[language]['unknown-language'](asked));
    streams.err(helpOf(command));
    return 2;
  }
  const code = await command.run(given, { ...streams, language });
  if (code === 2) streams.err(helpOf(command));
  return code;
}

const isLanguage = (word: string | undefined): word is Language => word === 'zh' || word === 'en';

/** The language that is asked for, as far as it can be told before the arguments are known to be right. */
function languageIn(args: readonly string[]): Language {
  const place = args.indexOf('--lang');
  const asked = place < 0 ? args.find((one) => one.startsWith('--lang='))?.slice(7) : args[place + 1];
  return isLanguage(asked) ? asked : 'zh';
}

type MisuseWords = Readonly<
  Record<Misuse['code'] | 'unknown-command' | 'unknown-language', (what: string) => string>
>;

const misuseWords: Readonly<Record<Language, MisuseWords>> = {
  zh: {
    'unknown-command': (what) => `没有“${what}”这个命令，有的列在下面。`,
    'unknown-language': (what) => `--lang 写 zh（中文）或 en（英文），现在是：${what}`,
    'unknown-option': (what) => `不认识选项 ${what}，有的列在下面。`,
    'no-value': (what) => `选项 --${what} 后面要写一个值。`,
    'only-a-switch': (what) => `选项 --${what} 后面不写值，写上它就是要。`,
    'missing-option': (what) => `还要写选项 --${what}。`,
    'missing-word': (what) => `还缺 ${what.replace('...', '')}，写法见下面第一行。`,
    'extra-word': (what) => `多写了“${what}”，写法见下面第一行；值里有空格的话，请用引号括起来。`,
  },
  en: {
    'unknown-command': (what) => `unknown command ${what}`,
    'unknown-language': (what) => `--lang takes zh or en, not ${what}`,
    'unknown-option': (what) => `unknown option ${what}`,
    'no-value': (what) => `option --${what} needs a value`,
    'only-a-switch': (what) => `option --${what} takes no value`,
    'missing-option': (what) => `option --${what} is needed`,
    'missing-word': (what) => `${what.replace('...', '')} is missing`,
    'extra-word': (what) => `“${what}” is one word too many`,
  },
};

const overview = (): string =>
  [
    'usage: fiveones COMMAND [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(10)}${summary.en}  ${summary.zh}`),
    '',
    'fiveones COMMAND --help tells more.',
  ].join('\n');

const helpOf = ({ usage, summary, flags }: CliCommand): string =>
  [
    `usage: ${usage}`,
    '',
    summary.en,
    '',
    ...Object.entries({ ...flags, ...common }).map(
      ([name, { value, help }]) =>
        `  ${name.length === 1 ? '-' : '--'}${name}${value ? ' VALUE' : ''}`.padEnd(24) + help,
    ),
  ].join('\n');

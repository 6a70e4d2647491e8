import { parse, type CliCommand, type ExitCode, type Terminal } from './command.ts';
import { diffCommand } from './commands/diff.ts';
import { handbookCommand } from './commands/handbook.ts';
import { lintCommand } from './commands/lint.ts';
import { runCommand } from './commands/run.ts';
import { serveCommand } from './commands/serve.ts';
import { testCommand } from './commands/test.ts';

const commands: readonly CliCommand[] = [
  serveCommand,
  lintCommand,
  testCommand,
  runCommand,
  diffCommand,
  handbookCommand,
];
const common = {
  help: { value: false, help: 'show this help' },
  lang: { value: true, help: 'zh or en' },
} as const;

/** The command line: finds the command, parses its flags, runs it. */
export async function main(
  args: readonly string[],
  streams: Pick<Terminal, 'out' | 'err'>,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const asked = name === '--help' || name === 'help' || name === '-h';
    (asked ? streams.out : streams.err)(
      asked || name === undefined ? overview() : `unknown command ${name}\n${overview()}`,
    );
    return asked ? 0 : 2;
  }
  const given = parse(rest, { ...command.flags, ...common, h: common.help });
  if (typeof given === 'string') {
    streams.err(`${given}\n${helpOf(command)}`);
    return 2;
  }
  if (given.flags['help'] || given.flags['h']) {
    streams.out(helpOf(command));
    return 0;
  }
  const language = given.flags['lang'] ?? 'zh';
  if (language !== 'zh' && language !== 'en') {
    streams.err(`--lang takes zh or en\n${helpOf(command)}`);
    return 2;
  }
  const code = await command.run(given, { ...streams, language });
  if (code === 2) streams.err(helpOf(command));
  return code;
}

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
      ([name, { value, help }]) => `  --${name}${value ? ' VALUE' : ''}`.padEnd(24) + help,
    ),
  ].join('\n');

import type { Language } from '@fiveones/definition';

/** Where a command writes, and what it is given from outside. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly language: Language;
}

/** The words and flags of a command, as `parse` let them pass. */
export interface Given {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean>>;
}

/** 0 fine, 1 findings or refused input, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** A flag of a command: whether it takes a value, whether it must be there, its help. */
interface Flag {
  readonly value: boolean;
  readonly required?: true;
  readonly help: string;
}

/** One command: its words for `--help`, the words and flags it takes, what it does. */
export interface CliCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: Readonly<Record<Language, string>>;
  /** The names of the words it takes, each needed; one that ends in `...` may be there several times. */
  readonly takes: readonly string[];
  readonly flags: Readonly<Record<string, Flag>>;
  run(given: Given, terminal: Terminal): Promise<ExitCode>;
}

/** A flag's text, or undefined. */
export const textOf = (given: Given, flag: string): string | undefined => {
  const value = given.flags[flag];
  return typeof value === 'string' ? value : undefined;
};

/** What is wrong with the words and flags that somebody typed. */
export interface Misuse {
  readonly code:
    'unknown-option' | 'no-value' | 'only-a-switch' | 'missing-option' | 'missing-word' | 'extra-word';
  readonly what: string;
}

/** Splits arguments by what a command takes, and says of the first that does not fit. `-h` and `--help` excuse what is missing. */
export function parse(
  args: readonly string[],
  { takes, flags }: Pick<CliCommand, 'takes' | 'flags'>,
): Given | Misuse {
  const words: string[] = [];
  const found: Record<string, string | boolean> = {};
  for (let place = 0; place < args.length; place++) {
    const argument = args[place] ?? '';
    if (!argument.startsWith('-')) {
      words.push(argument);
      continue;
    }
    const [, name = '', inline] = /^--?([^=]*)(?:=(.*))?$/su.exec(argument) ?? [];
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (!flag) return { code: 'unknown-option', what: argument };
    if (!flag.value) {
      if (inline !== undefined) return { code: 'only-a-switch', what: name };
      found[name] = true;
      continue;
    }
    const value = inline ?? args[++place];
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--')))
      return { code: 'no-value', what: name };
    found[name] = value;
  }
  const given = { words, flags: found };
  return found['help'] || found['h'] ? given : (missing(given, { takes, flags }) ?? given);
}

function missing(
  { words, flags: found }: Given,
  { takes, flags }: Pick<CliCommand, 'takes' | 'flags'>,
): Misuse | undefined {
  const word = takes[words.length];
  if (word !== undefined) return { code: 'missing-word', what: word };
  const extra = words[takes.length];
  if (extra !== undefined && takes.at(-1)?.endsWith('...') !== true)
    return { code: 'extra-word', what: extra };
  const option = Object.keys(flags).find((name) => flags[name]?.required && found[name] === undefined);
  return option === undefined ? undefined : { code: 'missing-option', what: option };
}

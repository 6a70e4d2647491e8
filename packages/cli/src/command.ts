/** Where a command writes, and what it is given from outside. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly language: 'zh' | 'en';
}

/** The flags of a command, parsed. */
export interface Given {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean>>;
}

/** 0 fine, 1 findings or refused input, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** One command: its words for `--help`, the flags it takes, what it does. */
export interface CliCommand {
  readonly name: string;
  readonly usage: string;
  readonly summary: { readonly en: string; readonly zh: string };
  /** Flag → whether it takes a value, with its help. */
  readonly flags: Readonly<Record<string, { readonly value: boolean; readonly help: string }>>;
  run(given: Given, terminal: Terminal): Promise<ExitCode>;
}

/** A flag's text, or undefined. */
export const textOf = (given: Given, flag: string): string | undefined => {
  const value = given.flags[flag];
  return typeof value === 'string' ? value : undefined;
};

/** Splits arguments by a command's flags; a text is what is wrong with them. */
export function parse(args: readonly string[], flags: CliCommand['flags']): Given | string {
  const words: string[] = [];
  const found: Record<string, string | boolean> = {};
  for (let place = 0; place < args.length; place++) {
    const argument = args[place] ?? '';
    if (!argument.startsWith('-')) {
      words.push(argument);
      continue;
    }
    const [name = '', inline] = argument.replace(/^--?/, '').split('=', 2);
    const flag = flags[name];
    if (!flag) return `unknown option --${name}`;
    const value = inline ?? (flag.value ? args[++place] : undefined);
    if (flag.value && (value === undefined || value.startsWith('--')))
      return `option --${name} needs a value`;
    found[name] = flag.value ? (value ?? '') : true;
  }
  return { words, flags: found };
}

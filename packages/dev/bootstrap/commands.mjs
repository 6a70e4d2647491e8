import { build, ensureBuilt } from './build.mjs';
import { develop } from './develop.mjs';
import { ensureInstalled, updateInstallation } from './install.mjs';
import { formatFiles } from './checks.mjs';
import { runProgram, startServer } from './program.mjs';
import { writeReferences } from './references.mjs';
import { checkEverything, testEverything } from './test.mjs';
import { tell, Trouble } from './trouble.mjs';

/** @type {Record<string, (args: string[]) => Promise<void>>} */
const commands = {
  start: async (args) => {
    await ensureInstalled();
    await ensureBuilt();
    await startServer(args);
  },
  dev: async (args) => {
    await ensureInstalled();
    await ensureBuilt();
    await develop(args);
  },
  build: async () => {
    await ensureInstalled();
    await build();
  },
  test: async (args) => {
    await ensureInstalled();
    await testEverything(args);
  },
  check: async () => {
    await ensureInstalled();
    await checkEverything();
  },
  install: async (args) => {
    if (!args.includes('--update')) return ensureInstalled();
    writeReferences();
    return updateInstallation();
  },
  format: async (args) => {
    await ensureInstalled();
    await formatFiles(args);
  },
  fiveones: async (args) => {
    await ensureInstalled();
    await ensureBuilt();
    await runProgram(args);
  },
};

/** Runs one of the commands; what stops it is told in a sentence and ends in exit code 1. @param {string[]} words */
export const runCommand = async ([name = '', ...args]) => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    tell(`没有这个命令:${name || '(空)'};可用的命令:${Object.keys(commands).join('、')}。`);
    process.exitCode = 2;
    return;
  }
  try {
    await command(args);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (error.details !== '') tell(`${error.details}\n`);
    tell(error.message);
    if (name === 'test' || name === 'check') console.log('0 passed, 1 failed');
    process.exitCode = 1;
  }
};

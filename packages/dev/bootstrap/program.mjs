import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { callerFolder, inRoot } from './places.mjs';
import { Trouble } from './trouble.mjs';

/** The built command line program. */
export const program = inRoot('packages', 'cli', 'dist', 'main.js');

/** The flags of `serve` for a checkout: its data stands in `.data` unless told otherwise. @param {string[]} flags */
export const serveFlags = (flags) => {
  const named = flags.some((flag) => /^--(data|database)(=|$)/.test(flag));
  return ['serve', '--demo', ...(named ? [] : ['--data', inRoot('.data')]), ...flags];
};

/** Starts the server with the demonstration data. @param {string[]} flags */
export const startServer = async (flags) => {
  process.env.NODE_ENV ??= 'production';
  endWithParent();
  await runProgram(serveFlags(flags));
};

/**
 * A signal for `npm start` reaches the shell between npm and us, and that shell dies without passing it on: so losing
 * the parent is taken as the signal.
 */
const endWithParent = () => {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 100);
  watch.unref();
};

/**
 * Runs the built program inside this process, in the folder of the person who called: so signals, exit code and
 * streams are the program's own, and no second Node has to start.
 * @param {string[]} args
 */
export const runProgram = async (args) => {
  if (!existsSync(program)) throw new Trouble('命令行程序 packages/cli 还没有建立,暂时无法运行。');
  process.chdir(callerFolder());
  process.argv = [process.execPath, program, ...args];
  await import(pathToFileURL(program).href);
};

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { hasWeb } from './build.mjs';
import { inRoot, root, toolEntry } from './places.mjs';
import { program, serveFlags } from './program.mjs';
import { tell, Trouble } from './trouble.mjs';

const defaultPort = '5151';

/**
 * Compiles on every change, restarts the server after it, and serves the web application from its sources; the port of
 * the server stands in FIVEONES_PORT for vite's proxy. Ends when one of the three ends.
 * @param {string[]} flags
 */
export const develop = async (flags) => {
  if (!existsSync(program)) throw new Trouble('命令行程序 packages/cli 还没有建立,暂时无法运行。');
  const at = flags.indexOf('--port');
  const port = at < 0 ? defaultPort : (flags[at + 1] ?? defaultPort);
  const env = { ...process.env, FIVEONES_PORT: port };
  const serve = serveFlags(at < 0 ? ['--port', port, ...flags] : flags);
  const tasks = [
    { args: [toolEntry('typescript', 'bin', 'tsc'), '-b', '--watch', '--preserveWatchOutput'], cwd: root },
    { args: ['--watch', '--watch-preserve-output', program, ...serve], cwd: root },
    ...(hasWeb() ? [{ args: [toolEntry('vite', 'bin', 'vite.js')], cwd: inRoot('packages', 'web') }] : []),
  ];
  const children = tasks.map(({ args, cwd }) =>
    spawn(process.execPath, args, { cwd, env, stdio: 'inherit' }),
  );
  const stop = () => children.forEach((child) => child.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  await Promise.race(children.map((child) => new Promise((resolve) => child.on('close', resolve))));
  stop();
  tell('开发服务已停止。');
};

import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aptCommand, hasProgram, installDebianPackages } from './debian.mjs';
import { nodePrefix, root, toolEntry } from './places.mjs';
import { run } from './run.mjs';
import { installFingerprint, isStamped, stamp, unstamp, withLock } from './stamps.mjs';
import { tell, Trouble } from './trouble.mjs';

const pnpm = 'pnpm@12.21.0';
const compilers = ['python3', 'make', 'g++'];

/** Installs the locked dependencies, unless they are there already. */
export const ensureInstalled = async () => {
  if (isInstalled()) return;
  refuseReadOnlyFolder();
  await withLock(async () => {
    if (isInstalled()) return;
    const began = Date.now();
    tell('正在安装依赖,第一次需要一两分钟…');
    const still = setInterval(
      () => tell(`仍在安装(已 ${seconds(began)} 秒),可能正在编译数据库驱动…`),
      20_000,
    );
    try {
      await installLocked();
    } finally {
      clearInterval(still);
    }
    stamp('install', installFingerprint());
    tell(`依赖已安装,用时 ${seconds(began)} 秒。`);
  });
};

/** Installs after dependencies were changed on purpose, and writes the lock file. */
export const updateInstallation = async () => {
  refuseReadOnlyFolder();
  unstamp('install');
  const { code } = await install('--no-frozen-lockfile', { shown: true });
  if (code !== 0) throw new Trouble('安装依赖没有成功,原因见上面的输出。');
  stamp('install', installFingerprint());
};

const isInstalled = () => isStamped('install', installFingerprint()) && existsSync(toolEntry('typescript'));

const installLocked = async () => {
  const first = await install('--frozen-lockfile');
  if (first.code === 0) return;
  const missing = missingCompilers(first.output);
  if (missing.length === 0) throw new Trouble(reasonOf(first.output), first.output);
  const sentence = `编译数据库驱动缺少 ${missing.join('、')};请先运行:${aptCommand(missing)}(Debian、Ubuntu),再重新启动。`;
  if (!(await installDebianPackages(missing))) throw new Trouble(sentence, first.output);
  const second = await install('--frozen-lockfile');
  if (second.code !== 0) throw new Trouble(reasonOf(second.output), second.output);
};

/** What a failed compilation lacks; nothing where something else has failed. @param {string} output */
const missingCompilers = (output) =>
  /\bgyp\b/.test(output) && process.platform !== 'win32' ? compilers.filter((name) => !hasProgram(name)) : [];

/** @param {string} output */
const reasonOf = (output) => {
  if (/OUTDATED_LOCKFILE|with "frozen-lockfile" because/.test(output))
    return 'pnpm-lock.yaml 与各个 package.json 不一致;请运行 node packages/dev/cli.mjs install --update。';
  if (/ENOSPC/.test(output)) return '磁盘空间不足,无法安装依赖;请清理后再试。';
  if (/EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_PNPM_META_FETCH_FAIL/.test(output))
    return '连接不上 npm 软件源,无法安装依赖;请检查网络或 npm 的软件源设置后再试。';
  return '安装依赖没有成功,原因见上面的输出。';
};

/** @param {'--frozen-lockfile' | '--no-frozen-lockfile'} lockfile @param {import('./run.mjs').How} [how] */
const install = (lockfile, how) => {
  const npm = npmEntry();
  const words = [
    'exec',
    '--yes',
    `--package=${pnpm}`,
    '--',
    'pnpm',
    'install',
    lockfile,
    '--reporter=append-only',
  ];
  const all = { ...how, env: installEnvironment(), cwd: root };
  if (npm !== undefined) return run(process.execPath, [npm, ...words], all);
  return run('npm', words, { ...all, shell: process.platform === 'win32' });
};

/** npm's own JavaScript file: calling it by path works without a shell, and puts its node-gyp where pnpm finds it. */
const npmEntry = () =>
  [
    process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined,
    join(nodePrefix, 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(nodePrefix, 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path !== undefined && existsSync(path));

const installEnvironment = () => {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, CI: 'true', JOBS: 'max', npm_config_loglevel: 'error' };
  // In production mode the tools would be left out.
  delete env.NODE_ENV;
  // Without it node-gyp tries to download the headers that stand beside this Node.
  if (existsSync(join(nodePrefix, 'include', 'node', 'node.h'))) env.npm_config_nodedir ??= nodePrefix;
  return env;
};

const refuseReadOnlyFolder = () => {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    throw new Trouble(`文件夹 ${root} 不可写,无法安装;请换一个有写权限的用户或文件夹。`);
  }
};

/** @param {number} began */
const seconds = (began) => Math.round((Date.now() - began) / 1000);

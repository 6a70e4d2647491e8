import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { run } from './run.mjs';
import { tell } from './trouble.mjs';

/** Whether a program of this name can be found. @param {string} name */
export const hasProgram = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));

/** The command that a person would type. @param {string[]} packages */
export const aptCommand = (packages) => `apt-get install -y ${packages.join(' ')}`;

/**
 * Installs Debian packages where that is possible and allowed: as root, with apt-get; a person at a terminal is asked
 * first. Answers whether they were installed.
 * @param {string[]} packages
 */
export const installDebianPackages = async (packages) => {
  if (process.getuid?.() !== 0 || !hasProgram('apt-get') || !(await isWanted(packages))) return false;
  tell(`正在安装系统软件:${packages.join('、')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  return (await run('apt-get', ['install', '-y', ...packages], { env })).code === 0;
};

/** @param {string[]} packages */
const isWanted = async (packages) => {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return true;
  const dialogue = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await dialogue.question(`现在运行 ${aptCommand(packages)} 吗?[Y/n] `);
  dialogue.close();
  return /^\s*(y|yes|是|好)?\s*$/i.test(answer);
};

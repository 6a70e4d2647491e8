import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inRoot } from './places.mjs';
import { tell } from './trouble.mjs';

const generated = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** What was installed: the locked versions, for this Node's binary interface, on this machine's kind. */
export const installFingerprint = () => {
  const hash = createHash('sha256');
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(inRoot(file)));
  return hash.update([process.versions.modules, process.platform, process.arch].join(' ')).digest('hex');
};

/** What was built: every file below `packages` that a person wrote, and the locked versions. */
export const buildFingerprint = () => {
  const hash = createHash('sha256');
  hashFolder(hash, inRoot('packages'));
  for (const file of ['pnpm-lock.yaml', 'tsconfig.json']) hash.update(readFileSync(inRoot(file)));
  return hash.digest('hex');
};

/** @param {import('node:crypto').Hash} hash @param {string} folder */
const hashFolder = (hash, folder) => {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !generated.has(entry.name)) hashFolder(hash, path);
    if (entry.isFile() && !entry.name.endsWith('.tsbuildinfo'))
      hash.update(`${path}\0`).update(readFileSync(path));
  }
};

/** Whether the stamp holds this fingerprint. @param {'install' | 'build'} name @param {string} fingerprint */
export const isStamped = (name, fingerprint) => {
  try {
    return readFileSync(stampPath(name), 'utf8') === fingerprint;
  } catch {
    return false;
  }
};

/** @param {'install' | 'build'} name @param {string} fingerprint */
export const stamp = (name, fingerprint) => {
  mkdirSync(inRoot('node_modules'), { recursive: true });
  writeFileSync(stampPath(name), fingerprint);
};

/** @param {'install' | 'build'} name */
export const unstamp = (name) => rmSync(stampPath(name), { force: true });

/** @param {string} name */
const stampPath = (name) => inRoot('node_modules', `.fiveones-${name}`);

/**
 * Does the work while no other process of this checkout installs or builds; two started at once would write the
 * same files. A lock whose owner has died is taken over.
 * @template T @param {() => Promise<T>} work @returns {Promise<T>}
 */
export const withLock = async (work) => {
  const path = stampPath('lock');
  mkdirSync(inRoot('node_modules'), { recursive: true });
  for (let turn = 0; !takeLock(path); turn += 1) {
    if (turn === 5) tell('另一个进程正在安装或构建,等它完成…');
    await pause(200);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
};

/** @param {string} path */
const takeLock = (path) => {
  try {
    const file = openSync(path, 'wx');
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!ownerLives(path)) rmSync(path, { force: true });
    return false;
  }
};

/** @param {string} path */
const ownerLives = (path) => {
  try {
    const owner = Number(readFileSync(path, 'utf8'));
    // An empty file belongs to somebody between the two calls of `takeLock`.
    if (owner > 0) process.kill(owner, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? error.code : undefined);

import { existsSync } from 'node:fs';
import { inRoot, packageNames, toolEntry } from './places.mjs';
import { writeReferences } from './references.mjs';
import { runNode } from './run.mjs';
import { buildFingerprint, isStamped, stamp, unstamp, withLock } from './stamps.mjs';
import { tell, Trouble } from './trouble.mjs';

/** Builds everything, unless nothing has changed since the last time. */
export const ensureBuilt = async () => {
  if (isBuilt()) return;
  await withLock(async () => {
    if (!isBuilt()) await build();
  });
};

/** Builds everything; throws what the compilers had to say. */
export const build = async () => {
  tell('正在构建…');
  const began = Date.now();
  unstamp('build');
  writeReferences();
  // Files that change while the build runs belong to the next one.
  const fingerprint = buildFingerprint();
  const results = await Promise.all([compile(), bundleWeb()]);
  const details = results.filter(({ code }) => code !== 0).map(({ output }) => output);
  if (details.length > 0) throw new Trouble('构建没有成功,原因见上面的输出。', details.join('\n'));
  stamp('build', fingerprint);
  tell(`构建完成,用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒。`);
};

/** Compiles and type-checks all packages. */
export const compile = () => runNode(toolEntry('typescript', 'bin', 'tsc'), ['-b']);

/** Whether there is a web application to bundle. */
export const hasWeb = () => existsSync(inRoot('packages', 'web', 'index.html'));

const bundleWeb = async () => {
  if (!hasWeb()) return { code: 0, output: '' };
  return runNode(toolEntry('vite', 'bin', 'vite.js'), ['build', '--logLevel', 'warn'], {
    cwd: inRoot('packages', 'web'),
  });
};

const isBuilt = () => hasOutput() && isStamped('build', buildFingerprint());

const hasOutput = () =>
  packageNames().every(
    (name) => !existsSync(inRoot('packages', name, 'src', 'index.ts')) || existsSync(outputOf(name)),
  );

/** @param {string} name */
const outputOf = (name) => inRoot('packages', name, 'dist');

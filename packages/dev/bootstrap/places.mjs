import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Where the running Node is installed: two levels above the real executable. */
export const nodePrefix = dirname(dirname(realpathSync(process.execPath)));

/** A path below the checkout. @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** The JavaScript entry of a tool that `packages/dev` depends on. @param {string[]} parts */
export const toolEntry = (...parts) => inRoot('packages', 'dev', 'node_modules', ...parts);

/** The folder names of all packages, sorted. */
export const packageNames = () =>
  readdirSync(inRoot('packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(inRoot('packages', entry.name, 'package.json')))
    .map((entry) => entry.name)
    .sort();

/**
 * The folder from which the person called: npm moves to the checkout before it runs a script and remembers the
 * folder in INIT_CWD; that of another project's npm does not count.
 */
export const callerFolder = () => {
  const { INIT_CWD, npm_package_json } = process.env;
  return INIT_CWD && npm_package_json === inRoot('package.json') ? INIT_CWD : process.cwd();
};

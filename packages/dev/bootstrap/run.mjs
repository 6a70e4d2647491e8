import { spawn } from 'node:child_process';
import { root } from './places.mjs';

/**
 * @typedef {object} Finished
 * @property {number} code exit code; 1 also where a signal ended the program or it could not be started
 * @property {string} output what it printed on both streams; empty where they were passed through
 *
 * @typedef {object} How
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [shown] print as it comes, instead of collecting
 * @property {boolean} [shell]
 */

/** Runs a program to its end. @param {string} program @param {string[]} args @param {How} [how] @returns {Promise<Finished>} */
export const run = (program, args, { cwd = root, env = process.env, shown = false, shell = false } = {}) =>
  new Promise((resolve) => {
    const stdio = /** @type {import('node:child_process').StdioOptions} */ (
      shown ? 'inherit' : ['ignore', 'pipe', 'pipe']
    );
    const child = spawn(program, args, { cwd, env, shell, stdio });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });

/** Runs a JavaScript file with this Node. @param {string} entry @param {string[]} args @param {How} [how] */
export const runNode = (entry, args, how) => run(process.execPath, [entry, ...args], how);

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { checks } from './checks.mjs';
import { aptCommand, installDebianPackages } from './debian.mjs';
import { inRoot, root, toolEntry } from './places.mjs';
import { runNode } from './run.mjs';
import { tell } from './trouble.mjs';

/** @typedef {{ readonly passed: number, readonly failed: number }} Count */

const reportPath = inRoot('node_modules', '.fiveones-tests.json');

/**
 * All checks and all tests; with words (a path, a flag of vitest) only the tests that they choose. What needs only the
 * sources is checked while the tests run, and told after them. The last line is `N passed, N failed`, and the exit code
 * is 1 when anything failed.
 * @param {string[]} words
 */
export const testEverything = async (words) => {
  if (words.length > 0) return close([await runTests(words)]);
  const built = told(await findAll(checks.filter(({ first }) => first)));
  const checking = findAll(checks.filter(({ first }) => !first));
  const browser = await findBrowser();
  // Without a browser every page test would repeat the one sentence that the check has said.
  const tested = await runTests(browser.failed > 0 ? ['--project=!e2e'] : []);
  close([built, browser, tested, told(await checking)]);
};

/** The checks without the tests, but with those about the shape of the code. */
export const checkEverything = async () => {
  const built = told(await findAll(checks.filter(({ first }) => first)));
  const others = told(await findAll(checks.filter(({ first }) => !first)));
  close([built, others, await runTests(['packages/dev'])]);
};

/** @param {readonly Count[]} counts */
const close = (counts) => {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  if (failed > 0) process.exitCode = 1;
  console.log(`${passed} passed, ${failed} failed`);
};

/** @typedef {{ readonly name: string, readonly found: string }} Answer */

/** What some checks find, all asked at once. @param {typeof checks} some @returns {Promise<readonly Answer[]>} */
const findAll = (some) => Promise.all(some.map(async ({ name, find }) => ({ name, found: await find() })));

/** @param {readonly Answer[]} answers @returns {Count} */
const told = (answers) => {
  for (const { name, found } of answers) report(name, found);
  const failed = answers.filter(({ found }) => found !== '').length;
  return { passed: answers.length - failed, failed };
};

/** @param {string} name @param {string} found */
const report = (name, found) => console.log(found === '' ? `✓ ${name}` : `✗ ${name}\n${found}`);

/** Looks for a browser, and installs one where that is possible and none is there. @returns {Promise<Count>} */
const findBrowser = async () => {
  const built = inRoot('packages', 'testkit', 'dist', 'chromium.js');
  if (!existsSync(built)) return failure('测试用的浏览器', '测试工具没有构建出来,无法查找浏览器。');
  const { findChromium } = await import(pathToFileURL(built).href);
  try {
    await findChromium();
  } catch (error) {
    if (process.env.CHROME_PATH || !(await installDebianPackages(['chromium'])))
      return failure('测试用的浏览器', sentenceOf(error));
    tell(`已安装浏览器(${aptCommand(['chromium'])})。`);
  }
  report('测试用的浏览器', '');
  return { passed: 1, failed: 0 };
};

/** @param {string} name @param {string} found @returns {Count} */
const failure = (name, found) => {
  report(name, found);
  return { passed: 0, failed: 1 };
};

/** @param {unknown} error */
const sentenceOf = (error) => (error instanceof Error ? error.message : String(error));

/** @param {string[]} words @returns {Promise<Count>} */
const runTests = async (words) => {
  rmSync(reportPath, { force: true });
  const { code } = await runNode(
    toolEntry('vitest', 'vitest.mjs'),
    [
      'run',
      '--root',
      root,
      '--config',
      inRoot('packages', 'dev', 'vitest.config.ts'),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportPath}`,
      ...words,
    ],
    { shown: true },
  );
  const counted = countTests();
  // An error outside of any test, such as a file that cannot be loaded, shows in the exit code alone.
  return { passed: counted.passed, failed: code !== 0 && counted.failed === 0 ? 1 : counted.failed };
};

/** @returns {Count} */
const countTests = () => {
  if (!existsSync(reportPath)) return { passed: 0, failed: 0 };
  const report = JSON.parse(readFileSync(reportPath, 'utf8'));
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report.testResults;
  const unloaded = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
};

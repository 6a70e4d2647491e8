import { ensureBuilt } from './build.mjs';
import { callerFolder, inRoot, toolEntry } from './places.mjs';
import { runNode } from './run.mjs';
import { Trouble } from './trouble.mjs';

// Definitions have their own canonical form, so no JSON below the manifests.
const formatted = ['package.json', 'packages/*/*.json', '{packages,examples}/**/*.{ts,tsx,mjs,css,html}'];

/**
 * The checks that are not tests: each has a name and answers what it found, '' where all is well. What is `first` writes
 * what the others and the tests read; those may go on at the same time.
 * @type {readonly { readonly name: string, readonly first: boolean, readonly find: () => Promise<string> }[]}
 */
export const checks = [
  { name: '构建与类型', first: true, find: () => findBuildErrors() },
  { name: '代码规则', first: false, find: async () => findings(await lint()) },
  { name: '代码格式', first: false, find: async () => findings(await prettier(['--check', ...formatted])) },
];

/** Formats the named files of the caller's folder, or all. @param {string[]} files */
export const formatFiles = async (files) => {
  const { code, output } =
    files.length > 0
      ? await prettier(['--write', ...files], callerFolder())
      : await prettier(['--write', ...formatted]);
  if (code !== 0) throw new Trouble('有文件没能整理格式,原因见上面的输出。', output);
};

const findBuildErrors = async () => {
  try {
    await ensureBuilt();
    return '';
  } catch (error) {
    if (error instanceof Trouble) return `${error.details}\n${error.message}`;
    throw error;
  }
};

const lint = () => {
  const config = inRoot('packages', 'dev', 'oxlintrc.json');
  // Looked for beside the working folder, where a root without dependencies has none.
  const OXLINT_TSGOLINT_PATH = toolEntry('oxlint-tsgolint', 'bin', 'tsgolint.js');
  return runNode(
    toolEntry('oxlint', 'bin', 'oxlint'),
    [
      '--config',
      config,
      '--type-aware',
      '--deny-warnings',
      '--report-unused-disable-directives',
      '--format=unix',
      'packages',
    ],
    { env: { ...process.env, OXLINT_TSGOLINT_PATH } },
  );
};

/** @param {string[]} words @param {string} [cwd] */
const prettier = (words, cwd) =>
  runNode(
    toolEntry('prettier', 'bin', 'prettier.cjs'),
    [
      '--log-level=warn',
      '--no-error-on-unmatched-pattern',
      '--cache',
      '--cache-location',
      inRoot('node_modules', '.cache', 'prettier'),
      ...words,
    ],
    cwd === undefined ? {} : { cwd },
  );

/** @param {import('./run.mjs').Finished} finished */
const findings = ({ code, output }) => (code === 0 ? '' : output.trim() || `退出码 ${code}`);

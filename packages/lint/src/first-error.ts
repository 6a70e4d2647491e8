import type { Package } from '@fiveones/definition';
import { lint } from './lint.ts';
import { findingWords } from './words.ts';

/** The first error of a package in Chinese, with its file; `undefined`: it has none. */
export function firstError(pkg: Package): string | undefined {
  const error = lint(pkg).find(({ severity }) => severity === 'error');
  return error && `${error.file}：${findingWords(error, 'zh')}`;
}

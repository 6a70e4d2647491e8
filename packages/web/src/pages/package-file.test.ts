import { expect, it } from 'vitest';
import { packageFileText, readPackageFile } from './package-file.ts';

it('a package goes out as one file and comes in again', () => {
  const files = { 'template.json': { id: 'a' }, 'README.md': '说明' };
  expect(readPackageFile(packageFileText(files))).toEqual(files);
});

it.each(['', '{', '[]', '{"files":{}}', '{"format":"fiveones-package"}'])('%s is no package', (text) =>
  expect(readPackageFile(text)).toBeUndefined(),
);

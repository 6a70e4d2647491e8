import { expect, test } from 'vitest';
import { keyedText, namedText } from './merge-text.ts';

const fields = {
  applicant: { label: '申请人', value: 'a' },
  first: { label: '日期', value: 'b' },
  second: { label: '日期', value: 'c' },
};

test.each([
  ['{{applicant}}：', '{{申请人}}：'],
  ['{{orgShort}}字第 {{serial}} 号', '{{单位简称}}字第 {{序号}} 号'],
  ['{{first}} 与 {{second}}', '{{first}} 与 {{second}}'],
  ['{{unknown}}', '{{unknown}}'],
])('%s reads as %s and is kept as it was', (kept, read) => {
  expect(namedText(kept, fields)).toBe(read);
  expect(keyedText(read, fields)).toBe(kept);
});

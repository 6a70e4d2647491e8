import { expect, it } from 'vitest';
import { cited } from './cited.ts';

const law = { code: '[法]', title: '社会救助法' };
const notice = { code: '[57]', title: '审核确认办法' };
const pkg = { template: { basis: [law, notice] } } as unknown as Parameters<typeof cited>[1];

it('marks of the basis are told by the names of the laws, what is no mark of this package stays', () => {
  expect(cited('不得再要（[法]62）', pkg)).toBe('不得再要（《社会救助法》第 62 条）');
  expect(cited('依 [法]46、47、48 和[57]办', pkg)).toBe(
    '依 《社会救助法》第 46、47、48 条 和《审核确认办法》办',
  );
  expect(cited('见 [外]3 和 [1..2]', pkg)).toBe('见 [外]3 和 [1..2]');
});

import { expect, it } from 'vitest';
import { damageText, damageWords } from './damage.ts';
import { faultText, faultWords, type FaultCode } from './faults.ts';
import { asFault } from './sqlite/native-errors.ts';

const holes = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

it.each(Object.entries({ ...faultWords, ...damageWords }))(
  '%s says the same in both languages',
  (_, { zh, en }) => {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(holes(zh)).toEqual(holes(en));
  },
);

it('puts parameters into the words', () => {
  expect(faultText('table.unknown', { table: 'x' }, 'en')).toBe('There is no table x.');
  expect(damageText({ code: 'file.missing', params: {}, at: 'ab12' }, 'zh')).toBe('附件 ab12 不见了。');
});

it.each<[string, FaultCode]>([
  ['SQLITE_FULL', 'disk.full'],
  ['SQLITE_IOERR_FSYNC', 'disk.failed'],
  ['SQLITE_CORRUPT_INDEX', 'file.damaged'],
  ['SQLITE_READONLY_DIRECTORY', 'file.readOnly'],
  ['SQLITE_BUSY_SNAPSHOT', 'file.locked'],
  ['SQLITE_CANTOPEN', 'file.cannotOpen'],
])('the driver’s %s is the fault %s', (native, code) => {
  const fault = asFault(Object.assign(new Error('x'), { code: native }), 'a.db');
  expect(fault).toMatchObject({ code, params: { file: 'a.db', reason: 'x' } });
});

it('an error that says nothing of a database stays what it is', () => {
  const error = new TypeError('a bug');
  expect(asFault(error)).toBe(error);
});

import { expect, it } from 'vitest';
import { numbersIn } from './batch-numbers.ts';

it.each([
  [
    'pasted line by line',
    'DB2026-000001\nDB2026-000002\n\nDB2026-000001',
    ['DB2026-000001', 'DB2026-000002'],
  ],
  [
    'in a sentence',
    'DB2026-000001、DB2026-000002；DB2026-000003',
    ['DB2026-000001', 'DB2026-000002', 'DB2026-000003'],
  ],
  [
    'as a csv with a head',
    '\uFEFF镇,"办件编号",姓名\r\n柳溪镇,DB2026-000001,王某\r\n柳溪镇,"DB2026-000002",李某',
    ['DB2026-000001', 'DB2026-000002'],
  ],
  ['as cells of a spreadsheet', '编号\t姓名\nDB2026-000001\t王某', ['DB2026-000001']],
  ['nowhere', ' \n ', []],
])('the numbers of cases are found %s', (_, text, numbers) => expect(numbersIn(text)).toEqual(numbers));

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { effectWords } from './effects.ts';
import { situations } from './operation.ts';
import { operations } from './operations.ts';

const heads = {
  parallel: '并行分支',
  multi: '多人办',
  timers: '时限和定时',
  subProcess: '子流程',
  call: '调用',
} as const;

/** The operations as `semantics.md` prints them. */
function printed(): string {
  return Object.values(operations)
    .map(
      ({ name, effect, table }) =>
        `### ${name.zh}\n\n${effect.zh}\n\n| 遇到 | 怎样 |\n| --- | --- |\n${situations.map((situation) => `| ${heads[situation]} | ${table[situation]} |`).join('\n')}\n`,
    )
    .join('\n');
}

/** Tables are padded by the formatter. */
const unpadded = (text: string): string => text.replace(/[ -]+/g, '');

it('the numbered meaning prints what every operation does in every situation', () => {
  const text = readFileSync(new URL('../../semantics.md', import.meta.url), 'utf8');
  expect(unpadded(text)).toContain(unpadded(printed()));
});

it('every operation and every effect has words in both languages', () => {
  const words = [
    ...Object.values(operations).flatMap(({ name, effect }) => [name, effect]),
    ...Object.values(effectWords),
  ];
  for (const { zh, en } of words) expect(zh !== '' && en !== '').toBe(true);
});

it('nothing is done by the passing of time: no operation passes a task for somebody', () =>
  expect(Object.keys(operations).filter((name) => /auto|timeout/i.test(name))).toEqual([]));

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { handbookOf, htmlOf } from '@fiveones/handbook';
import { expect, test } from 'vitest';
import { readPackage } from './read-package.ts';

const root = fileURLToPath(new URL('../../../templates/', import.meta.url));
const folders = readdirSync(root).filter((name) => existsSync(path.join(root, name, 'template.json')));

/** Words of the program that a reader does meet, and why. */
const met: readonly { readonly of: string; readonly words: RegExp; readonly why: string }[] = [
  {
    of: '*',
    words: /^m\d+$/,
    why: 'numbers of the members of a household, as the filled-in forms show them',
  },
  {
    of: 'homeless-rescue',
    words: /^query-\d+$/,
    why: 'the number of a question to another system, in a filled-in form',
  },
  {
    of: 'village-affairs',
    words: /^pop\.\w+$/,
    why: 'numbers of figures, which the filled-in application for a new figure names',
  },
  {
    of: 'low-income-monitoring',
    words:
      /^(facts|param|threshold|today|facts\.selfPaid12m|param\.selfPaidMedicalThreshold|selfPaidMedicalThreshold)$/,
    why: 'the rule card: its author writes an expression of these names, and the parameter it goes by',
  },
];

const packages = new Map(
  await Promise.all(
    folders.map(async (name) => {
      const found = await readPackage(path.join(root, name));
      if (!found.ok) throw new Error(found.message);
      return [name, found.package] as const;
    }),
  ),
);

/** Latin words that begin with a small letter: names of data, stored values, ids. The book is written in Chinese. */
const wordsOfProgram = (html: string): readonly string[] => {
  const text = html
    .replace(/<(style|script|svg)\b[^]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&[a-z]+;/g, ' ');
  return [...text.matchAll(/(?<![A-Za-z0-9])[a-z][A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*/g)].map(([word]) => word);
};

for (const [name, own] of [...packages].filter(([, { template }]) => template.shared !== true))
  test(`the handbook of ${name} calls its data, its stored values and what it takes from others by their Chinese names`, () => {
    const neighbours = [...packages.values()].filter((other) => other !== own);
    const book = handbookOf({ entries: [{ package: own }], neighbours, region: '*', day: '2026-11-30' });
    const raw = wordsOfProgram(htmlOf(book)).filter(
      // The line 编码 says by which word the package is installed.
      (word) =>
        word !== name && !met.some(({ of, words }) => (of === '*' || of === name) && words.test(word)),
    );
    expect([...new Set(raw)]).toEqual([]);
  });

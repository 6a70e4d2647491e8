import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { main } from './cli.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'handbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

const senior = path.join(root, 'templates/senior-allowance');
const run = async (...args: readonly string[]) => {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const code = await main(['handbook', ...args], { out: say, err: say });
  return { code, said: lines.join('\n') };
};

it('a county’s fork is printed with its own values and the changes since its upstream', async () => {
  const file = path.join(folder, 'fork.html');
  const fork = path.join(root, 'examples/county-fork');
  const upstream = path.join(root, 'templates/minimum-living-allowance');
  const { code, said } = await run(fork, '--before', upstream, '-o', file, '--on', '2026-11-29', '--json');
  expect({ code, ...(JSON.parse(said) as object) }).toMatchObject({
    code: 0,
    file,
    format: 'html',
    lost: [],
  });
  const html = readFileSync(file, 'utf8');
  expect(html).toContain('本章修订记录');
  expect(html).toMatch(/与 [\d.]+ 相比，有 \d+ 处变化/);
});

it('without a file it prints the structure of the book', async () => {
  const { code, said } = await run(senior, '--json');
  const book = JSON.parse(said) as { sections: { sections: { id: string }[] }[] };
  expect(code).toBe(0);
  expect(book.sections[1]?.sections.map(({ id }) => id)).toContain('senior-allowance/processes');
});

it('a leaflet and a pocket book are printed on their paper', async () => {
  for (const [edition, pages] of [
    ['leaflet', 2],
    ['pocket', 3],
  ] as const) {
    const file = path.join(folder, `${edition}.pdf`);
    const { code, said } = await run(
      senior,
      '--edition',
      edition,
      '-o',
      file,
      '--on',
      '2026-11-29',
      '--json',
    );
    const told = JSON.parse(said) as { pages: number; missingLetters: string[] };
    expect({ code, missing: told.missingLetters }).toEqual({ code: 0, missing: [] });
    expect(told.pages).toBeGreaterThanOrEqual(pages);
  }
});

it.each([
  ['an edition that is none', [senior, '-o', 'book.pdf', '--edition', 'poster'], 2, '--edition 写 book'],
  ['a name that no format has', [senior, '-o', 'book.txt'], 2, '文件名要以 .html、.pdf 或 .docx 结尾'],
  ['a day that is none', [senior, '-o', 'book.pdf', '--on', '明天'], 2, '日期写成 2026-11-29 这样'],
  ['a place that is none', [senior, '-o', 'book.pdf', '--region', 'x'], 2, '区划代码是 2 到 12 位数字'],
  ['no package', ['-o', 'book.pdf'], 2, 'usage'],
  ['a folder that is not there', [path.join(folder, 'none'), '-o', 'book.pdf'], 1, '没有这个文件夹'],
  ['the same package twice', [senior, senior, '-o', 'book.pdf'], 1, '给了两次'],
  ['shared parts alone', [path.join(root, 'templates/common'), '-o', 'book.pdf'], 1, '没有可以成章的模板包'],
  [
    'a folder to write to that is not there',
    [senior, '-o', path.join(folder, 'x/y.html')],
    1,
    '文件夹不存在',
  ],
])('%s is answered in words', async (_, args, code, words) => {
  const answer = await run(...args);
  expect({ code: answer.code, told: answer.said.includes(words) || answer.said }).toEqual({
    code,
    told: true,
  });
});

it('a package that cannot be read is told at its place, and no book is written', async () => {
  writeFileSync(path.join(folder, 'template.json'), '{"id": 1}');
  const file = path.join(folder, 'never.html');
  const { code, said } = await run(folder, '-o', file);
  expect(code).toBe(1);
  expect(said).toContain('template.json');
  expect(existsSync(file)).toBe(false);
});

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { main } from './cli.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const base = path.join(root, 'templates/minimum-living-allowance');
const ours = path.join(root, 'examples/county-fork');
let scratch = '';
let theirs = '';

async function fiveones(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** The template as the city publishes it next, with some texts of a file otherwise. */
async function newer(version: string, changes: readonly (readonly [string, string, string])[]) {
  const folder = path.join(scratch, 'templates', `v${version}`);
  await cp(base, folder, { recursive: true });
  for (const [file, text, instead] of [
    ['template.json', '"version": "1.0.0"', `"version": "${version}"`],
    ...changes,
  ] as const) {
    const before = await readFile(path.join(folder, file), 'utf8');
    expect(before).toContain(text);
    await writeFile(path.join(folder, file), before.replace(text, instead));
  }
  return folder;
}

beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'fiveones-merge-'));
  await cp(path.join(root, 'templates/common'), path.join(scratch, 'templates/common'), { recursive: true });
  theirs = await newer('1.1.0', [
    ['processes/dibao-main.json', '可选，可多次；走访不少于规定户数【建】', '可选；走访记录当天录入【建】'],
    ['processes/dibao-main.json', '"name": "受理通知"', '"name": "送受理通知书"'],
  ]);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

it('the next version of a template is merged into the fork of a county: what is in dispute is told in words and leaves with 1', async () => {
  const folder = path.join(scratch, 'merged');
  const { code, out } = await fiveones(
    'merge',
    '--base',
    base,
    '--ours',
    ours,
    '--theirs',
    theirs,
    '-o',
    folder,
  );
  expect(out).toMatch(/步骤“受理通知”改名为“送受理通知书”/);
  expect(out).toMatch(
    /^! .*步骤“.*”的说明：原来 可选，可多次；走访不少于规定户数【建】，我们 必办；走访不少于本县规定的户数，受访人保密，上级 可选；走访记录当天录入【建】$/m,
  );
  expect(out).toMatch(/照收 1 处；两边改得不一样、要人定的 1 处，先留我们的/);
  expect(code).toBe(1);
  const template = JSON.parse(await readFile(path.join(folder, 'template.json'), 'utf8')) as object;
  expect(template).toMatchObject({
    id: 'minimum-living-allowance-qinghe',
    publisher: '青禾县民政局',
    upstream: {
      id: 'minimum-living-allowance',
      version: '1.1.0',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
  expect((await fiveones('lint', folder)).code).toBe(0);
  // Merged once more with the same version, nothing is left to decide.
  const again = path.join(scratch, 'again');
  const json = await fiveones(
    'merge',
    '--base',
    theirs,
    '--ours',
    folder,
    '--theirs',
    theirs,
    '-o',
    again,
    '--json',
  );
  expect([json.code, JSON.parse(json.out)]).toEqual([0, { conflicts: [], taken: [], problems: [] }]);
});

it('a folder that holds something, and a package that is not there, are refused in words and nothing is written', async () => {
  const full = path.join(scratch, 'full');
  await mkdir(full);
  await writeFile(path.join(full, 'mine.txt'), 'mine');
  const all = ['merge', '--base', base, '--ours', ours, '--theirs', theirs] as const;
  expect(await fiveones(...all, '-o', full)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/文件夹里已有东西/),
  });
  const missing = [
    'merge',
    '--base',
    base,
    '--ours',
    ours,
    '--theirs',
    path.join(scratch, 'none'),
    '-o',
    path.join(scratch, 'never'),
  ];
  expect(await fiveones(...missing)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/--theirs: 没有这个文件夹/),
  });
  await expect(readFile(path.join(scratch, 'never/template.json'))).rejects.toThrow('ENOENT');
  expect(await fiveones('merge', '--base', base)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/还要写选项 --ours/),
  });
});

import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '@fiveones/testkit';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

// Scripts and styles only from the page's own files: what compiles code or injects styles at run time fails here.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'";
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

let folder: string;
let server: Server;
let browser: Browser;
let address: string;
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'form-view-'));
  const configFile = fileURLToPath(new URL('../demo/vite.config.ts', import.meta.url));
  // As people get it: what tests set here would build in the checks of the development version.
  vi.stubEnv('NODE_ENV', 'production');
  await build({ configFile, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  vi.unstubAllEnvs();
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path === '/' ? 'index.html' : path);
    readFile(file).then(
      (body) =>
        response
          .writeHead(200, {
            'content-type': types[extname(file)] ?? 'text/plain',
            'content-security-policy': policy,
          })
          .end(body),
      () => response.writeHead(204).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
  expect(complaints).toEqual([]);
});

async function open(query: string, width = 1366, height = 768): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${address}/?${query}`);
  await page.waitForSelector('.fv');
  return page;
}

it('a place that no list has is told by its code, with the keyboard; the way back to the lists is beside it', async () => {
  const page = await open('empty', 390, 844);
  const list = page.getByLabel('所在村 第 1 级');
  await list.focus();
  await page.keyboard.press('End'); // the last choice is 其他地区
  await page.keyboard.press('Enter');
  const code = page.getByLabel('所在村 区划代码');
  await page.keyboard.type('510521');
  await page.getByText('四川省').waitFor();
  expect(await code.inputValue()).toBe('510521');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await list.selectOption({ label: '柳湾村' });
  expect(await code.count()).toBe(0);
  await page.close();
});

it('says what is wrong only after the field was left, and takes it back when it is mended', async () => {
  const page = await open('empty');
  const area = page.getByLabel('建筑面积');
  await area.fill('68平');
  await page.waitForTimeout(500);
  expect(await page.getByText('只填数字').count()).toBe(0);
  await area.press('Tab');
  expect(await page.getByText('只填数字，例如 68').count()).toBe(1);
  expect(await area.inputValue()).toBe('68平');
  await area.fill('68');
  await area.press('Tab');
  expect(await page.getByText('只填数字').count()).toBe(0);
  await page.close();
});

it('a refused submit moves to the summary, and from there to the field', async () => {
  const page = await open('');
  const area = page.getByLabel('建筑面积');
  await area.focus();
  // The press makes the problem of the field appear; the button must not slip away from under it.
  await page.getByRole('button', { name: '检查并提交' }).click();
  const summary = page.getByRole('alert');
  expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
  await summary.getByRole('button', { name: /建筑面积/ }).click();
  await page.waitForTimeout(100);
  expect(await area.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.close();
});

it('an identity number says birth date, sex and age at once', async () => {
  const page = await open('empty');
  await page.getByRole('button', { name: '添一行' }).first().click();
  await page.getByLabel('身份证号').fill('990101195901100011');
  await page.getByText('67 岁 · 1959-01-10 出生').waitFor();
  await page.close();
});

it('a new row takes the cursor, is told by its number until it says something, and hands the cursor back when it goes', async () => {
  const page = await open('empty');
  await page.getByRole('button', { name: '添一行' }).first().press('Enter');
  const card = page.locator('.fv-card').first();
  const inside = () =>
    card.locator('.fv-card-body').evaluate((body) => body.contains(document.activeElement));
  await expect.poll(inside).toBe(true);
  expect(await card.locator('.fv-card-gist').innerText()).toBe('第 1 行');
  await card.getByLabel('姓名').fill('李某某');
  await card.getByLabel('姓名').blur();
  expect(await card.locator('.fv-card-gist').innerText()).toContain('李某某');
  await page.getByRole('button', { name: '删除 第 1 行' }).first().press('Enter');
  await page.keyboard.press('Enter');
  await card.waitFor();
  await page.close();
});

it('a page with a mistyped answer says so before it is left, once', async () => {
  const page = await open('layout=page&page=5', 390, 844);
  const onwards = page.getByRole('button', { name: /^保存，下一步/ });
  const area = page.getByLabel('建筑面积');
  await area.fill('68平');
  const shown = await onwards.innerText();
  await onwards.click();
  await page.getByText(/有 1 处填得不对/).waitFor();
  expect(await area.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await onwards.innerText()).toBe(shown);
  await onwards.click();
  await area.waitFor({ state: 'detached' });
  await page.close();
});

it('a row that was deleted comes back', async () => {
  const page = await open('');
  await page.getByRole('button', { name: '删除 第 1 行' }).first().click();
  expect(await page.locator('.fv-card').count()).toBe(0);
  await page.getByRole('button', { name: '撤销删除' }).click();
  expect(await page.locator('.fv-card').count()).toBe(1);
  await page.close();
});

it('a date may be typed as it comes, or picked', async () => {
  const page = await open('empty');
  const day = page.getByLabel('下次走访');
  await day.fill('2026年12月3日');
  await day.press('Tab');
  expect(await day.inputValue()).toBe('2026-12-03');
  await page.getByRole('button', { name: '打开日历' }).last().click();
  await page.getByRole('button', { name: /2026年12月15日/ }).click();
  expect(await day.inputValue()).toBe('2026-12-15');
  await page.close();
});

it('a signature is drawn on the glass, or refused with reason and witness', async () => {
  const page = await open('empty&layout=page&page=8', 390, 844);
  await page.getByRole('button', { name: '调查员（一） 签字' }).click();
  const done = page.getByRole('button', { name: '签好了，存下' });
  expect(await done.isDisabled()).toBe(true);
  await page.getByLabel('签字人姓名').fill('  ');
  const box = await page.getByRole('img', { name: /签字板/ }).boundingBox();
  if (box === null) throw new Error('no pad');
  await page.mouse.move(box.x + 60, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 160, { steps: 8 });
  await page.mouse.up();
  // Who signs is part of it: what is drawn stays, and the cursor goes to where the name is missing.
  await done.click();
  await page.getByText('先写上签字人姓名，再存').waitFor();
  await page.keyboard.type('周某某');
  await done.click();
  await page.getByText('2026-11-23 11:05 已签').waitFor();
  await page.getByRole('button', { name: '家庭成员 签字' }).click();
  await page.getByRole('button', { name: '不愿签，记原因' }).click();
  await page.getByLabel('签字人姓名').fill('赵某某');
  await page.getByLabel('拒签理由').fill('不认可收入数额');
  await page.getByLabel('见证人').fill('周某某');
  await page.getByRole('button', { name: '记下拒签' }).click();
  await page.getByText('不认可收入数额').waitFor();
  await page.close();
});

it('refuses files it cannot keep, in words', async () => {
  const page = await open('empty');
  const chooser = page.getByLabel('佐证材料').locator('input[type=file]');
  await chooser.setInputFiles({
    name: '名单.exe',
    mimeType: 'application/x-msdownload',
    buffer: Buffer.from('x'),
  });
  await page.getByText('名单.exe 不是 pdf、jpg 或 png，不能上传').waitFor();
  await chooser.setInputFiles({ name: '证明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
  await page.getByRole('link', { name: '证明.pdf' }).waitFor();
  // A place for photos draws them: a paper is none.
  const camera = page.locator('.fv-photo-add input[type=file]').first();
  await camera.setInputFiles({ name: '证明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
  await page.getByText('证明.pdf 不是 jpg 或 png 照片，不能上传').waitFor();
  await page.close();
});

it.each([
  ['', 1366],
  ['theme=dark&size=large&problems', 1366],
  ['layout=page&page=1', 360],
  ['layout=page&page=5&size=large', 360],
])('nothing is wider than the screen: %s at %d', async (query, width) => {
  const page = await open(query, width);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBe(0);
  await page.close();
});

it('targets on a phone are large enough for a thumb', async () => {
  const page = await open('layout=page&page=5', 390, 844);
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '.fv button, .fv select, .fv input[type=text], .fv .fv-option',
      ),
    ]
      .filter((control) => control.offsetParent !== null && control.getBoundingClientRect().height < 44)
      .map((control) => control.className),
  );
  expect(small).toEqual([]);
  await page.close();
});

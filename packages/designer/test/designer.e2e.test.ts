import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '@fiveones/testkit';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { smallerThan } from './small-print.ts';

const configFile = fileURLToPath(new URL('../demo/vite.config.ts', import.meta.url));
const outDir = mkdtempSync(`${tmpdir()}/designer-demo-`);
let server: PreviewServer;
let browser: Browser;
let address = '';

beforeAll(async () => {
  // As people get it: what tests set here would build in the checks of the development version.
  vi.stubEnv('NODE_ENV', 'production');
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  vi.unstubAllEnvs();
  server = await preview({
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  address = server.resolvedUrls?.local[0] ?? '';
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(outDir, { recursive: true, force: true });
});

/** The demonstration, opened; whatever the page complains about is collected. */
const open = async (
  query = '',
  viewport = { width: 1366, height: 768 },
  phone = false,
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> => {
  const page = await browser.newPage({ viewport, hasTouch: phone, isMobile: phone });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon') && !message.text().includes('404'))
      complaints.push(message.text());
  });
  await page.goto(`${address}index.html${query}`);
  // Steps beyond the edges of the screen are put in once those on it stand, and the small map with them.
  await page.waitForSelector(phone ? '.d-steps' : '.react-flow__minimap', { state: 'attached' });
  return { page, complaints };
};

/** The parts of a workbook, by their names. */
const unzipped = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

const chosen = '.d-inspector h2';
const nodes = (page: Page): Promise<number> => page.locator('.react-flow__node').count();

test('a step is added, renamed, moved, deleted and brought back by keyboard alone, and everything is kept', async () => {
  const { page, complaints } = await open();
  const before = await nodes(page);
  await page.locator('.react-flow__node[data-id="accept-review"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('.d-palette .d-item', { hasText: '告知' }).focus();
  await page.keyboard.press('Enter');
  expect(await nodes(page)).toBe(before + 1);
  await page.locator('.react-flow__node.selected').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('先打个电话');
  await page.keyboard.press('Enter');
  expect(await page.locator(chosen).textContent()).toBe('先打个电话');
  await page.locator('.react-flow__node.selected').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  expect(await nodes(page)).toBe(before);
  // The step that had the cursor is gone; the keys still undo.
  await page.keyboard.press('Control+z');
  expect(await nodes(page)).toBe(before + 1);
  await page.waitForFunction(() => document.querySelector('.d-saved')?.textContent?.startsWith('已保存 '));
  expect(complaints).toEqual([]);
  await page.close();
});

test('a step dropped above the first lane is in it, and a way let go in the middle of a card leads to it', async () => {
  const { page, complaints } = await open();
  const canvas = (await page.locator('.react-flow').boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(canvas.x + 400, canvas.y + 200);
  await page.mouse.wheel(0, -240);
  const drag = async (from: Locator, x: number, y: number): Promise<void> => {
    await from.hover();
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 8 });
    await page.mouse.up();
  };
  const item = page.locator('.d-palette .d-item', { hasText: '待办' });
  await drag(item, canvas.x + 700, canvas.y + 60);
  const added = page.locator('.react-flow__node.selected');
  await added.filter({ hasText: '新的一步' }).waitFor();
  const lane = page.locator('.d-inspector').getByRole('radio', { name: '村' });
  expect(await lane.isChecked()).toBe(true);
  const target = page.locator('.react-flow__node[data-id="correct"]');
  const card = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await drag(added.locator('.d-handle-out'), card.x + card.width / 2, card.y + card.height / 2);
  await page.getByRole('button', { name: '撤销' }).and(page.locator('[title="撤销：连线"]')).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('a way is drawn as a connector, its marks lead to each other by click and by key, and it is undone', async () => {
  const { page, complaints } = await open();
  const way = 'accept-review--correct';
  const mark = (end: 'out' | 'in') => page.locator(`[data-connector="${end} ${way}"]`);
  const tick = page.locator('.d-inspector').getByRole('checkbox', { name: '画成连接符' });
  await page.locator(`.react-flow__edge[data-id="${way}"]`).focus();
  await page.keyboard.press('Enter');
  expect(await tick.isChecked()).toBe(false);
  await page.locator('.d-inspector .d-tick', { hasText: '画成连接符' }).click();
  const number = await mark('out').textContent();
  expect(await mark('out').getAttribute('aria-label')).toBe(`转 ${number} 申请人补正`);
  await mark('out').click();
  await page.locator(chosen, { hasText: '申请人补正' }).waitFor();
  await mark('in').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await page.locator(chosen, { hasText: '受理审查' }).waitFor();
  await mark('out').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Control+z');
  await mark('in').waitFor({ state: 'detached' });
  expect(await mark('out').count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the step table does by keyboard what the graph does', async () => {
  const { page, complaints } = await open();
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const cell = (id: string, column: string) => page.locator(`[data-cell="${id} ${column}"]`);
  await page.locator('.d-tab-tools [role="radio"]', { hasText: '表' }).click();
  await cell('request-check', 'step').click();
  await press('Insert');
  await page.locator('.d-add-menu input').fill('告知');
  await press('Enter');
  await cell('inform', 'step').and(page.locator(':focus')).waitFor();
  await press('F2');
  await page.keyboard.type('先打个电话');
  await press('Enter', 'ArrowRight', 'Enter');
  await page.locator('.d-cell-list').waitFor();
  await press('ArrowDown', 'Enter');
  await cell('inform', 'who').filter({ hasText: '镇级调查员' }).waitFor();
  await press('ArrowRight', 'ArrowRight', 'Enter');
  await page.locator('.d-cell-dialog').getByText('写成数字').focus();
  await press('Enter', 'Escape', 'Enter', 'Control+a');
  await page.keyboard.type('4 天');
  await press('Enter');
  await cell('inform', 'long').filter({ hasText: '4 天' }).waitFor();
  await press('ArrowRight', 'Enter');
  await page
    .locator('.d-cell-dialog')
    .getByRole('button', { name: /信息核对/ })
    .waitFor();
  await press('Escape', 'Alt+ArrowDown');
  await cell('run-check', 'next').filter({ hasText: '先打个电话' }).waitFor();
  await press('Delete');
  await cell('inform', 'step').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await page.close();
});

test('every tab and every view opens under the strict content policy', async () => {
  const { page, complaints } = await open();
  for (const view of ['列', '表', '源码', '图'])
    await page.locator('.d-tab-tools [role="radio"]', { hasText: view }).click();
  for (const tab of ['表单', '规则', '参数', '责任', '文书', '台账报表', '样例', '版本', '流程']) {
    await page.locator('.d-tabbar [role="tab"]', { hasText: tab }).click();
    await page.waitForTimeout(150);
  }
  await page.getByRole('button', { name: '试办' }).click();
  for (const _ of [1, 2]) await page.getByRole('button', { name: '走下一步' }).click();
  await page.locator('.d-run-passed', { hasText: '申请与授权' }).waitFor();
  await page.getByText('谁会收到“受理审查”').waitFor();
  await page.getByRole('button', { name: '退出试办' }).click();
  await page.locator('.d-primary').click();
  await page.locator('.d-publish').waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('broken JSON in the source view is kept as typed, says its line, and the draft stays whole', async () => {
  const { page } = await open();
  const whole = await nodes(page);
  await page.locator('.d-tab-tools [role="radio"]', { hasText: '源码' }).click();
  const editor = page.locator('.cm-content');
  await editor.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('x');
  await page.locator('.d-screen-bar .d-error-text').waitFor();
  expect(await page.locator('.d-screen-bar .d-error-text').textContent()).toContain('第 1 行');
  await page.locator('.d-tab-tools [role="radio"]', { hasText: '图' }).click();
  await page.waitForSelector('.react-flow__minimap', { state: 'attached' });
  expect(await nodes(page)).toBe(whole);
  await page.locator('.d-tab-tools [role="radio"]', { hasText: '源码' }).click();
  expect(await page.locator('.cm-line').first().textContent()).toMatch(/^x\{/);
  await page.close();
});

test('a field put on a form shows on paper and phone at once', async () => {
  const { page } = await open();
  await page.locator('.d-tabbar [role="tab"]', { hasText: '表单' }).click();
  await page.locator('.d-paper [data-path]').first().waitFor();
  const before = await page.locator('.d-paper [data-path]').count();
  await page.locator('.d-field-palette .d-item', { hasText: '金额（元）' }).click();
  expect(await page.locator('.d-paper [data-path]').count()).toBe(before + 1);
  const name = page.locator('.d-inspector input').first();
  await name.fill('常用药自付');
  await name.press('Enter');
  await page.locator('.d-paper', { hasText: '常用药自付' }).waitFor();
  await page.close();
});

test('a field under a condition says on the paper when it is there, and the words lead to the condition', async () => {
  const { page, complaints } = await open();
  await page.locator('.d-tabbar [role="tab"]', { hasText: '表单' }).click();
  const absent = page.locator('.d-absent .d-when-chip', { hasText: '不愿' }).first();
  await absent.waitFor();
  expect(await absent.innerText()).toMatch(/：.+是“否”，才出现$/);
  await absent.focus();
  await page.keyboard.press('Enter');
  await page.locator('[data-field="x-visible"] :focus').waitFor();
  const chip = page.locator('.d-paper [data-path] .d-when-chip').first();
  const said = await chip.innerText();
  await chip.click();
  await page.locator('[data-field="x-visible"] :focus').waitFor();
  const cell = chip.locator('xpath=ancestor::*[@data-path][1]');
  expect(await cell.getAttribute('data-picked')).not.toBeNull();
  await page.locator('.d-inspector .d-clause .d-icon-button').first().click();
  await page.waitForFunction(
    (text) =>
      ![...document.querySelectorAll('.d-paper .d-when-chip')].some(
        ({ innerText }: HTMLElement) => innerText === text,
      ),
    said,
  );
  expect(complaints).toEqual([]);
  await page.close();
});

test("a household of one's own goes through the draft by hand: refused while wrong, on along its way, kept as an example", async () => {
  const { page, complaints } = await open();
  await page.getByRole('button', { name: '试办' }).click();
  await page.getByRole('button', { name: '自己从头填一户' }).click();
  const hand = page.locator('.d-hands').getByRole('button').first();
  await hand.focus();
  await page.keyboard.press('Enter');
  await page.locator('.d-hand .d-paper .fv').first().waitFor();
  await page.getByRole('button', { name: '办完这一步' }).click();
  await page
    .getByRole('alert')
    .filter({ hasText: /有 \d+ 处要改/ })
    .waitFor();
  await page.locator('.d-hand h2').first().focus();
  await page.keyboard.press('Escape');
  await page.locator('.d-hand').waitFor({ state: 'detached' });
  await page.locator('.d-trial-left .d-select-button').click();
  await page.getByRole('option').nth(1).click();
  await page.getByRole('button', { name: '走下一步' }).click();
  const name = (await hand.innerText()).trim();
  await hand.click();
  await page.getByRole('button', { name: '照样例填' }).click();
  await page.getByRole('button', { name: '办完这一步' }).click();
  await page.locator('.d-hand').waitFor({ state: 'detached' });
  await page.getByText('已走 2 步').waitFor();
  expect((await hand.innerText()).trim()).not.toBe(name);
  await page.getByRole('button', { name: '存为样例' }).click();
  await page.getByLabel('样例叫什么').fill('自己走的一户');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.d-saved')?.textContent?.startsWith('已保存 '));
  expect(complaints).toEqual([]);
  await page.close();
});

test('a decision table is made by clicks: columns come, are asked about a field, move and go', async () => {
  const { page, complaints } = await open();
  await page.locator('.d-tabbar [role="tab"]', { hasText: '规则' }).click();
  await page.getByRole('button', { name: '新建决策表' }).click();
  const heads = page.locator('.d-decision thead .d-column-head input');
  const named = (): Promise<readonly string[]> =>
    heads.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  await heads.first().waitFor();
  await page.getByRole('button', { name: '加一个条件' }).click();
  await heads.nth(1).fill('月人均收入');
  await heads.nth(1).press('Enter');
  await page.getByRole('button', { name: '加一个结论' }).click();
  expect(await named()).toEqual(['条件', '月人均收入', '结论', '结论']);
  const tops = await page
    .locator('.d-decision tbody tr')
    .first()
    .locator('td')
    .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().top)));
  expect(new Set(tops).size).toBe(1);
  await page.locator('.d-decision tbody .d-when').nth(1).getByRole('button').focus();
  await page.keyboard.type('< 800');
  await page.keyboard.press('Enter');
  const menu = page.getByRole('button', { name: '“月人均收入”这一列' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '左移' }).click();
  expect(await named()).toEqual(['月人均收入', '条件', '结论', '结论']);
  expect(await page.locator('.d-decision tbody .d-when').first().innerText()).toContain('800');
  await page.getByRole('button', { name: '“条件”这一列' }).click();
  await page.getByRole('button', { name: '删除这一列' }).click();
  expect(await named()).toEqual(['月人均收入', '结论', '结论']);
  await page.waitForFunction(() => document.querySelector('.d-saved')?.textContent?.startsWith('已保存 '));
  expect(complaints).toEqual([]);
  await page.close();
});

test('the step table says how long the whole takes, and is kept as a workbook with every step', async () => {
  const { page, complaints } = await open();
  await page.locator('.d-tab-tools [role="radio"]', { hasText: '表' }).click();
  const totals = await page.locator('.d-totals').innerText();
  expect(totals).toMatch(/总时限 \d+ 工作日 · 各步办满最长 \d+ 工作日$/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 xlsx' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/步骤表\.xlsx$/);
  const entries = unzipped(readFileSync(await download.path()));
  const steps = Number(/(\d+) 步/.exec(totals)?.[1]);
  expect(entries['xl/worksheets/sheet1.xml']?.match(/<row /g)).toHaveLength(steps + 1);
  expect(Object.values(entries).join('')).toContain('入户调查');
  expect(complaints).toEqual([]);
  await page.close();
});

test('a column is added to the 民生账 and counted in the table by clicks, told in words, and taken back', async () => {
  const { page, complaints } = await open('?package=village-affairs');
  const choose = async (label: string, option: string): Promise<void> => {
    await page.getByRole('button', { name: label, exact: false }).first().click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const tab = (name: string) => page.getByRole('tab', { name });
  await tab('台账报表').click();
  await page.getByRole('button', { name: '民生账', exact: true }).click();
  await page.getByRole('radio', { name: '列', exact: true }).click();
  await page.getByRole('button', { name: '加一列' }).click();
  await page.getByRole('textbox', { name: '列名' }).and(page.locator(':focus')).fill('用工小时');
  await page.getByRole('radio', { name: '数字' }).click();
  await page.getByRole('button', { name: '1 套表' }).click();
  await page.getByRole('button', { name: '加一个指标' }).click();
  await page.getByRole('textbox', { name: '名称' }).and(page.locator(':focus')).fill('用工合计');
  await choose('数从哪里来', '数台账分录');
  await choose('哪本账', '民生账');
  await choose('数什么', '“用工小时”相加');
  await page.getByText('接上服务器才有办件可算').waitFor();
  await page.getByText('没有发现问题').waitFor();
  await tab('版本').click();
  await page.getByText('民生账：加列“用工小时”').waitFor();
  await page.getByText('1 套表：加指标“用工合计”').waitFor();
  await tab('台账报表').click();
  await page.getByRole('button', { name: '民生账', exact: true }).click();
  await page.getByRole('radio', { name: '列', exact: true }).click();
  await page.getByRole('button', { name: '用工小时', exact: true }).click();
  await page.getByRole('button', { name: '删去', exact: true }).click();
  await page.getByText('个错误').first().waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: '用工小时', exact: true }).waitFor();
  await page.getByText('没有发现问题').waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

/** The demonstration in a hand: nothing but taps. */
const inHand = async (): Promise<{
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly sheet: Locator;
  readonly tap: (
    role: 'button' | 'tab' | 'radio' | 'menuitem' | 'option',
    name: string | RegExp,
  ) => Promise<void>;
  readonly back: () => Promise<void>;
}> => {
  const { page, complaints } = await open('', { width: 390, height: 844 }, true);
  const sheet = page.locator('.d-over:not([inert])');
  const under = page.locator('.d-beneath:not([inert])');
  const tap = (role: Parameters<Page['getByRole']>[0], name: string | RegExp) =>
    sheet.or(under).or(page.locator('.d-pop')).getByRole(role, { name }).first().tap();
  return { page, complaints, sheet, tap, back: () => sheet.getByRole('button', { name: '返回' }).tap() };
};

/** What is smaller than a fingertip, or typed into in letters that make a phone enlarge the page, of what is on the screen. */
const tooSmall = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, [role="tab"], input, textarea, summary')]
      .filter((one) => one.closest('[inert], [aria-hidden="true"], .react-flow') === null)
      .flatMap((one) => {
        const box = (
          one.matches('label input') ? (one.closest('label') ?? one) : one
        ).getBoundingClientRect();
        const shown = box.width > 2 && box.top < innerHeight && box.bottom > 0 && box.left < innerWidth;
        const typed = one.matches('textarea, input:not([type="checkbox"])');
        const small = box.height < 43.5 || box.width < 43.5;
        const fine = !small && (!typed || parseFloat(getComputedStyle(one).fontSize) >= 16);
        return !shown || fine ? [] : [`${one.className} ${one.textContent} ${box.width}×${box.height}`];
      }),
  );

test('by touch on a phone a step is put in, named, given its days, and taken away; 返回 keeps what was typed', async () => {
  const { page, complaints, sheet, tap, back } = await inHand();
  const small: (readonly string[])[] = [];
  const row = (name: string) =>
    page.getByRole('rowheader').filter({ has: page.getByText(name, { exact: true }) });
  small.push(await tooSmall(page));
  await tap('button', '在“受理审查”后加一步');
  small.push(await tooSmall(page));
  await tap('button', /^待办/);
  await tap('button', '改名称');
  await page.locator('input:focus').fill('电话核实');
  await tap('tab', '多久');
  await tap('button', '设一个时限');
  await sheet.getByRole('textbox', { name: '办理时限' }).fill('4');
  await back();
  await row('电话核实').waitFor();
  await page
    .getByRole('row', { name: /电话核实.*4 工作日/ })
    .first()
    .waitFor();
  // The phone's own way back closes what lies over the screen, and stays in the designer.
  await row('电话核实').tap();
  for (const tab of ['谁办', '填什么', '多久', '下一步']) {
    await tap('tab', tab);
    small.push(await tooSmall(page));
  }
  await page.goBack();
  await sheet.waitFor({ state: 'detached' });
  await row('受理审查').tap();
  const remove = sheet.getByRole('toolbar').getByRole('button', { name: '删除' });
  await remove.tap();
  await page.getByRole('alert').getByText('受理审查').waitFor();
  await back();
  await row('电话核实').tap();
  await remove.tap();
  await row('电话核实').waitFor({ state: 'detached' });
  await tap('button', /^撤销$/);
  await row('电话核实').waitFor();
  // The picture shows what was selected in the table, and what is next to it can be touched and opened.
  await row('申请与授权').tap();
  await back();
  await tap('radio', '图');
  await page.locator('.react-flow__node', { hasText: '查重取证照' }).tap();
  await tap('button', '改这一步');
  await sheet.getByRole('heading', { name: '查重取证照' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(small.flat()).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('by touch on a phone a form gets a field with its choices and its place, and a check leads to what it is about', async () => {
  const { page, complaints, sheet, tap, back } = await inHand();
  const names = () => page.locator('.d-field-line b').allInnerTexts();
  await tap('tab', /^表单/);
  await page.locator('.d-field-line').first().waitFor();
  await tap('button', '加一项');
  await tap('button', /^单选/);
  await sheet.getByLabel('名称').fill('怎么通知');
  await sheet.getByText('必须填').tap();
  await sheet.getByRole('textbox', { name: '选项' }).first().fill('打电话');
  await back();
  const field = page.locator('.d-field-list li', { hasText: '怎么通知' });
  expect(await field.innerText()).toContain('单选 · 必填');
  const before = await names();
  await tap('button', '怎么通知：上移');
  expect((await names()).indexOf('怎么通知')).toBe(before.indexOf('怎么通知') - 1);
  await field.getByRole('button').first().tap();
  await sheet.getByRole('textbox', { name: '选项' }).first().and(page.locator(':not(:focus)')).waitFor();
  expect(await sheet.getByRole('textbox', { name: '选项' }).first().inputValue()).toBe('打电话');
  expect(await tooSmall(page)).toEqual([]);
  await back();
  await field.getByRole('button').first().tap();
  await sheet.getByRole('button', { name: '用公式写' }).first().tap();
  await sheet.getByRole('textbox', { name: '什么时候出现' }).fill('nobody.knows = 1');
  await back();
  await tap('button', /^检查：1 个错误/);
  await sheet
    .getByRole('button', { name: /怎么通知/ })
    .first()
    .tap();
  await sheet.getByRole('heading', { name: '怎么通知' }).waitFor();
  await sheet.getByText('nobody.knows').and(page.locator(':focus, :focus *')).waitFor();
  await page.goBack();
  await sheet.waitFor({ state: 'detached' });
  expect(await names()).toContain('怎么通知');
  // The row of a table lies over it as a sheet does, and the phone's way back leaves the row, not the designer.
  await tap('tab', /^台账报表/);
  await page.locator('.d-row-name').first().tap();
  await page.locator('.d-book-side[data-row="true"]').waitFor();
  await page.goBack();
  await page.locator('.d-book-side[data-row="false"]').waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('a new branch asks for its own condition alone, and the check puts the cursor where it is written', async () => {
  const { page, complaints } = await open();
  await page.locator('.react-flow__node[data-id="apply"]').click();
  await page.locator('.d-mini').getByRole('button', { name: '加分支' }).click();
  await page.locator(chosen, { hasText: '新的一步' }).waitFor();
  const wanted = page.locator('.d-check-row, .d-checks li', { hasText: '去“新的一步”的这条' });
  await wanted.waitFor();
  await page.locator('.d-checks').getByText('1 个错误').waitFor();
  await page.locator('.d-inspector').getByRole('tab', { name: '谁办' }).click();
  await wanted.getByText('去看').click();
  const add = page
    .locator('.d-way-card', { hasText: '新的一步' })
    .getByRole('button', { name: /加一个条件/ });
  await add.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await wanted.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await page.close();
});

test('a letter is begun, takes what a form asks for, shows it on paper, and is taken back', async () => {
  const { page, complaints } = await open();
  await page.getByRole('tab', { name: /^文书/ }).click();
  const letters = page.locator('.d-side-list b');
  const before = await letters.count();
  await page.getByRole('button', { name: '新建文书' }).click();
  await page.locator('.d-a4 h2', { hasText: '新的文书' }).waitFor();
  await page.getByRole('textbox', { name: '名称' }).fill('上门告知');
  await page.keyboard.press('Enter');
  await letters.filter({ hasText: '上门告知' }).waitFor();
  await page.getByRole('button', { name: /插入到正文/ }).click();
  await page.keyboard.type('年份');
  await page.getByRole('option', { name: '年份' }).click();
  await page.locator('.d-a4 .d-merge', { hasText: '年份' }).waitFor();
  // A list that a form asks for becomes a table, whose columns are called as the form calls them.
  await page.getByRole('button', { name: /^加一段/ }).click();
  await page
    .getByRole('option', { name: /^明细表：/ })
    .first()
    .click();
  await page.locator('.d-a4 td .d-merge').first().waitFor();
  expect((await page.locator('.d-a4 td').allInnerTexts()).join()).not.toMatch(/[a-z]/);
  // Parts of a photo are nothing to write into a letter.
  await page.getByRole('button', { name: /插入到正文/ }).click();
  expect((await page.getByRole('option').allInnerTexts()).join()).not.toMatch(/[a-z]/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '删去这份文书' }).click();
  expect(await letters.count()).toBe(before);
  await page.keyboard.press('Control+z');
  await letters.filter({ hasText: '上门告知' }).waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('a number becomes a parameter where it stands, named after its step, and the chip leads to it', async () => {
  const { page, complaints } = await open();
  await page.locator('.react-flow__node[data-id="apply"]').click();
  await page.locator('.d-palette .d-item', { hasText: '待办' }).click();
  const panel = page.locator('.d-inspector');
  await panel.getByRole('tab', { name: '多久' }).click();
  const set = panel.getByRole('button', { name: '＋ 设一个时限' });
  if ((await set.count()) > 0) await set.click();
  await panel.getByRole('textbox', { name: '办理时限' }).fill('6');
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: /换成参数/ }).click();
  await page.getByRole('option', { name: '＋ 新参数“新的一步办理时限”：6 工作日' }).click();
  await panel.getByRole('button', { name: '参数：新的一步办理时限' }).click();
  const row = page.locator('.d-parameters tr', { hasText: '新的一步办理时限' });
  expect(await row.first().innerText()).toMatch(/6\s+工作日/);
  expect(complaints).toEqual([]);
  await page.close();
});

test('in large letters the words of every tab are large, not only those of the chart', async () => {
  const { page, complaints } = await open('?size=large');
  for (const tab of ['规则', '参数', '责任', '文书', '台账报表', '样例', '版本', '流程']) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await page.waitForTimeout(300);
    expect([tab, ...(await smallerThan(page, 13.4))]).toEqual([tab]);
  }
  expect(complaints).toEqual([]);
  await page.close();
});

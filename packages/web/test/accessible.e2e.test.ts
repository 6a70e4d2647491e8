import { launchBrowser, startDemo, type DemoServer } from '@fiveones/testkit';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn } from './sign-in.ts';

const investigators = ['1', '2', '3'].map((town) => `townInvestigator-town-${town}-1`);
const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } } as const;

let server: DemoServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startDemo({ templates: ['templates/minimum-living-allowance', 'templates/village-affairs'] }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** What stands in the way of somebody with other eyes or hands: axe's serious and critical findings, and sideways scrolling. */
async function obstaclesOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: inspector } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await inspector.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // To describe all that is in order takes as long as to look for what is not.
      resultTypes: ['violations'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, html }) => `${id} ${target.join(' ')} ${html.slice(0, 120)}`),
      );
  });
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  return sideways ? [...found, 'the page scrolls sideways'] : found;
}

/** Signs in as somebody who has a household to visit, and answers the address of that work. */
async function firstVisit(page: Page, address: string): Promise<string> {
  for (const person of investigators) {
    await signIn(page, address, person);
    await page.goto(address);
    await page.locator('.inbox-row, .empty').first().waitFor();
    const [visit] = await page.getByRole('link', { name: /，入户调查，/ }).all();
    const task = await visit?.getAttribute('href');
    if (task) return task;
  }
  throw new Error('nobody of the demonstration has a household to visit');
}

/** Pages that stand at one address: who sees them, their name, the address, and what stands there once they are ready. */
const pagesOf = [
  [
    'townClerk-town-1-1',
    [
      ['新受理', '/new', '.choice'],
      ['1 套表', '/village', '.figures tbody tr'],
      ['2 本账', '/village/ledger?ledger=livelihood', '.entries'],
      ['3 项清单', '/village/lists', '.list-rows'],
      ['户档', '/household', '.people-found a'],
      ['查办件', '/find?state=running', '.find-table tbody tr'],
      ['责任清单', '/duties', '.duty-table tbody tr'],
      ['离岗代理', '/leave', '.leave h1'],
      ['手册', '/handbook', '.content h1'],
    ],
  ],
  [
    'countyHandler-county-1',
    [
      ['抽样评价', '/duties/sample', 'form'],
      ['指标', '/figures', '.figures tbody tr'],
      ['批量通知', '/batches', '.batches h1'],
      ['发通知', '/batches/new', '.batch-who'],
      ['异常', '/incidents', '.content h1'],
      ['日历', '/calendar', '.content h1'],
    ],
  ],
  [
    'countyAdmin-county-1',
    [
      ['查看记录', '/looks', '.looks [role=status]'],
      ['工作移交', '/handover', '.content h1'],
      ['设计', '/design', 'h1'],
      ['模板库', '/templates', '.sketch svg'],
      ['模板', '/templates/minimum-living-allowance', '.chart-step'],
      ['参数', '/design/minimum-living-allowance/parameters', 'h1'],
      ['公示栏', '/board/980101001001', '.board h1'],
    ],
  ],
] as const;

it.each([
  ['desk', 'light', 'normal'],
  ['desk', 'dark', 'large'],
  ['phone', 'light', 'large'],
  ['phone', 'dark', 'normal'],
] as const)(
  'nobody is kept out of the main pages: %s, %s, %s',
  { timeout: 300_000 },
  async (size, theme, letters) => {
    const context = await browser.newContext({ viewport: sizes[size], locale: 'zh-CN' });
    const page = await context.newPage();
    await page.addInitScript((look) => localStorage.setItem('fiveones.look', JSON.stringify(look)), {
      theme,
      size: letters,
    });
    const found: Record<string, readonly string[]> = {};
    const look = async (name: string, path: string, ready: string) => {
      await page.goto(`${server.address}${path}`);
      await page.locator(ready).first().waitFor();
      const obstacles = await obstaclesOn(page);
      if (obstacles.length > 0) found[name] = obstacles;
    };
    await look('登录', '/signin', '[data-person]');
    const task = await firstVisit(page, server.address);
    await look('今天', '/', '.inbox-row');
    const instance = task.split('/')[2] ?? '';
    await look('办事', task, '.fv-cell');
    // What the step is about is told before its first question.
    if (size === 'phone')
      expect(await page.locator('.phone-notes .step-note').innerText()).toContain('查实吃、穿、住、用');
    await look('办件', `/case/${instance}`, '.strip');
    await page.getByRole('tab', { name: /文书/ }).click();
    const print = await page.locator('.documents a').first().getAttribute('href');
    await look('打印', print ?? '', '.a4');
    for (const [person, pages] of pagesOf) {
      await signIn(page, server.address, person);
      for (const place of pages) await look(...place);
    }
    // A household's own page, from the list of households.
    await signIn(page, server.address, 'townClerk-town-1-1');
    await page.goto(`${server.address}/household`);
    const file = await page.locator('.people-found a').first().getAttribute('href');
    await look('一户', file ?? '', '.lanes');
    await signIn(page, server.address, 'countyHandler-county-1');
    await look('监测', '/monitor', '.monitor-step');
    const behind = await page.locator('.monitor-step').first().getAttribute('href');
    await look('监测的办件', behind ?? '', '.monitor-cases tbody tr');
    await context.close();
    expect(found).toEqual({});
  },
);

it(
  'a masked number is looked at by keyboard for a reason, masked again, and who supervises reads of it',
  { timeout: 120_000 },
  async () => {
    const context = await browser.newContext({ viewport: sizes.desk, locale: 'zh-CN' });
    const page = await context.newPage();
    await signIn(page, server.address, 'countyHandler-county-1');
    await page.goto(`${server.address}/household`);
    await page.locator('.people-found a').first().click();
    const look = page.getByRole('button', { name: /全号$/ }).first();
    await look.press('Enter');
    const question = page.getByRole('dialog');
    await question.getByRole('option', { name: '核对身份' }).waitFor({ state: 'attached' });
    expect(await obstaclesOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await question.getByRole('button').press('Enter');
    await question.getByRole('alert').filter({ hasText: '请先选为什么要看' }).waitFor();
    await question.getByRole('combobox').selectOption({ label: '核对身份' });
    await question.getByRole('textbox').fill('核对户口');
    await page.keyboard.press('Enter');
    const whole = page.locator('.masked .revealed');
    await whole.filter({ hasText: /^\d{17}[\dX]$/ }).waitFor();
    expect(await obstaclesOn(page)).toEqual([]);
    await page.getByRole('button', { name: /^遮住/ }).press('Enter');
    await whole.waitFor({ state: 'detached' });
    await signIn(page, server.address, 'countyAdmin-county-1');
    await page.goto(`${server.address}/looks`);
    await page.getByText('核对身份：核对户口').waitFor();
    expect(await obstaclesOn(page)).toEqual([]);
    await context.close();
  },
);

it(
  'the cases behind a figure of 监测 are reached, left and reached again by keyboard, from where it was pressed',
  { timeout: 60_000 },
  async () => {
    const page = await browser.newPage({ viewport: sizes.desk, locale: 'zh-CN' });
    await signIn(page, server.address, 'countyHandler-county-1');
    await page.goto(`${server.address}/monitor`);
    const step = page.locator('.monitor-step').first();
    await step.press('Enter');
    const behind = page.locator('.monitor-behind');
    await behind.getByRole('row').nth(1).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.className);
    expect(await focused()).toContain('monitor-behind');
    await page.keyboard.press('Escape');
    await behind.waitFor({ state: 'detached' });
    expect(await focused()).toContain('monitor-step');
    await page.keyboard.press('Enter');
    await behind.getByRole('link', { name: '收起' }).press('Enter');
    await behind.waitFor({ state: 'detached' });
    expect(await step.evaluate((pressed) => pressed === document.activeElement)).toBe(true);
    await page.close();
  },
);

it(
  'figures of a whole county come in as one file, looked at before they are written',
  { timeout: 90_000 },
  async () => {
    const page = await browser.newPage({ viewport: sizes.desk, locale: 'zh-CN' });
    await signIn(page, server.address, 'countyHandler-county-1');
    await page.goto(`${server.address}/village?place=980101`);
    await page.getByRole('button', { name: '导入' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载模板' }).click();
    expect((await downloading).suggestedFilename()).toMatch(/填报\.xlsx$/);
    const lines = ['编码,户籍人口（人）,党员数（人）', '980101001001,"1,234",31', '980101001002,九百,20'];
    const file = { name: '户籍.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('“九百”不是数').waitFor();
    expect(await obstaclesOn(page)).toEqual([]);
    const confirm = page.getByRole('button', { name: '确认导入 2 个数' });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: /只导入没有错误的行/ }).press('Space');
    await confirm.press('Enter');
    await page.getByText('写入 2 个数，1 行有错，没有导入。').waitFor();
    await page.goto(`${server.address}/village?place=980101001001`);
    await page.getByRole('button', { name: /^全部 / }).click();
    await page
      .getByText(/^导入于 2026-\d\d-\d\d 由 .+ · 户籍\.csv$/)
      .first()
      .waitFor();
    await page.close();
  },
);

it('an entry is written into the village ledger and undone; what is missing takes the cursor', async () => {
  const page = await browser.newPage({ viewport: sizes.desk, locale: 'zh-CN' });
  page.setDefaultTimeout(20_000);
  await signIn(page, server.address, 'villageHelper-village-1-1-1');
  await page.goto(`${server.address}/village/ledger?ledger=livelihood`);
  await page.getByRole('button', { name: '记一笔' }).click();
  const box = page.getByRole('dialog');
  const kind = box.getByRole('combobox', { name: '类型' });
  const save = box.getByRole('button', { name: '保存' });
  // None is taken for the one meant: an entry of the wrong kind is counted wrongly.
  expect(await kind.inputValue()).toBe('');
  await save.click();
  await box.getByRole('alert').getByText('请选是哪一类。').waitFor();
  expect(await kind.evaluate((select) => select === document.activeElement)).toBe(true);
  await kind.selectOption({ label: '调解' });
  await save.click();
  await page.keyboard.type('两户为水渠吵架，说和了');
  await box.getByLabel('还缺佐证的，写明为什么待补').fill('协议第二天签');
  expect(await obstaclesOn(page)).toEqual([]);
  await save.click();
  const entry = page.getByRole('row', { name: /两户为水渠吵架/ });
  await entry.first().waitFor();
  await entry.first().getByRole('button', { name: '冲正' }).click();
  await box.getByLabel('为什么').fill('记到邻村的账上了');
  await box.getByRole('button', { name: '冲正' }).click();
  await box.waitFor({ state: 'detached' });
  await expect.poll(() => entry.first().getByRole('button', { name: '冲正' }).count()).toBe(0);
  await page.close();
});

it.each(['desk', 'phone'] as const)(
  'a message goes to many cases by keyboard, after the cases were looked at: %s',
  { timeout: 120_000 },
  async (size) => {
    const page = await browser.newPage({ viewport: sizes[size], locale: 'zh-CN' });
    await signIn(page, server.address, 'countyHandler-county-1');
    await page.goto(`${server.address}/batches`);
    await page.getByRole('link', { name: '发通知' }).press('Enter');
    await page.getByLabel('走到哪一步').selectOption({ label: '等变化' });
    await page.getByLabel('办件编号').fill('DD0000-000000');
    const look = page.getByRole('button', { name: '看选中哪些' });
    const item = page.getByRole('combobox', { name: '资料' });
    await item.fill('月保障金');
    const options = page.getByRole('option');
    await options.first().waitFor();
    const place = (await options.allInnerTexts()).indexOf('月保障金');
    for (let step = 0; step <= place; step++) await item.press('ArrowDown');
    await item.press('Enter');
    await page.getByLabel('值', { exact: true }).fill('很多');
    await look.press('Enter');
    await page.getByRole('alert').filter({ hasText: '“月保障金”还没有填要比的值' }).waitFor();
    await item.fill('');
    await item.press('Tab');
    await page.getByLabel('怎么比').waitFor({ state: 'detached' });
    await look.press('Enter');
    await page.getByText('没有找到的编号 1 个：DD0000-000000').waitFor();
    await page.getByLabel('办件编号').fill('');
    await look.press('Enter');
    const send = page.getByRole('button', { name: /^发给 \d+ 件$/ });
    await send.press('Enter');
    await page.getByRole('alert').filter({ hasText: '处要改' }).waitFor();
    expect(await obstaclesOn(page)).toEqual([]);
    await page.locator('[id="batch-noticeNo"]').fill('民价〔2026〕3 号');
    await page.locator('[id="batch-payMonth"]').fill('2026-12');
    await page.locator('[id="batch-perPerson"]').fill('60');
    await page.getByLabel('为什么发').fill('物价上涨，按上级通知发');
    await send.press('Enter');
    await page.getByRole('status').filter({ hasText: '件都收到了' }).waitFor();
    expect(await obstaclesOn(page)).toEqual([]);
    await page.locator('.batch-cases').getByRole('link').first().press('Enter');
    await page.getByText('批量通知：物价上涨，按上级通知发').first().waitFor();
    await page.close();
  },
);

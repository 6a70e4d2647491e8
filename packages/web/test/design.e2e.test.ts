import { launchBrowser, startDemo, type DemoServer } from '@fiveones/testkit';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { atDesk } from './desk.ts';
import { exampleAndPosting } from './posting-package.ts';
import { signIn } from './sign-in.ts';

const helper = 'villageHelper-village-1-1-1';
const admin = 'countyAdmin-county-1';
const leader = 'countyLeader-county-1';

let server: DemoServer;
let browser: Browser;
let page: Page;
let desk: Page;
let templates: string;
const complaints: string[] = [];

beforeAll(async () => {
  templates = await exampleAndPosting();
  server = await startDemo({ templates });
  browser = await launchBrowser();
  desk = await opened(atDesk);
  page = desk;
});
beforeEach(() => {
  page = desk;
});
afterAll(async () => {
  if (process.env['FIVEONES_SHOT']) await page.screenshot({ path: process.env['FIVEONES_SHOT'] });
  await browser.close();
  await server.stop();
  await rm(templates, { recursive: true, force: true });
});

/** A page of its own, whose complaints are collected. */
async function opened(options: BrowserContextOptions): Promise<Page> {
  const fresh = await (await browser.newContext({ ...options, locale: 'zh-CN' })).newPage();
  fresh.setDefaultTimeout(45_000);
  fresh.on('pageerror', (error) => complaints.push(error.message));
  fresh.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  return fresh;
}

/** Starts an application for something and answers where it stands. */
async function start(what: string, name: string): Promise<string> {
  await signIn(page, server.address, helper);
  await page.getByRole('link', { name: '新受理' }).first().click();
  await page.getByRole('radio', { name: what }).check();
  await page.getByRole('button', { name: '开始填申请' }).click();
  await page.locator('[id="application-name"]').fill(name);
  return page.url();
}

/** Starts an application for a card, filled in, and answers where it stands. */
async function begin(name: string): Promise<string> {
  await start('申领优待证', name);
  await page.locator('[id="application-birthDate"]').fill('1950-05-06');
  if (page !== desk) await turn();
  await page.getByText('自己来取', { exact: true }).click();
  return page.url();
}

/** To the second and last part of the form, as a phone shows it. */
async function turn(): Promise<void> {
  await page.getByRole('button', { name: /^保存，下一步：/ }).tap();
  await page.getByText('证怎么领？').waitFor();
}

async function submit(): Promise<string> {
  await page.getByRole('button', { name: /^(检查并)?提交$/ }).click();
  // What was filled in page by page is looked through first.
  if (page !== desk) await page.getByRole('button', { name: '都对，提交' }).tap();
  await page.getByRole('heading', { name: /提交好了|办结了/ }).waitFor();
  return page.locator('main').innerText();
}

it(
  'a step added in the designer is taken by a new case, and not by one that had begun',
  { timeout: 240_000 },
  async () => {
    const before = await begin('旧版大爷');
    await signIn(page, server.address, admin);
    await page.getByRole('link', { name: '设计' }).click();
    await page.getByRole('link', { name: /老年人优待证/ }).click();
    await page.locator('.react-flow__node', { hasText: '填申请' }).click();
    await page.getByRole('button', { name: '在后面加一步' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '搜步骤' }).fill('自动办理');
    await page.keyboard.press('Enter');
    // The new step has the keyboard, not the one that was selected before it.
    await page.locator('.react-flow__node.selected:focus', { hasText: '自动办理' }).waitFor();
    await page.keyboard.press('F2');
    await page.locator('input:focus').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('登记入册');
    await page.keyboard.press('Enter');
    await page.locator('.react-flow__node', { hasText: '登记入册' }).waitFor();
    await page.getByText('没有发现问题').waitFor();
    await publish('申请之后先登记入册。');
    await signIn(page, server.address, helper);
    await page.goto(before);
    await submit();
    expect(await passed('登记入册')).toBe(0);
    await begin('新版奶奶');
    await submit();
    expect(await passed('登记入册')).toBe(1);
    expect(complaints).toEqual([]);
  },
);

it(
  'the same by touch on a phone: a step added and named in the step table is taken by a new case, and not by one that had begun',
  { timeout: 240_000 },
  async () => {
    page = await opened({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
    const sheet = page.getByRole('dialog');
    const back = sheet.getByRole('button', { name: '返回' });
    const before = await begin('旧版大伯');
    await signIn(page, server.address, admin);
    await page.goto(`${server.address}/design`);
    await page.getByRole('link', { name: /老年人优待证/ }).tap();
    await page.getByRole('button', { name: '在“填申请”后加一步' }).tap();
    await sheet.getByRole('button', { name: /^待办/ }).tap();
    await sheet.getByRole('button', { name: '改名称' }).tap();
    await page.locator('input:focus').fill('上门看看');
    await back.tap();
    // What was typed is kept, and the row says it.
    await page.getByRole('rowheader', { name: '上门看看' }).waitFor();
    await page.getByText('没有发现问题').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await publish('申请之后先上门看看。');
    await signIn(page, server.address, helper);
    await page.goto(before);
    await turn();
    expect(await submit()).not.toContain('上门看看');
    await begin('新版大婶');
    expect(await submit()).toContain('上门看看');
    expect(complaints).toEqual([]);
  },
);

/** On the chart of the case that was just submitted: how many steps of this name were passed. */
async function passed(name: string): Promise<number> {
  await page.getByRole('link', { name: '看这件办件' }).click();
  await page.getByRole('tab', { name: '流程图' }).click();
  await page.locator('.chart-step').first().waitFor();
  return page.locator('.chart-step.step-done', { hasText: name }).count();
}

it(
  'days of a public notice raised by clicks hold for a case that begins after, and not for one that had begun; who made their own of it hears of it',
  { timeout: 120_000 },
  async () => {
    const before = await toPost('旧版大爷');
    await signIn(page, server.address, admin);
    await page.getByRole('link', { name: '设计' }).click();
    await ownOf(/先公示后发放/, '邻县的');
    await page.getByText('上级模板没有更新。').waitFor();
    await page.goto(`${server.address}/design`);
    await page.getByRole('link', { name: /先公示后发放/ }).click();
    await page.getByRole('tab', { name: /^参数/ }).click();
    await page.getByRole('button', { name: '公示期' }).click();
    await page.getByRole('textbox', { name: '公示期' }).fill('10');
    await page.keyboard.press('Enter');
    await publish('公示改为十天。');
    await signIn(page, server.address, helper);
    expect(await posted(before)).toContain('2026-11-23 至 2026-11-30');
    expect(await posted(await toPost('新版奶奶'))).toContain('2026-11-23 至 2026-12-03');
    await signIn(page, server.address, admin);
    await page.goto(`${server.address}/design`);
    await page.getByRole('link', { name: /邻县的/ }).click();
    await page.getByRole('tab', { name: '版本' }).click();
    await page.getByText(/上级模板已有 .+ 版，可以合并到草稿/).waitFor();
    await page.locator('.d-upstream').getByRole('button', { name: '合并更新' }).click();
    await page.getByText('1 处照收，没有要您定的').waitFor();
    expect(await page.locator('[data-group="taken"]').innerText()).toContain('公示期');
    await page.getByText('两边没有改到同一处').waitFor();
    // The template tells who has their own of it, and the way back from there leads to what was looked for.
    await page.goto(`${server.address}/templates?q=公示`);
    await page.getByText('已另起 1 份').waitFor();
    await page.getByRole('link', { name: /先公示后发放/ }).click();
    await page.getByRole('link', { name: '邻县的' }).waitFor();
    await page.goBack();
    expect(await page.getByRole('searchbox').inputValue()).toBe('公示');
    expect(complaints).toEqual([]);
  },
);

/** Makes a package of one's own from one of the gallery, found and opened by keys, and shows where it comes from. */
async function ownOf(template: RegExp, name: string): Promise<void> {
  await page.getByRole('link', { name: /从模板开始/ }).click();
  await page.getByRole('searchbox').fill('公示');
  const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: template }) });
  await page.getByRole('status').filter({ hasText: '2 个里有 1 个' }).waitFor();
  await page.getByRole('searchbox').press('ArrowDown');
  expect(await page.locator(':focus').innerText()).toMatch(template);
  // Its chart is drawn small: a form for every step.
  const steps = Number(
    /，(\d+) 步/.exec((await card.getByRole('img').getAttribute('aria-label')) ?? '')?.[1],
  );
  await card.locator('svg').waitFor();
  expect(await card.locator('svg :is(rect:not(.sketch-lane), circle, path:not(.sketch-way))').count()).toBe(
    steps,
  );
  await page.keyboard.press('Enter');
  await page.locator('.chart-step').first().waitFor();
  expect(await page.locator(':is(.chart-step, .chart-point, .chart-frame)').count()).toBe(steps);
  // A name is there already, after the template; another is typed over it.
  expect(await page.getByLabel('叫什么').inputValue()).toMatch(template);
  await page.getByLabel('叫什么').fill(name);
  await page.getByRole('button', { name: '开始设计' }).click();
  await page.getByRole('tab', { name: '版本' }).click();
}

/** The admin hands the draft in, and the leader publishes it. */
async function publish(why: string): Promise<void> {
  await page.getByRole('button', { name: '提交发布' }).click();
  await page.getByLabel('说明').fill(why);
  await page.getByRole('button', { name: /提交给.+复核/ }).click();
  await page.locator('.d-state', { hasText: '待复核' }).waitFor();
  await signIn(page, server.address, leader);
  await page.getByRole('link', { name: '设计' }).click();
  await page.getByRole('link', { name: /等您复核/ }).click();
  await page.getByText(why).waitFor();
  // What changed is told in words alone.
  expect(await page.locator('.d-changes').innerText()).not.toMatch(/[a-z]/);
  await page.getByRole('button', { name: /同意，发布/ }).click();
  await page.locator('.d-state', { hasText: '已发布' }).waitFor();
}

/** Applies for what is given after a public notice; answers where the notice is to be posted. */
async function toPost(name: string): Promise<string> {
  await start('公示后发放', name);
  await submit();
  return (await page.getByRole('link', { name: '接着办：张贴' }).getAttribute('href')) ?? '';
}

/** Posts a notice, and answers what the page of its case says of it. */
async function posted(task: string): Promise<string> {
  await page.goto(server.address + task);
  await page.locator('[id="record-postedAt"]').fill('2026-11-23 09:00');
  await submit();
  await page.getByRole('link', { name: '看这件办件' }).click();
  await page.getByRole('tab', { name: '公示' }).click();
  return page.getByRole('article', { name: '发放公示' }).innerText();
}

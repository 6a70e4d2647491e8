import { launchBrowser, startDemo, type DemoServer } from '@fiveones/testkit';
import { rm } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeDraft, countyFork, fork, publishDraft, upstream } from './newer-template.ts';
import { signIn } from './sign-in.ts';

const admin = 'countyAdmin-county-1';
const leader = 'countyLeader-county-1';
const chart = 'processes/dibao-main.json';

let shelf = '';
let server: DemoServer;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  shelf = await countyFork();
  server = await startDemo({ templates: shelf });
  browser = await launchBrowser();
  page = await (
    await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  ).newPage();
  page.setDefaultTimeout(45_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
}, 240_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(shelf, { recursive: true, force: true });
});

/** The city publishes 1.1.0: another name of one step, and another note where the county has its own. */
async function newerVersion(): Promise<void> {
  await changeDraft(page.request, server.address, {
    packageId: upstream,
    person: admin,
    puts: [
      { file: chart, path: ['nodes', { id: 'issue-acceptance' }, 'name'], value: '送受理通知书' },
      { file: chart, path: ['nodes', { id: 'extra-survey' }, 'note'], value: '可选；走访记录当天录入' },
    ],
  });
  await publishDraft(page.request, server.address, {
    packageId: upstream,
    version: '1.1.0',
    by: admin,
    reviewer: leader,
  });
}

it(
  'the county sees that the city has a newer version, decides what both have changed, and publishes the merge as its own',
  { timeout: 240_000 },
  async () => {
    await newerVersion();
    await signIn(page, server.address, admin);
    await page.getByRole('link', { name: '设计' }).click();
    await page.getByRole('link', { name: /青禾县.*上级有新版 1\.1\.0/ }).click();
    await page.getByRole('button', { name: /^合并更新/ }).click();
    await page.getByRole('heading', { name: '上级模板有更新 1.0.0 → 1.1.0' }).waitFor();
    const lists = page.locator('.d-merge-lists');
    await lists.getByText('步骤“受理通知”改名为“送受理通知书”').waitFor();
    const conflict = page.locator('.d-conflict');
    for (const [side, says] of [
      ['base', '可选，可多次；走访不少于规定户数【建】'],
      ['ours', '必办；走访不少于本县规定的户数，受访人保密'],
      ['theirs', '可选；走访记录当天录入'],
    ] as const)
      expect(await conflict.locator(`[data-side="${side}"]`).innerText()).toContain(says);

    // Nothing is merged while something waits: the way there leads to what waits.
    await page.getByRole('button', { name: '合并成草稿' }).click();
    await page.locator('#d-conflict-title:focus').waitFor();
    // By the keyboard, on to the two answers, and the second of them.
    await page.getByRole('radio', { name: /留我县的/ }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: /用上级的/ }).isChecked()).toBe(true);

    // To the place on the chart and back; what was chosen is still there, also for a page that is opened anew.
    await conflict.getByRole('button', { name: '到图上看' }).click();
    await page.locator('.react-flow__node.selected', { hasText: '邻里访问' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^合并更新/ }).click();
    await conflict.waitFor();
    expect(await page.getByRole('radio', { name: /用上级的/ }).isChecked()).toBe(true);

    await page.getByRole('button', { name: '合并成草稿' }).click();
    await page.getByText('已合并到草稿（上级 1.1.0 版）').waitFor();
    // It can be undone, and done again.
    await page.getByRole('button', { name: '撤销这次合并' }).click();
    await page.getByRole('heading', { name: '上级模板有更新 1.0.0 → 1.1.0' }).waitFor();
    await page.getByRole('button', { name: '合并成草稿' }).click();
    await page.getByText('已合并到草稿（上级 1.1.0 版）').waitFor();
    await page.getByText('已保存').first().waitFor();

    await publishDraft(page.request, server.address, {
      packageId: fork,
      version: '1.2.0',
      by: admin,
      reviewer: leader,
    });
    await signIn(page, server.address, admin);
    await page.getByRole('link', { name: '设计' }).click();
    const card = page.getByRole('link', { name: /青禾县/ });
    expect(await card.innerText()).toMatch(/1\.2\.0 版/);
    expect(await card.innerText()).not.toMatch(/上级有新版/);
    await card.click();
    await page.getByRole('tab', { name: '版本' }).click();
    await page.getByText('照“最低生活保障”1.1.0 版另起。上级模板没有更新。').waitFor();
    expect(complaints).toEqual([]);
  },
);

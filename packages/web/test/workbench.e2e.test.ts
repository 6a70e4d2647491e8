import { rm } from 'node:fs/promises';
import { launchBrowser, startDemo, type DemoServer } from '@fiveones/testkit';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { called } from './calls.ts';
import { deskPage } from './desk.ts';
import { workbenchPackage } from './workbench-package.ts';

const helper = 'villageHelper-village-1-1-1';
const asked = 'townClerk-town-2-1';
const colleague = 'townClerk-town-2-2';
const [first, second] = ['townClerk-town-1-1', 'townClerk-town-1-2'];
const handler = 'countyHandler-county-1';
const admin = 'countyAdmin-county-1';
const about = { packageId: 'proof', process: 'proof', region: '980101001001' };
const reason = '名单漏了一个人，补上';

let server: DemoServer;
let browser: Browser;
let page: Page;
let templates: string;
const complaints: string[] = [];

beforeAll(async () => {
  templates = await workbenchPackage();
  server = await startDemo({ templates });
  browser = await launchBrowser();
  page = await deskPage(browser, complaints);
  await page.goto(`${server.address}/signin`);
}, 90_000);
afterAll(async () => {
  if (process.env['FIVEONES_SHOT']) await page?.screenshot({ path: process.env['FIVEONES_SHOT'] });
  await browser?.close();
  await server?.stop();
  await rm(templates, { recursive: true, force: true });
});

const call = <T>(procedure: string, input: object): Promise<T> => called(page, procedure, input);

async function as(person: string, at = '/'): Promise<void> {
  await call('session.signIn', { person });
  await page.goto(server.address + at);
}

const offline = (off: boolean): Promise<void> => page.context().setOffline(off);
const alertSaying = (words: RegExp): Promise<void> =>
  page.getByRole('alert').filter({ hasText: words }).first().waitFor();
const noNetwork = /网络不通/;

/** Goes on by Tab until something has the keyboard, as who has no mouse does. */
async function tabTo(wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let step = 0; step < 120; step++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not come to ${String(wanted)}`);
}

async function press(wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(wanted);
  await page.keyboard.press(key);
}

async function typeInto(wanted: Locator, text: string): Promise<void> {
  await tabTo(wanted);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Chooses an operation in 更多 and does it with a reason. */
async function operate(name: string, one?: string): Promise<void> {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  if (one !== undefined)
    await dialog.locator('select').selectOption({ label: await optionWith(dialog, one) });
  await dialog.locator('textarea').fill(reason);
  await dialog.getByRole('button', { name: `确定${name}` }).click();
  await dialog.waitFor({ state: 'detached' });
}

const optionWith = (dialog: Locator, text: string): Promise<string> =>
  dialog.locator('option', { hasText: text }).first().innerText();

/** Opens the case's work from the list of who is signed in. */
const openWork = (): Promise<void> =>
  page.locator('.inbox-row', { hasText: '周大爷' }).first().getByRole('link').first().click();

const nameOf = async (person: string): Promise<string> => {
  await as(person);
  return page.locator('.nav .person b, .nav b').last().innerText();
};

let instance = '';

it(
  'a start form takes an attachment and is handed in when the network is back; nothing typed is lost',
  { timeout: 60_000 },
  async () => {
    await as(helper, `/new/${about.packageId}/${about.process}/${about.region}`);
    await page.locator('[id="application-name"]').fill('周大爷');
    await page.getByText('白塔镇', { exact: true }).click();
    // What calls itself a picture and is none is refused for that, and not for the network.
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '改名.png', mimeType: 'image/png', buffer: Buffer.from('hello') });
    await page.getByText(/^改名\.png 没有收下：/).waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: '户口簿.png',
      mimeType: 'image/png',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1]),
    });
    await page.getByRole('link', { name: '户口簿.png' }).waitFor();
    await page.getByText(/草稿已保存/).waitFor();
    await offline(true);
    await page.locator('[id="application-name"]').fill('周大爷（补）');
    await page.getByText(/还没送到，内容在这台电脑上/).waitFor();
    await page.getByRole('button', { name: '检查并提交' }).click();
    await alertSaying(noNetwork);
    await offline(false);
    await page.reload();
    expect(await page.locator('[id="application-name"]').inputValue()).toBe('周大爷（补）');
    await page.getByRole('link', { name: '户口簿.png' }).waitFor();
    await page.getByRole('button', { name: '检查并提交' }).click();
    await page.waitForURL(/\/case\//);
    instance = page.url().split('/').at(-1) ?? '';
    await page.getByRole('tab', { name: /数据/ }).click();
    await page.locator('summary', { hasText: '申请' }).click();
    const kept = page.getByRole('link', { name: '户口簿.png' });
    const address = (await kept.getAttribute('href')) ?? '';
    const status = (person: string): Promise<number> =>
      as(person).then(() => page.evaluate(async (url) => (await fetch(url)).status, address));
    expect([await status(first), await status(colleague)]).toEqual([200, 200]);
    expect(await status('townClerk-town-3-1')).toBe(404);
  },
);

const field = (name: string, where = page) => where.locator(`[id="proof-${name}"]`);

it(
  'a step is done in another town, filled in without a network, and all of it is there when it is opened again',
  { timeout: 60_000 },
  async () => {
    await as(asked);
    await openWork();
    await field('result').fill('户籍在本镇');
    expect(await page.title()).toMatch(/^周大爷.* · .+ · 五个一$/);
    await page
      .getByText(/草稿已保存/)
      .first()
      .waitFor();
    await offline(true);
    await field('basis').fill('户籍底册');
    await page
      .getByText(/还没送到/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^(检查并)?提交$/ }).click();
    await alertSaying(noNetwork);
    await field('note').fill('断网以后接着写的');
    await offline(false);
    await page
      .getByText(/草稿已保存/)
      .first()
      .waitFor();
    await page.reload();
    for (const [name, text] of [
      ['result', '户籍在本镇'],
      ['basis', '户籍底册'],
      ['note', '断网以后接着写的'],
    ] as const)
      expect(await field(name).inputValue()).toBe(text);
  },
);

it(
  'two windows do not go over what the other has kept; handed in in one, told in the other, and seen again from 已办',
  { timeout: 60_000 },
  async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await Promise.all([
      other.waitForResponse(/task\.saveDraft/),
      field('note', other).fill('另一个窗口写的'),
    ]);
    await field('note').fill('这个窗口写的');
    await alertSaying(/在别的窗口也在填/);
    // It stays in sight wherever in the paper one is, and the corner says that nothing is kept.
    await page.setViewportSize({ width: 1366, height: 420 });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const mine = page.getByRole('button', { name: /^用这里填的/ });
    expect((await mine.boundingBox())?.y).toBeGreaterThan(0);
    await page.getByText('没有存，看上面的提示').waitFor();
    await page.setViewportSize({ width: 1366, height: 768 });
    await mine.click();
    await page.getByRole('button', { name: /^(检查并)?提交$/ }).click();
    await page.getByRole('heading', { name: /提交好了/ }).waitFor();
    await field('note', other).fill('又写了一句');
    await other.getByRole('alert').filter({ hasText: '已经在别的窗口办完了' }).waitFor();
    expect(await field('note', other).inputValue()).toBe('又写了一句');
    await other.close();

    await as(asked);
    await page.getByRole('tab', { name: /已办/ }).click();
    await page
      .getByRole('link', { name: /周大爷/ })
      .first()
      .click();
    await page.getByText(/您办完“户籍地出证明”时的样子/).waitFor();
    expect(await page.getByRole('button', { name: '更多' }).count()).toBe(0);
    await as(colleague, `/case/${instance}`);
    await page.getByRole('heading', { level: 1, name: /没有|不/ }).waitFor();
  },
);

it('the list of a vote is changed while it goes on, from 更多', { timeout: 60_000 }, async () => {
  const [out, come] = [await nameOf(second), await nameOf('townClerk-town-2-2')];
  await as(handler, `/case/${instance}`);
  await operate('减少表决人', out);
  await as(handler, `/case/${instance}`);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '增加表决人', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '增加表决人' });
  const offered = await dialog.locator('option').allInnerTexts();
  expect(offered.join()).not.toContain(come);
  await dialog.locator('select').selectOption({ label: await optionWith(dialog, out) });
  await dialog.locator('textarea').fill(reason);
  await dialog.getByRole('button', { name: '确定增加表决人' }).click();
  await dialog.waitFor({ state: 'detached' });
  for (const person of [first, second]) {
    await as(person);
    await openWork();
    await page.locator('.ballot label').first().click();
    await page
      .getByRole('button', { name: /提交|投/ })
      .last()
      .click();
    await page.getByRole('heading', { name: /提交好了/ }).waitFor();
  }
  await as(second);
  await openWork();
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '我来办', exact: true }).click();
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await as(first, `/case/${instance}`);
  await page.locator('.history li').first().waitFor();
  const history = await page.locator('main').innerText();
  for (const told of ['加进“会商”的名单', '从“会商”的名单去掉', '出具']) expect(history).toContain(told);
});

it('the warning of a clock reaches whom it is for', { timeout: 60_000 }, async () => {
  await as(handler);
  await call('demo.advance', { to: '2026-12-02T18:00:00+08:00' });
  await page.reload();
  await page.getByRole('tab', { name: /待阅/ }).click();
  await page.locator('.inbox-row.told', { hasText: '周大爷' }).filter({ hasText: '快到期了' }).waitFor();
});

it(
  'cases that stopped, the calendar and handing over are used by keyboard alone, and keep what is typed when the network goes',
  { timeout: 90_000 },
  async () => {
    await as(helper);
    await call('work.begin', {
      ...about,
      data: { application: { name: '吴大娘' } },
      key: crypto.randomUUID(),
    });
    await as(admin, '/incidents');
    await press(page.getByRole('button', { name: '补数据…' }).first());
    const dialog = page.getByRole('dialog');
    // Tab comes to the first of a group, the arrows go on in it.
    await press(dialog.getByRole('radio', { name: '白塔镇' }), 'ArrowDown');
    await typeInto(dialog.getByLabel('理由'), '户籍地漏填了');
    await offline(true);
    await press(dialog.getByRole('button', { name: '改好，接着办' }));
    await alertSaying(noNetwork);
    expect(await dialog.getByLabel('理由').inputValue()).toBe('户籍地漏填了');
    expect(await dialog.getByRole('radio', { name: '云岭乡' }).isChecked()).toBe(true);
    await offline(false);
    await press(dialog.getByRole('button', { name: '改好，接着办' }));
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('没有停下的办件。').waitFor();

    await as(admin, '/calendar');
    const own = page.locator('.calendar-rows').last();
    await press(own.getByRole('button', { name: '添一行' }));
    await typeInto(own.getByLabel('从').last(), '2026-12-07');
    await typeInto(own.getByLabel('事由').last(), '停电');
    await offline(true);
    await press(page.getByRole('button', { name: '看看影响' }));
    await alertSaying(noNetwork);
    expect(await own.getByLabel('事由').last().inputValue()).toBe('停电');
    await offline(false);
    await press(page.getByRole('button', { name: '看看影响' }));
    await typeInto(page.getByLabel('为什么改'), '全县停电检修');
    await offline(true);
    await press(page.getByRole('button', { name: '换上这张日历' }));
    await alertSaying(noNetwork);
    expect(await page.getByLabel('为什么改').inputValue()).toBe('全县停电检修');
    await offline(false);
    await press(page.getByRole('button', { name: '换上这张日历' }));
    await page.getByText(/已经换上新日历/).waitFor();

    await as(admin, '/handover');
    await tabTo(page.getByLabel('谁离职'));
    await page.keyboard.press('ArrowDown');
    // Whoever has most in hand stands first.
    expect(await page.getByLabel('谁离职').inputValue()).toBe(second);
    await typeInto(page.getByLabel('事由'), '调离');
    await page
      .getByText(/谁都可以接|手里没有|件/)
      .first()
      .waitFor();
    await offline(true);
    await press(page.getByRole('button', { name: '确定转办' }));
    await alertSaying(noNetwork);
    expect(await page.getByLabel('事由').inputValue()).toBe('调离');
    await offline(false);
    await press(page.getByRole('button', { name: '确定转办' }));
    await page.getByText(/转好了/).waitFor();
    expect(complaints).toEqual([]);
  },
);

/** Whether what has the keyboard, or the box around it, shows that it has. */
const showsFocus = (): Promise<boolean> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return [at, at?.parentElement, at?.closest('label, search')].some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
  });

it('who may not design is told so, and has a way out', async () => {
  await as(first, '/design/proof');
  await page.getByRole('alert').getByText('您的岗位不能做这一步。').waitFor();
  await page.getByRole('button', { name: '返回' }).click();
  await page.waitForURL('**/design');
  await page.getByRole('link', { name: '回到今天' }).click();
  // The link is gone: the keyboard goes on from what is shown instead of it.
  await page.getByRole('heading', { level: 1, name: '今天' }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
});

it(
  'keys alone are enough from signing in to handing in, and what has the focus is seen on the way',
  { timeout: 60_000 },
  async () => {
    await page.goto(`${server.address}/signin`);
    const person = page.locator(`[data-person="${helper}"]`);
    await person.waitFor({ state: 'attached' });
    const fold = page.locator(`details:not([open]):has([data-person="${helper}"]) > summary`);
    if ((await fold.count()) > 0) await press(fold);
    await press(person);
    const way = [
      page.getByRole('link', { name: '新受理' }).first(),
      page.getByRole('button', { name: '开始填申请' }),
      page.getByRole('textbox', { name: '姓名' }),
    ];
    for (const stop of way) {
      await tabTo(stop);
      expect(await showsFocus(), String(stop)).toBe(true);
      if (stop !== way.at(-1)) await page.keyboard.press('Enter');
    }
    await page.keyboard.type('郑大叔');
    await press(page.getByRole('radio', { name: '白塔镇' }), 'Space');
    await press(page.getByRole('button', { name: '检查并提交' }));
    await page.waitForURL(/\/case\//);
    await page.getByText('郑大叔').first().waitFor();
    expect(complaints).toEqual([]);
  },
);

it('what is refused stands in the frame of the page, with a way back', async () => {
  await as(helper, '/incidents');
  await page.locator('.shell [role=alert]').getByText('您的岗位不能做这一步。').waitFor();
  await page.locator('.shell .top .back').click();
  await page.getByRole('heading', { level: 1, name: '今天' }).waitFor();
  await as(helper, '/print/unknown?docs=none');
  await page.locator('.shell [role=alert]').waitFor();
  expect(await page.locator('.shell .top .back').getAttribute('href')).toBe('/case/unknown');
});

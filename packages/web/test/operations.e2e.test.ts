import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launchBrowser, startDemo, type DemoServer } from '@fiveones/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { called } from './calls.ts';
import { deskPage } from './desk.ts';

const people = {
  helper: 'villageHelper-village-1-1-1',
  clerk: 'townClerk-town-1-1',
  colleague: 'townClerk-town-1-2',
  county: 'countyHandler-county-1',
  admin: 'countyAdmin-county-1',
  leader: 'countyLeader-county-1',
} as const;
type Who = keyof typeof people;

const reason = '出生日期与户口本不一致，请核对';
const application = { application: { name: '周大爷', birthDate: '1950-05-06', deliver: 'self' } };

let server: DemoServer;
let browser: Browser;
let page: Page;
let templates: string;
const complaints: string[] = [];

beforeAll(async () => {
  templates = await packageWithEveryOperation();
  server = await startDemo({ templates });
  browser = await launchBrowser();
  page = await deskPage(browser, complaints);
  await page.goto(`${server.address}/signin`);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(templates, { recursive: true, force: true });
});

/** The first process of the examples, with reasons of rejection, an optional review and a choice of who does it. */
async function packageWithEveryOperation(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fiveones-operations-'));
  const example = path.resolve(import.meta.dirname, '../../../examples/first-process');
  await cp(example, path.join(folder, 'first-process'), { recursive: true });
  const file = path.join(folder, 'first-process/processes/apply-card.json');
  const chart = JSON.parse(await readFile(file, 'utf8')) as { nodes: { id: string }[] };
  const more: Readonly<Record<string, object>> = {
    apply: { chooseNext: true },
    review: { optional: true, reject: { to: 'refused', reasons: [{ code: 'fake', name: '材料不实' }] } },
  };
  const nodes = chart.nodes.map((node) => ({ ...node, ...more[node.id] }));
  await writeFile(file, JSON.stringify({ ...chart, nodes }));
  return folder;
}

const call = <T>(procedure: string, input: object): Promise<T> => called(page, procedure, input);

async function as(who: Who, at = '/'): Promise<void> {
  await call('session.signIn', { person: people[who] });
  await page.goto(server.address + at);
}

/** A case that the village has handed to the town; its number of days and papers do not matter here. */
async function handedIn(): Promise<string> {
  await call('session.signIn', { person: people.helper });
  const started = await call<{ instance: string; task: string }>('work.start', {
    packageId: 'first-process',
    process: 'apply-card',
    region: '980101001001',
  });
  await call('task.submit', { task: started.task, key: crypto.randomUUID(), data: application });
  return started.instance;
}

interface Given {
  readonly one?: string;
  readonly several?: readonly string[];
  readonly way?: string;
  readonly reason?: string;
  /** A sentence that the preview must hold. */
  readonly foretold?: RegExp;
}

/** Chooses an operation in 更多, answers what it asks, reads what it foretells, and does it. */
async function operate(name: string, given: Given = {}): Promise<void> {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
  if (Object.keys(given).length === 0) return page.getByRole('menu').waitFor({ state: 'detached' });
  const dialog = page.getByRole('dialog', { name });
  if (given.one !== undefined) await dialog.locator('select').selectOption({ label: given.one });
  for (const person of given.several ?? []) {
    await dialog
      .getByLabel('找人')
      .fill(person)
      .catch(() => undefined);
    await dialog.locator('.people-list label', { hasText: person }).click();
  }
  if (given.way !== undefined) await dialog.getByText(given.way).click();
  if (given.reason !== undefined) await dialog.locator('textarea').fill(given.reason);
  if (given.foretold) await dialog.locator('.foretold').getByText(given.foretold).first().waitFor();
  await dialog.getByRole('button', { name: `确定${name}` }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Opens the case's work from the list of who is signed in. */
async function openWork(tab?: string): Promise<void> {
  if (tab !== undefined) await page.getByRole('tab', { name: tab }).click();
  await page.locator('.inbox-row', { hasText: '周大爷' }).first().getByRole('link').first().click();
  await page.getByRole('button', { name: '更多' }).waitFor();
}

const nameOf = async (who: Who): Promise<string> => {
  await call('session.signIn', { person: people[who] });
  await page.goto(server.address);
  return page.locator('.nav .person b, .nav b').last().innerText();
};
const submit = async (label: string | RegExp) => {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('heading', { name: /提交好了|办结了/ }).waitFor();
};

it('every office operation is done by clicks, each foretold', { timeout: 120_000 }, async () => {
  const colleague = await nameOf('colleague');
  const leader = await nameOf('leader');
  const instance = await handedIn();
  const casePage = `/case/${instance}`;

  await as('helper', casePage);
  await operate('拿回', { foretold: /收回“镇审核”/ });
  await as('helper');
  await openWork();
  await submit('检查并提交');
  await as('helper', casePage);
  await operate('催办', { foretold: /标催办/ });
  await operate('抄送', { several: [leader], foretold: new RegExp(`告诉${leader}`) });
  await operate('留言', { reason: '老人不会用手机', foretold: /都能看到/ });

  await as('clerk');
  await page.locator('.inbox-row .chip', { hasText: '催办' }).first().waitFor();
  await openWork();
  await operate('我来办');
  await page.getByText('归您办了').waitFor();
  await operate('放回');
  await operate('退回', { way: '直接送回给我', reason, foretold: /办完直接回到“镇审核”/ });
  await page.getByRole('status').filter({ hasText: '退回好了' }).waitFor();
  await as('helper');
  await openWork('被退回');
  await page.getByText(reason).first().waitFor();
  await submit('检查并提交');

  await as('clerk');
  await openWork();
  await operate('委派', { one: await optionOf(colleague), reason, foretold: new RegExp(`转到${colleague}`) });
  await as('colleague');
  await openWork();
  await page.getByRole('button', { name: '办好，交回去' }).click();
  await page.getByRole('heading', { name: /提交好了/ }).waitFor();
  await as('clerk');
  await openWork();
  await operate('加签', { several: [colleague], reason, foretold: /签完才能提交/ });
  await page.getByText(`还在等${colleague}加签`).waitFor();
  await operate('减签', { reason, foretold: /收回/ });
  await operate('转办', { reason, foretold: new RegExp(`转到${colleague}`) });

  await as('colleague');
  await openWork();
  await operate('驳回', { reason: '提交的出生证明与核对结果不符。', foretold: /办件到此结束/ });
  await as('helper');
  await page.getByRole('tab', { name: /待阅/ }).click();
  await page.locator('.inbox-row.told', { hasText: '驳回了' }).getByRole('button', { name: '已阅' }).click();
  await page.locator('.inbox-row.told').waitFor({ state: 'detached' });

  await as('admin', casePage);
  await operate('唤醒', { one: '镇审核', reason, foretold: /办件重新办/ });
  await as('leader');
  await page.getByRole('tab', { name: /待阅/ }).click();
  await page.getByRole('button', { name: '会怎样' }).click();
  await page.getByRole('button', { name: /^确定/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await as('admin', casePage);
  await operate('跳转', { one: '填申请', reason, foretold: /“填申请”交给/ });
  await as('leader', casePage);
  await operate('不同意申请', { reason, foretold: /申请不生效/ });
  await as('county', casePage);
  await operate('终止', { reason, foretold: /收回“镇审核”/ });

  await as('leader', casePage);
  await operate('已阅', { foretold: /./ });
  const history = await page.locator('main').innerText();
  for (const told of ['拿回', '催办', '退回到', '委派', '减去', '转给', '驳回', '重新办', '不同意', '终止'])
    expect(history).toContain(told);
  expect(complaints).toEqual([]);
});

/** A person as the list of choices shows them. */
const optionOf = async (name: string): Promise<string> => {
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '委派', exact: true }).click();
  const option = page.getByRole('dialog').locator('option', { hasText: name });
  const label = await option.innerText();
  await page.getByText('取消', { exact: true }).click();
  return label;
};

it(
  'who does the next step is chosen, an optional step passed over, and a colleague stands in',
  { timeout: 60_000 },
  async () => {
    const colleague = await nameOf('colleague');
    await call('session.signIn', { person: people.helper });
    const started = await call<{ instance: string; task: string }>('work.start', {
      packageId: 'first-process',
      process: 'apply-card',
      region: '980101001001',
    });
    await call('task.saveDraft', { task: started.task, data: application });
    await as('helper', `/task/${started.task}`);
    await page
      .locator('.card', { hasText: '下一步交给谁' })
      .locator('select')
      .selectOption({ label: colleague });
    await submit('检查并提交');

    await as('colleague', '/leave');
    const until = page.getByLabel('到哪天（含）');
    await until.fill('六月底');
    await page.getByLabel('事由').fill('培训');
    await page.getByRole('button', { name: '设好代理' }).click();
    // What is no day stays as it was typed, is told beside it in our words, and nothing is set.
    await page.getByText('请填日期，例如 2026-01-31').waitFor();
    expect(await until.inputValue()).toBe('六月底');
    expect(await page.getByRole('listitem').filter({ hasText: '代我办' }).count()).toBe(0);
    await page.getByLabel('从哪天').fill('2026年11月23日');
    await until.fill('2027.6.30');
    await until.press('Enter');
    // The label of the form says these words too: what was set stands in the list.
    await page.getByRole('listitem').filter({ hasText: '代我办' }).waitFor();

    await as('clerk');
    await page
      .locator('.inbox-row .chip', { hasText: `代${colleague}` })
      .first()
      .waitFor();
    await openWork();
    await page.getByText(`${colleague}离岗`).waitFor();
    await as('admin', '/handover');
    await page.getByLabel('谁离职').selectOption(people.colleague);
    await page.getByLabel('事由').fill('调离');
    await page
      .getByText(/谁都可以接/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: '确定转办' }).click();
    await page.getByText(/转好了/).waitFor();

    await as('clerk');
    await openWork();
    await operate('跳过这一步', { reason, foretold: /./ });
    expect(complaints).toEqual([]);
  },
);

it(
  'who fills in a step that a colleague takes is told while typing and keeps the text; sending back is called so',
  { timeout: 60_000 },
  async () => {
    await handedIn();
    await as('clerk');
    await openWork();
    const theirs = await deskPage(browser, complaints);
    await theirs.goto(`${server.address}/signin`);
    await called(theirs, 'session.signIn', { person: people.colleague });
    await theirs.goto(page.url());
    await theirs.getByRole('button', { name: '更多' }).click();
    await theirs.getByRole('menuitem', { name: '我来办', exact: true }).click();
    await theirs.getByText('归您办了').waitFor();
    const written = page.locator('.opinion textarea');
    await written.fill('户口本还没有核对');
    await page.getByRole('alert').filter({ hasText: '已经接手这一件' }).waitFor();
    expect(await written.inputValue()).toBe('户口本还没有核对');
    expect(await page.getByRole('button', { name: '提交', exact: true }).isDisabled()).toBe(true);

    await theirs.locator('.opinion').getByText('退回', { exact: true }).click();
    await theirs.locator('.opinion textarea').fill(reason);
    await theirs.getByRole('button', { name: '提交', exact: true }).click();
    await theirs.getByRole('heading', { name: '退回好了，“填申请”重新办' }).waitFor();
    await theirs.close();
  },
);

import type { HouseholdFound, HouseholdView, Inbox, TaskView } from '@fiveones/casework';
import { launchBrowser, startDemo, type DemoServer } from '@fiveones/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asked as askedOf } from './calls.ts';
import { deskPage } from './desk.ts';

const county = 'countyHandler-county-1';
let server: DemoServer;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  server = await startDemo({ templates: ['templates/low-income-monitoring'] });
  browser = await launchBrowser();
  page = await deskPage(browser, complaints);
}, 90_000);
afterAll(async () => {
  if (process.env['FIVEONES_SHOT']) await page?.screenshot({ path: process.env['FIVEONES_SHOT'] });
  await browser?.close();
  await server?.stop();
});

const headers = { 'x-fiveones': '1' };
const asked = <T>(procedure: string, input?: object): Promise<T> =>
  askedOf(page, server.address, procedure, input);
const sent = async (procedure: string, data: object): Promise<void> => {
  const answer = await page.request.post(`${server.address}/trpc/${procedure}`, { headers, data });
  expect(answer.ok(), await answer.text()).toBe(true);
};
const as = (person: string): Promise<void> => sent('session.signIn', { person });

/** The first household that somebody sees of which something holds. */
async function householdWith(holds: (view: HouseholdView) => boolean): Promise<HouseholdView | undefined> {
  for (const { person } of await asked<readonly HouseholdFound[]>('household.find', { text: '' })) {
    const view = await asked<HouseholdView>('household.get', { person });
    if (holds(view)) return view;
  }
  return undefined;
}
/** Signs in whoever of a post has the work of a case, and answers it. */
async function taskOf(
  people: readonly { readonly id: string }[],
  post: string,
  instance: string,
): Promise<string> {
  for (const { id } of people.filter((person) => person.id.startsWith(post))) {
    await as(id);
    const { open } = await asked<Inbox>('work.inbox');
    const item = open.find((one) => one.instance === instance);
    if (item?.task !== undefined) return item.task;
  }
  throw new Error(`nobody at ${post} has work of ${instance}`);
}

const visit = async (view: HouseholdView | undefined): Promise<void> => {
  await page.goto(`${server.address}/household/${view?.person}`);
  await page.getByRole('heading', { level: 1, name: `${view?.name}户` }).waitFor();
};
const card = (heading: string) =>
  page.locator('section.card', { has: page.getByRole('heading', { name: heading }) });

it('a warning in progress stands in the head of the page and leads to its case', async () => {
  await as(county);
  await visit(await householdWith(({ warnings }) => warnings.some(({ running }) => running)));
  await page.locator('header', { hasText: '1 条预警处理中' }).waitFor();
  const warning = card('预警').getByRole('listitem').first();
  expect(await warning.innerText()).toMatch(/级别 (一般|重要|紧急)/);
  await warning.getByRole('link').click();
  await page.getByText('预警生成与处置').first().waitFor();
});

it('the plan says what became of each measure; then a visit is registered by the keyboard', async () => {
  let helper = '';
  const people = await asked<readonly { readonly id: string }[]>('session.people');
  await as(county);
  const planned = await householdWith(({ plan }) => plan?.measures[0]?.pursued?.waitsFor === '认领回执');
  const [measure] = planned?.plan?.measures ?? [];
  await visit(planned);
  const row = page.locator('table.plan tbody tr').first();
  await row.getByText(measure?.cells[0] ?? '').waitFor();
  expect(await row.getByRole('link').innerText()).toBe('等认领回执');
  for (helper of people.map(({ id }) => id).filter((id) => id.startsWith('villageHelper-'))) {
    await as(helper);
    if (await householdWith(({ person }) => person === planned?.person)) break;
  }
  await visit(planned);
  // The plan is not for the village, and nothing is to be visited yet.
  expect(await row.count()).toBe(0);
  expect(await page.getByRole('button', { name: '登记走访' }).count()).toBe(0);

  const task = await taskOf(people, 'medicalInsuranceLiaison-', measure?.pursued?.instance ?? '');
  const { forms } = await asked<TaskView>('task.get', { task });
  await sent('task.submit', {
    task,
    key: 'household-reply-1',
    data: { referral: { ...forms[0]?.value, replyCode: 'done' } },
  });

  await as(county);
  await visit(planned);
  expect(await row.getByRole('link').innerText()).toBe('已办');
  await as(helper);
  await visit(planned);
  await page.getByRole('button', { name: '登记走访' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await dialog.getByRole('alert').first().waitFor();
  await dialog.getByRole('radio', { name: '否' }).first().focus();
  await page.keyboard.press('Space');
  await dialog.locator('textarea').fill('身体恢复得不错。');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await card('走访').getByText('走访更新').waitFor();
  expect(await card('走访').innerText()).toContain('1 次');
  expect(complaints).toEqual([]);
}, 60_000);

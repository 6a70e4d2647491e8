import type { HouseholdFound, HouseholdView } from '@fiveones/casework';
import { launchBrowser, startFilledDemo, type DemoServer } from '@fiveones/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asked as askedOf } from './calls.ts';
import { deskPage } from './desk.ts';

let server: DemoServer;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  server = await startFilledDemo(['templates/minimum-living-allowance']);
  browser = await launchBrowser();
  page = await deskPage(browser, complaints);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const asked = <T>(procedure: string, input: object): Promise<T> =>
  askedOf(page, server.address, procedure, input);

/** One document of each kind that somebody finds among the households of a few common names. */
async function documentsOf(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    names.map((text) => asked<readonly HouseholdFound[]>('household.find', { text })),
  );
  const people = [...new Set(found.flat().map(({ person }) => person))];
  const views: HouseholdView[] = [];
  // One after the other: so many at once would each wait for all others.
  for (const person of people) views.push(await asked('household.get', { person }));
  return new Map(
    views.flatMap(({ documents }) =>
      documents.map(({ name, instance, id }) => [name, `/print/${instance}?docs=${id}`] as const),
    ),
  );
}

/** In millimetres: what stands on the sheet as it is printed, between the margins of the page. */
const printedHeight = (): Promise<number> =>
  page.locator('.a4').evaluate((sheet: HTMLElement) => {
    sheet.style.width = '170mm';
    sheet.style.minHeight = '0';
    const { width, height } = sheet.getBoundingClientRect();
    return (height / width) * 170;
  });

it('every notice of the allowance is printed on one page, the confirmation with all its clauses too', async () => {
  const headers = { 'x-fiveones': '1' };
  await page.request.post(`${server.address}/trpc/session.signIn`, {
    headers,
    data: { person: 'countyHandler-county-1' },
  });
  const documents = await documentsOf([...'王李张周陈花韩章赵刘孙吴郑冯何吕杨朱秦许']);
  expect([...documents.keys()]).toContain('低保确认通知书');
  expect(documents.size).toBeGreaterThan(6);
  const tooHigh: string[] = [];
  for (const [name, address] of documents) {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(server.address + address);
    await page.locator('.a4').waitFor();
    await page.emulateMedia({ media: 'print' });
    const height = await printedHeight();
    if (height > 261) tooHigh.push(`${name} ${Math.round(height)}`);
  }
  expect(tooHigh).toEqual([]);
  expect(complaints).toEqual([]);
}, 120_000);

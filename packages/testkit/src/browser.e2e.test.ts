import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a real browser shows a page and runs its script', async () => {
  const page = await browser.newPage();
  await page.setContent(
    '<h1>五个一</h1><script>document.title = document.querySelector("h1").textContent</script>',
  );
  expect(await page.title()).toBe('五个一');
});

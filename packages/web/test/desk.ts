import type { Browser, Page } from 'playwright-core';

/** The screen of an office PC. */
export const atDesk = { viewport: { width: 1366, height: 768 }, locale: 'zh-CN' } as const;

/** A page on the screen of an office; what goes wrong in it is added to `complaints`. */
export async function deskPage(browser: Browser, complaints: string[]): Promise<Page> {
  const page = await (await browser.newContext(atDesk)).newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
}

import type { Page } from 'playwright-core';

/** Signs in as a person of the demonstration; most of them stand folded under their place. */
export async function signIn(page: Page, address: string, person: string): Promise<void> {
  await page.goto(`${address}/signin`);
  const button = page.locator(`[data-person="${person}"]`);
  await button.waitFor({ state: 'attached' });
  const fold = page.locator(`details:not([open]):has([data-person="${person}"]) > summary`);
  if ((await fold.count()) > 0) await fold.click();
  await button.click();
  await page.getByRole('heading', { level: 1, name: '今天' }).waitFor();
}

import { afterAll, beforeAll, expect, it } from 'vitest';
import { Applying, scenarioOf, subject } from './applying.ts';

let applying: Applying;

beforeAll(async () => {
  applying = await Applying.begun(true);
});
afterAll(() => applying?.end());

it(
  'another is rejected with reasons, all by phone, and the notice says how to object',
  { timeout: 600_000 },
  async () => {
    const { page, complaints } = applying;
    const rejected = scenarioOf('rejected');
    await applying.act({ ...rejected, script: rejected.script.slice(0, 20) });
    await page.getByRole('link', { name: '看这件办件' }).click();
    // None of the tabs lies on the next one; what does not fit is beyond the edge.
    const cut = await page
      .getByRole('tab')
      .evaluateAll((tabs) => tabs.filter((tab) => tab.scrollWidth > tab.clientWidth + 1).length);
    expect(cut).toBe(0);
    await page.getByRole('tab', { name: /文书/ }).click();
    await page.locator('.documents li', { hasText: '不予确认' }).getByRole('link').click();
    const notice = page.locator('.a4');
    await notice.waitFor();
    const text = await notice.innerText();
    for (const said of [subject, '60', '行政复议', '行政诉讼']) expect(text).toContain(said);
    expect(complaints).toEqual([]);
  },
);

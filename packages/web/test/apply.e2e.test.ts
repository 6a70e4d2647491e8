import type { Scenario } from '@fiveones/definition';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Applying, scenarioOf, subject } from './applying.ts';

let applying: Applying;

beforeAll(async () => {
  applying = await Applying.begun();
});
afterAll(() => applying?.end());

it(
  'a household goes from 新受理 through correction to the printed notice and the payment plan',
  { timeout: 600_000 },
  async () => {
    const { page, acted, complaints } = applying;
    const accepted = scenarioOf('accepted');
    const { script } = accepted;
    const corrected = scenarioOf('corrected')
      .script.slice(2, 4)
      .map(({ at: _, ...action }) => action as Scenario['script'][number]);
    await applying.act({ ...accepted, script: [...script.slice(0, 2), ...corrected, ...script.slice(2)] });
    await page.getByRole('link', { name: '看这件办件' }).click();
    await page.getByRole('tab', { name: /文书/ }).waitFor();
    const address = page.url();
    expect(
      (await page.getByRole('tab', { name: /发放计划/ }).isVisible()) &&
        (await page.getByText('800.00').count()),
    ).toBeFalsy();
    await acted.signIn('payOfficer-county-1');
    await page.goto(address);
    await page.getByRole('tab', { name: /发放计划/ }).click();
    await page.getByText('800.00').first().waitFor();
    await acted.signIn('townClerk-town-1-1');
    await page.goto(address);
    await page.getByRole('tab', { name: /文书/ }).click();
    await page.locator('.documents li', { hasText: '确认通知书' }).getByRole('link').click();
    const notice = page.locator('.a4');
    await notice.waitFor();
    expect(await notice.innerText()).toContain(subject);
    expect(await notice.innerText()).toContain('800.00');
    expect(complaints).toEqual([]);
  },
);

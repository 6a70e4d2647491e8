import type { JsonObject } from '@fiveones/definition';
import type { CompiledForm } from '@fiveones/forms';
import type { Page } from 'playwright-core';
import { fillForm } from './fill-form.ts';

const onwards = /^(保存，下一步：|下一张表|回到《)/;
const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** Fills the forms of a step as a phone shows them, a part at a time; forms that an earlier step filled are found in 目录. */
export async function fillPages(page: Page, forms: readonly CompiledForm[], data: JsonObject): Promise<void> {
  const filled = forms.filter((form) => isObject(data[form.key]));
  const shown = await throughPages(page, filled, data);
  for (const form of filled.filter(({ key }) => !shown.has(key)))
    if (await openEarlier(page, form)) await throughPages(page, filled, data);
}

/** From the part that is shown to the end of the step; answers the keys of the forms that came by. */
async function throughPages(
  page: Page,
  forms: readonly CompiledForm[],
  data: JsonObject,
): Promise<ReadonlySet<string>> {
  const shown = new Set<string>();
  for (;;) {
    for (const form of forms) {
      if ((await page.locator(`[id^="${form.key}-"]`).count()) === 0) continue;
      shown.add(form.key);
      await fillForm(page, form, form.key, data[form.key] as JsonObject);
    }
    await confirmTaken(page);
    const button = page.getByRole('button', { name: onwards });
    if ((await button.count()) === 0) return shown;
    await turn(page, await button.first().innerText());
  }
}

/** The next part: the button then names another, or there is something to mend. */
async function turn(page: Page, label: string): Promise<void> {
  const button = page.getByRole('button', { name: label, exact: true });
  await button.tap();
  const wrong = page.locator('.fv-summary');
  await button.waitFor({ state: 'detached' }).catch(async (late: unknown) => {
    const said = await wrong.allInnerTexts();
    throw said.length > 0 ? new Error(said.join('\n')) : late;
  });
}

/** Values taken over from an earlier step are confirmed one by one. */
export async function confirmTaken(page: Page): Promise<void> {
  const right = page.locator('.fv-source-open').getByRole('button', { name: '对', exact: true });
  while ((await right.count()) > 0) await right.first().click();
}

/** Opens the first part of a form that an earlier step filled; `false` when this step has no such form. */
async function openEarlier(page: Page, form: CompiledForm): Promise<boolean> {
  await page.getByRole('button', { name: '目录' }).tap();
  const contents = page.getByRole('dialog', { name: '目录' });
  const part = contents
    .locator('section', { hasText: '前面填的' })
    .filter({ has: page.getByRole('heading', { name: form.title }) })
    .locator('.fv-nav-part')
    .first();
  const found = (await part.count()) > 0;
  await (found ? part : contents.getByRole('button', { name: '关上' })).tap();
  await contents.waitFor({ state: 'detached' });
  return found;
}

import { addDays } from '@fiveones/calendar';
import type { Inbox } from '@fiveones/casework';
import type { Json, JsonObject, Package } from '@fiveones/definition';
import type { CompiledForm } from '@fiveones/forms';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { fillForm } from './fill-form.ts';
import { asked } from './calls.ts';
import { confirmTaken, fillPages } from './phone-pages.ts';
import { formsOfNode } from './scenario-stage.ts';
import { signIn } from './sign-in.ts';

/** The places and days of a scenario turned into those of the demonstration county. */
export interface Staging {
  readonly days: number;
  readonly texts: Readonly<Record<string, string>>;
  /** The time of day at which the clock of the demonstration stands: what has happened has happened before it. */
  readonly before?: string;
}

/** Values of a scenario as they are typed in the demonstration: other places, other people, other days. */
export function staged(value: Json, staging: Staging): Json {
  if (typeof value === 'string') {
    const [, day, time = ''] = /^(202[6-9]-\d{2}-\d{2})(.*)$/.exec(value) ?? [];
    if (day === undefined) return staging.texts[value] ?? value;
    const { before = time } = staging;
    return `${addDays(day, staging.days)}${time > before ? before : time}`;
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => staged(item, staging));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, staged(item, staging)]));
}

/** A clerk at the screen. */
export class Acted {
  readonly page: Page;
  readonly address: string;
  readonly pkg: Package;
  private readonly phone: boolean;

  constructor(page: Page, address: string, pkg: Package, phone = false) {
    this.page = page;
    this.phone = phone;
    this.address = address;
    this.pkg = pkg;
  }

  async signIn(person: string): Promise<void> {
    await signIn(this.page, this.address, person);
  }

  /** Signs in whoever of some people has a piece of work in their list; the server is asked, so that nobody opens theirs for nothing. */
  private async signInHolder(people: readonly string[], subject: string, node: string): Promise<void> {
    const { request } = this.page;
    for (const person of people) {
      const headers = { 'x-fiveones': '1' };
      const signed = await request.post(`${this.address}/trpc/session.signIn`, { headers, data: { person } });
      if (!signed.ok()) continue;
      const { open } = await asked<Inbox>(this.page, this.address, 'work.inbox');
      if (open.some((row) => row.subject === subject && row.nodeName === node)) return;
    }
    throw new Error(`none of ${people.join(', ')} has ${node} of ${subject}`);
  }

  /** Moves the demonstration's clock to a day, as anyone can. */
  async moveTo(day: string): Promise<void> {
    await this.page.goto(`${this.address}/`);
    await this.page.locator('.demo-clock').click();
    await this.page.getByLabel('拨到').fill(day);
    await this.page.getByRole('button', { name: '拨过去' }).click();
    await this.page.locator('.demo-clock').getByText(day).waitFor({ timeout: 60_000 });
    await this.page.keyboard.press('Escape');
  }

  /** Whoever of these has the work opens it from their list. */
  async open(people: readonly string[], subject: string, node: string): Promise<void> {
    await this.signInHolder(people, subject, node);
    await this.page.goto(`${this.address}/`);
    await this.page
      .getByRole('link', { name: new RegExp(`${subject}.*，${node}`) })
      .first()
      .click();
    await this.begun();
  }

  /** The step is open: its papers lie there, or their first part on a phone. */
  async begun(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^(检查并)?提交$|^保存，下一步：|^下一张表/ })
      .first()
      .waitFor();
  }

  /** Fills the forms of a step and, where it asks for one, gives an opinion; then submits. */
  async fill(
    process: string,
    node: string,
    data: JsonObject,
    opinion?: { readonly result: string; readonly reason?: string | undefined },
  ): Promise<void> {
    const forms = formsOfNode(this.pkg, process, node);
    if (this.phone) await fillPages(this.page, forms, data);
    else await this.fillPapers(forms, data);
    if (opinion) {
      await this.page.locator('.opinion').getByText(opinion.result, { exact: true }).click();
      if (opinion.reason !== undefined) await this.page.locator('.opinion textarea').fill(opinion.reason);
    }
  }

  private async fillPapers(forms: readonly CompiledForm[], data: JsonObject): Promise<void> {
    for (const form of forms) {
      const value = data[form.key];
      // A form that an earlier step filled in lies folded behind the step's own.
      const fold = this.page.locator(`details#paper-${form.key}:not([open]) > summary`);
      if (typeof value === 'object' && value !== null && (await fold.count()) > 0) await fold.click();
      if (typeof value === 'object' && value !== null)
        await fillForm(this.page, form, form.key, value as JsonObject);
    }
    await confirmTaken(this.page);
  }

  /** Each answer has a way back to its part, which leads to the answers again; then they are handed in. */
  private async lookThrough(looked: Locator): Promise<void> {
    await this.page
      .getByRole('button', { name: /^更改 / })
      .first()
      .tap();
    await this.page.getByRole('button', { name: '改好了，回到检查答案' }).tap();
    await looked.tap();
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: /^(检查并)?提交$/ }).click();
    const done = this.page.getByRole('heading', { name: /提交好了|办结了/ });
    const wrong = this.page.locator('.fv-summary, .notice.seal');
    // On a phone, where each part was a page of its own, everything is looked through first.
    const looked = this.page.getByRole('button', { name: '都对，提交' });
    await done.or(wrong).or(looked).first().waitFor({ timeout: 30_000 });
    if ((await looked.count()) > 0) await this.lookThrough(looked);
    await done.or(wrong).first().waitFor({ timeout: 30_000 });
    if ((await wrong.count()) > 0) expect(await wrong.allInnerTexts()).toEqual([]);
  }
}

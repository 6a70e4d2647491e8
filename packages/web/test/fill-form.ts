import type { Json, JsonObject } from '@fiveones/definition';
import { below, shownAt, type CompiledField, type CompiledForm } from '@fiveones/forms';
import type { Locator, Page } from 'playwright-core';

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Fills a form as a person does: clicks, keys, strokes on the pad; only what the form shows and leaves open. */
export async function fillForm(
  page: Page,
  form: CompiledForm,
  prefix: string,
  value: JsonObject,
): Promise<void> {
  await new Filler(page, form, prefix, value).group('', form.root.children, value);
}

class Filler {
  private readonly page: Page;
  private readonly form: CompiledForm;
  private readonly prefix: string;
  private readonly whole: JsonObject;

  constructor(page: Page, form: CompiledForm, prefix: string, whole: JsonObject) {
    this.page = page;
    this.form = form;
    this.prefix = prefix;
    this.whole = whole;
  }

  async group(path: string, fields: readonly CompiledField[], value: JsonObject): Promise<void> {
    // People sign last: a change after signing voids the signatures.
    for (const field of fields.toSorted((a, b) => Number(isSigned(a)) - Number(isSigned(b)))) {
      const entry = value[field.key];
      if (entry !== undefined && entry !== null) await this.field(below(path, field.key), field, entry);
    }
  }

  private async field(path: string, field: CompiledField, value: Json): Promise<void> {
    if (
      field.kind === 'object' ||
      field.kind === 'person' ||
      (field.children.length > 0 && field.kind !== 'signature')
    )
      return this.group(path, field.children, value as JsonObject);
    const cells = this.page.locator(`[data-path="${path}"]:has([id^="${this.idOf(path)}"])`);
    const open = await cells.evaluateAll((found) => found.at(-1)?.hasAttribute('data-fixed') === false);
    if (!open) return;
    const cell = cells.last();
    await (ways[field.kind] ?? typed)({
      page: this.page,
      cell,
      control: this.page.locator(`[id="${this.idOf(path)}"]`),
      path,
      field,
      value,
      filler: this,
    });
  }

  async row(path: string, field: CompiledField, value: Json): Promise<void> {
    const item = field.item;
    if (!item) return;
    if (item.children.length > 0 && item.kind !== 'signature')
      await this.group(path, item.children, value as JsonObject);
    else await this.field(path, item, value);
  }

  label(path: string): string {
    return shownAt(this.form, this.whole, path);
  }

  private idOf(path: string): string {
    return `${this.prefix}${path.replaceAll('/', '-')}`;
  }
}

const isSigned = (field: CompiledField): boolean =>
  field.kind === 'signature' ||
  field.children.some(isSigned) ||
  (field.item !== undefined && isSigned(field.item));

interface Way {
  readonly page: Page;
  readonly cell: Locator;
  readonly control: Locator;
  readonly path: string;
  readonly field: CompiledField;
  readonly value: Json;
  readonly filler: Filler;
}

async function typed({ control, value }: Way): Promise<void> {
  await control.fill(String(value));
  await control.blur();
}

/** How somebody whose id is known stands in a list of people. */
async function personIn(page: Page, control: Locator, id: string): Promise<string> {
  const people = await page.request.get(new URL('/trpc/session.people', page.url()).href);
  const { result } = (await people.json()) as {
    readonly result: { readonly data: readonly { readonly id: string; readonly name: string }[] };
  };
  const name = result.data.find((person) => person.id === id)?.name ?? id;
  return control.locator('option', { hasText: name }).first().innerText();
}

async function choose({ page, cell, control, path, field, value, filler }: Way): Promise<void> {
  const place =
    typeof value === 'boolean'
      ? Number(!value)
      : (field.schema.oneOf ?? []).findIndex((option) => option.const === value);
  if ((await control.evaluate((element) => element.tagName)) === 'SELECT')
    await control.selectOption({
      label:
        field.schema['x-options'] === 'instance.officials'
          ? await personIn(page, control, String(value))
          : filler.label(path),
    });
  // People to choose from end in their number among those who hold the post.
  else
    await cell
      .locator('label.fv-option')
      .nth(place >= 0 ? place : Number(/\d+$/.exec(String(value))?.[0] ?? 1) - 1)
      .click();
}

async function chooseSeveral({ cell, field, value }: Way): Promise<void> {
  const options = field.schema.items?.oneOf ?? [];
  for (const option of value as readonly Json[]) {
    const place = options.findIndex((offered) => offered.const === option);
    const boxes = cell.locator('label.fv-option');
    // Options that a county sets are their own words; members are numbered m1, m2…
    const box =
      place >= 0
        ? boxes.nth(place)
        : /^m\d+$/.test(String(option))
          ? boxes.nth(Number(String(option).slice(1)) - 1)
          : boxes.filter({ hasText: String(option) }).first();
    if (!(await box.locator('input').isChecked())) await box.click();
  }
}

/** One pad is open at a time: in the form at a desk, over the whole screen on a phone. */
async function sign({ page, control, value }: Way): Promise<void> {
  const { signerName } = value as { signerName?: string };
  await control.click();
  const pad = page.locator('canvas');
  await pad.scrollIntoViewIfNeeded();
  // A phone does not ask for the name of who is known to sign.
  const name = page.getByLabel('签字人');
  if (signerName !== undefined && (await name.count()) > 0) await name.fill(signerName);
  const box = await pad.boundingBox();
  if (!box) throw new Error('no pad to sign on');
  await page.mouse.move(box.x + 30, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 70, { steps: 5 });
  await page.mouse.move(box.x + 140, box.y + 30, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: '签好了，存下' }).click();
  await page.getByRole('button', { name: '签好了，存下' }).waitFor({ state: 'detached' });
}

async function upload({ cell, value }: Way): Promise<void> {
  const input = cell.locator('input[type=file]').first();
  for (let number = 0; number < (value as readonly Json[]).length; number++) {
    await input.setInputFiles({ name: `照片${number + 1}.png`, mimeType: 'image/png', buffer: picture });
    await cell.locator('.fv-file, .fv-photo').nth(number).waitFor();
  }
}

/** Rows that are there are opened and filled further; missing ones are added. */
async function addRows({ page, control, path, field, value, filler }: Way): Promise<void> {
  for (const [number, row] of (value as readonly Json[]).entries()) {
    const at = below(path, number);
    const there = page
      .locator(
        `.fv-card[data-path="${at}"], td [data-path^="${at}/"], td [data-path="${at}"], .fv-signatures [data-path="${at}"]`,
      )
      .first();
    if ((await there.count()) === 0) await control.click();
    else if ((await page.locator(`.fv-card[data-path="${at}"]`).count()) > 0) {
      const toggle = page.locator(`.fv-card[data-path="${at}"] .fv-card-toggle`).first();
      // A section far below is not laid out before one comes near it.
      await toggle.evaluate((found) => found.scrollIntoView({ block: 'center' }));
      if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    }
    await filler.row(at, field, row);
  }
}

const ways: Readonly<Partial<Record<CompiledField['kind'], (way: Way) => Promise<void>>>> = {
  choice: choose,
  boolean: choose,
  // Members are numbered m1, m2… in the order of the list; the first line of the list is the invitation to choose.
  memberRef: async ({ control, value }) =>
    void (await control.selectOption({ index: Number(String(value).slice(1)) })),
  choices: chooseSeveral,
  signature: sign,
  files: upload,
  photos: upload,
  rows: addRows,
  region: async ({ page, cell, value }) => {
    const codes = [String(value).slice(0, 6), String(value).slice(0, 9), String(value)];
    // A level with one place is passed through.
    for (const code of codes) {
      const list = cell.locator('select', { has: page.locator(`option[value="${code}"]`) });
      if ((await list.count()) > 0) await list.selectOption(code);
    }
  },
};

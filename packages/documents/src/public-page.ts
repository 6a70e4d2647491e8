import {
  isNoticeMask,
  noticeFaults,
  type Document,
  type Json,
  type JsonObject,
  type NoticeField,
  type NoticeMask,
  type PublicNotice,
} from '@fiveones/definition';
import { mask as maskClass, maskName } from '@fiveones/forms';
import { renderDocument, type Issued, type RenderedDocument } from './render.ts';
import { plainWording, type Wording } from './wording.ts';

/** Why a notice may not be shown, in words for whoever looks after the case. */
export type PublicPage =
  | { readonly ok: true; readonly page: RenderedDocument }
  | { readonly ok: false; readonly reasons: readonly string[] };

/**
 * The sheet as everybody may see it: only fields of the whitelist, each masked. Whatever is missing, unknown or beyond
 * the whitelist, and whatever looks like a number of a person or an illness, and there is no page.
 */
export function publicPage(
  notice: PublicNotice,
  document: Document | undefined,
  issued: Issued,
  wording: Wording = plainWording,
): PublicPage {
  const faults = noticeFaults(notice, document ? { [document.id]: document } : {});
  if (!document || faults.length > 0)
    return { ok: false, reasons: faults.map(({ code, params }) => faultWords[code](params)) };
  const shown = shownFields(notice.fields, issued.fields);
  if (!shown.ok)
    return {
      ok: false,
      reasons: [`“${document.fields[shown.field]?.label ?? ''}”是一张表，要逐列勾选哪些可以公开`],
    };
  const whitelisted = {
    ...document,
    style: 'poster' as const,
    whitelist: notice.fields.map(({ field }) => field),
  };
  const page = renderDocument(whitelisted, { ...issued, fields: shown.fields }, wording);
  const failed = page.checks.filter(({ ok }) => !ok);
  return failed.length === 0
    ? { ok: true, page }
    : { ok: false, reasons: failed.map(({ text }) => `这一条没有核对过去：${text}`) };
}

/** What is told of each fault. */
const faultWords: Readonly<
  Record<
    ReturnType<typeof noticeFaults>[number]['code'],
    (params: { readonly field: string; readonly mask: string }) => string
  >
> = {
  'document-missing': () => '没有指定公示的文书',
  'field-unknown': ({ field }) => `准许公开的“${field}”在文书里没有`,
  'field-beyond': ({ field }) => `文书里的“${field}”不在准许公开之列`,
  'mask-unknown': ({ field, mask }) =>
    mask === '' ? `“${field}”没有写怎样脱敏` : `“${field}”的脱敏办法“${mask}”不认识`,
  'period-missing': () => '没有写公示多少天',
  'proof-missing': () => '没有指定哪一步张贴、拍照',
};

type Shown =
  { readonly ok: true; readonly fields: JsonObject } | { readonly ok: false; readonly field: string };

/** The fields of the whitelist with their masks; a list whose columns are not named one by one may not be shown. */
function shownFields(fields: readonly NoticeField[], values: JsonObject): Shown {
  const shown: Record<string, Json> = {};
  for (const { field, mask, columns } of fields) {
    const value = values[field] ?? null;
    if (columns) shown[field] = inColumns(value, columns);
    else if (holdsObjects(value)) return { ok: false, field };
    else shown[field] = masked(value, mask);
  }
  return { ok: true, fields: shown };
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const holdsObjects = (value: Json): boolean =>
  isObject(value) || (Array.isArray(value) && (value as readonly Json[]).some((one) => holdsObjects(one)));

/** Rows with only the columns that are named; what is not a row is left out. */
function inColumns(value: Json, columns: Readonly<Record<string, string>>): Json {
  const rows: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return rows.filter(isObject).map((row) =>
    Object.fromEntries(
      Object.entries(columns).map(([key, mask]) => {
        const cell = Object.hasOwn(row, key) ? (row[key] ?? null) : null;
        return [key, holdsObjects(cell) ? null : masked(cell, mask)];
      }),
    ),
  );
}

/** An unknown mask hides everything; `publicPage` has refused it before. */
function masked(value: Json, mask: string | undefined): Json {
  if (!isNoticeMask(mask)) return masks.hidden('');
  if (mask === 'none' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => masked(one, mask));
  return masks[mask](String(value));
}

const masks: Readonly<Record<NoticeMask, (text: string) => string>> = {
  none: (text) => text,
  name: maskName,
  surname: (text) => (text === '' ? '' : `${[...text.trim()][0] ?? ''}某`),
  phone: (text) => maskClass(text, 'M3'),
  end: (text) => maskClass(text, 'M2'),
  hidden: () => '***',
};

import { z } from 'zod';
import { Amount, Id, Name } from './basics.ts';
import type { Document } from './document.ts';
import type { Package } from './package.ts';

/** How a field may be hidden in part, by name, in the order of a menu. What each does stands in `documents`. */
export const noticeMasks = {
  none: { zh: '照原样', en: 'as it is' },
  name: { zh: '姓名只留首字（张**）', en: 'first character of a name' },
  surname: { zh: '只留姓（张某）', en: 'family name only' },
  phone: { zh: '电话隐去中间四位', en: 'telephone without its middle' },
  end: { zh: '只留后四位', en: 'last four places' },
  hidden: { zh: '不显示内容（***）', en: 'nothing of it' },
} as const;
/** A way in which a field of a public notice is made unreadable: a key of `noticeMasks`. */
export type NoticeMask = keyof typeof noticeMasks;

/** Whether a word names a mask. */
export const isNoticeMask = (word: string | undefined): word is NoticeMask =>
  word !== undefined && Object.hasOwn(noticeMasks, word);

/** A path in the data of a case. */
const DataPath = z.string().regex(/^[A-Za-z][A-Za-z0-9_.]*$/);

/**
 * A field of the document that may be shown. `mask` is always said, `none` too, so that nothing is shown whole by
 * being forgotten. A field that is a list of rows names the columns that may be shown instead.
 */
export const NoticeField = z.looseObject({
  field: Id,
  mask: z.string().optional(),
  columns: z.record(Id, z.string()).optional(),
  /** Why somebody's whole name may be read here by everybody; without it, lint asks for a mask. */
  fullName: z.string().min(1).max(200).optional(),
});
export type NoticeField = z.infer<typeof NoticeField>;

/**
 * A public notice (公示): which document of which process is shown to everybody, which of its fields, how they are
 * masked, how long, where, what proves that it was posted, and what an objection leads to. It fails closed: whatever
 * is missing, unknown or beyond the whitelist keeps it from being shown.
 */
export const PublicNotice = z.looseObject({
  $schema: z.string().optional(),
  id: Id,
  name: Name,
  process: Id,
  /** The A4 sheet that is posted. Issuing it begins the notice; issuing it again replaces the one before. */
  document: Id,
  basis: z.array(z.string()).optional(),
  fields: z.array(NoticeField).max(100),
  /** How long it stands, counted from the day after it was posted; on the next day it is taken down. */
  days: z.looseObject({ value: Amount, unit: z.enum(['day', 'workday']).default('day') }).optional(),
  /** It stands until somebody takes it down (长期公布); then `days` is left out. */
  lasting: z.boolean().optional(),
  /** Where it is to be posted: places, or `=` FEEL for them. */
  places: z.union([z.string().regex(/^=/).max(10_000), z.array(z.string().max(100)).max(50)]).optional(),
  /** The step in which it is posted, and where the data then says when, where and with which photographs. */
  proof: z
    .looseObject({ step: Id, at: DataPath, places: DataPath.optional(), photos: DataPath.optional() })
    .optional(),
  /** The message that brings an objection in, or the step that deals with it; `none`: why nobody is asked for one. */
  objection: z
    .looseObject({ message: Id.optional(), step: Id.optional(), none: z.string().min(1).max(200).optional() })
    .optional(),
  /** Whether there is a page for it that everybody may open (default), or only the paper. */
  online: z.boolean().optional(),
  note: z.string().optional(),
});
export type PublicNotice = z.infer<typeof PublicNotice>;

/** Why a notice is not shown, whatever the case. Words are in `noticeFaultWords`. */
export type NoticeFaultCode =
  'document-missing' | 'field-unknown' | 'field-beyond' | 'mask-unknown' | 'period-missing' | 'proof-missing';

/** What keeps a notice from being shown. `field` is the field of the document it is about. */
export interface NoticeFault {
  readonly code: NoticeFaultCode;
  readonly params: { readonly name: string; readonly field: string; readonly mask: string };
  /** Place in `fields` of the notice. */
  readonly at?: number;
}

/** What is wrong with a notice by itself; one fault and it is shown to nobody. */
export function noticeFaults(
  notice: PublicNotice,
  documents: Pick<Package, 'documents'>['documents'],
): readonly NoticeFault[] {
  const document = Object.hasOwn(documents, notice.document) ? documents[notice.document] : undefined;
  const fault = (code: NoticeFaultCode, field = '', mask = '', at?: number): NoticeFault => ({
    code,
    params: { name: notice.name, field, mask },
    ...(at === undefined ? {} : { at }),
  });
  return [
    ...(document ? fieldFaults(notice, document, fault) : [fault('document-missing', notice.document)]),
    ...(notice.days !== undefined || notice.lasting === true ? [] : [fault('period-missing')]),
    ...(notice.proof === undefined ? [fault('proof-missing')] : []),
  ];
}

function fieldFaults(
  notice: PublicNotice,
  document: Document,
  fault: (code: NoticeFaultCode, field?: string, mask?: string, at?: number) => NoticeFault,
): readonly NoticeFault[] {
  const label = (field: string): string => document.fields[field]?.label ?? field;
  const listed = new Set(notice.fields.map(({ field }) => field));
  return [
    ...Object.keys(document.fields)
      .filter((field) => !listed.has(field))
      .map((field) => fault('field-beyond', label(field))),
    ...notice.fields.flatMap((one, at) => [
      ...(Object.hasOwn(document.fields, one.field) ? [] : [fault('field-unknown', one.field, '', at)]),
      ...[...(one.columns ? [] : [one.mask]), ...Object.values(one.columns ?? {})]
        .filter((mask) => !isNoticeMask(mask))
        .map((mask) => fault('mask-unknown', label(one.field), mask ?? '', at)),
    ]),
  ];
}

/** The public notice that a document of a process is, if it is one. */
export const noticeOf = (
  pkg: Pick<Package, 'publicNotices'>,
  process: string,
  document: string,
): PublicNotice | undefined =>
  Object.values(pkg.publicNotices).find((one) => one.process === process && one.document === document);

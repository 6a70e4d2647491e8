import { evaluate } from '@fiveones/feel';
import type { Block, Document, Json, JsonObject } from '@fiveones/definition';
import { formatField } from './format.ts';
import { withheldWords, type ReadFields } from './reading.ts';
import { plainWording, type Wording } from './wording.ts';

/** A part of a page, ready to be drawn. */
export type RenderedBlock =
  | { readonly kind: 'paragraph'; readonly text: string; readonly indent: boolean }
  | { readonly kind: 'salutation'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'pairs';
      readonly rows: readonly (readonly { readonly label: string; readonly value: string }[])[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'box'; readonly rows: readonly { readonly label: string; readonly value: string }[] };

/** A document as it is printed. */
export interface RenderedDocument {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly number?: string | undefined;
  readonly style: 'notice' | 'poster';
  readonly blocks: readonly RenderedBlock[];
  readonly issuer: string;
  readonly issuedOn: string;
  readonly seal: string;
  /** Said where some of it is kept from the reader: what is no whole paper carries no seal. */
  readonly part?: string | undefined;
  readonly footer: readonly string[];
  /** Printed at the foot and listed with the case: paper and record can be told to be the same. */
  readonly checkNumber: string;
  /** What was checked before it may leave the house; a poster with a failed check is not printed. */
  readonly checks: readonly { readonly ok: boolean; readonly text: string }[];
}

/** A document that was issued: what it said then, and who said it. */
export interface Issued {
  readonly id: string;
  readonly at: string;
  readonly serial: number;
  readonly fields: JsonObject;
  readonly issuer: string;
  readonly short: string;
}

/**
 * Merges a definition with the fields fixed when it was issued. Total: an empty field is an empty text. With `read`, as
 * somebody may read it who may not read all of it; what is checked, and the number at its foot, are of the whole.
 */
export function renderDocument(
  document: Document,
  issued: Issued,
  wording: Wording = plainWording,
  read: ReadFields = { fields: issued.fields, withheld: none, masked: none },
): RenderedDocument {
  const merge = mergerOf(document, { ...issued, fields: read.fields }, wording, read.withheld);
  const checks = [
    ...(document.style === 'poster' ? posterChecks(document, issued) : noticeChecks(issued)),
    ...partChecks(document, read),
  ];
  const refused = document.style === 'poster' && checks.some((check) => !check.ok);
  return {
    id: issued.id,
    title: merge(document.title),
    subtitle: document.subtitle === undefined ? undefined : merge(document.subtitle),
    number: document.number === undefined ? undefined : merge(document.number),
    style: document.style,
    blocks: refused ? [] : document.blocks.flatMap((block) => blockOf(block, read, merge)),
    issuer: document.body === undefined ? signs(document, issued) : merge(document.body),
    issuedOn: formatField(issued.at, 'date'),
    seal: document.body === undefined ? signs(document, issued) : merge(document.body),
    part: isPart(read) ? partWords : undefined,
    footer: [
      ...(document.footer === undefined ? [] : merge(document.footer).split('|')).map((part) => part.trim()),
      ...(isPart(read) ? [partWords] : []),
    ],
    checkNumber: checkNumberOf(issued),
    checks,
  };
}

const none: ReadonlySet<string> = new Set();

const isPart = ({ withheld, masked }: ReadFields): boolean => withheld.size + masked.size > 0;

/** Printed at the head and the foot, so that a sheet with gaps is not taken for the paper itself. */
const partWords = '有内容未显示，不作送达用';

/** What is kept from the reader, by name. */
function partChecks(document: Document, read: ReadFields): RenderedDocument['checks'] {
  const named = (fields: ReadonlySet<string>): string =>
    [...new Set([...fields].map((field) => document.fields[field]?.label ?? field))].join('、');
  return [
    ...(read.withheld.size > 0
      ? [{ ok: false, text: `你的岗位无权查看：${named(read.withheld)}。要给人的，请由看得到全文的岗位打印` }]
      : []),
    ...(read.masked.size > 0 ? [{ ok: false, text: `号码已遮住：${named(read.masked)}` }] : []),
  ];
}

/** Whose name and seal stand below: the office of its tier, or the one that the document's own `orgName` says decided. */
const signs = (document: Document, { fields, issuer }: Issued): string => {
  const own = document.fields['orgName'] ? fields['orgName'] : undefined;
  return typeof own === 'string' && own !== '' ? own : issuer;
};

/** `local`: a member of the list that `each` names, under its name. */
type Merge = (text: string, local?: Local) => string;
interface Local {
  readonly as: string;
  readonly item: Json;
  readonly each: string;
  /** The head of the column says that it counts in 元. */
  readonly inMoney?: boolean | undefined;
}

/** Fills `{{field}}`: local names first, then the document's fields in their format, then what every document knows. */
function mergerOf(
  document: Document,
  issued: Issued,
  wording: Wording,
  withheld: ReadonlySet<string>,
): Merge {
  const known: JsonObject = {
    orgShort: issued.short,
    orgName: signs(document, issued),
    year: issued.at.slice(0, 4),
    serial: String(issued.serial).padStart(4, '0'),
    issuedOn: formatField(issued.at, 'date'),
  };
  const told = (path: readonly string[], value: Json | undefined): Json | undefined =>
    value === undefined ? undefined : wording.told(path, value);
  const merged = (path: string, local: Local | undefined, format: 'money' | undefined): string => {
    const [name = '', ...rest] = path.split('.');
    if (name === local?.as)
      return formatField(
        told([local.each, ...rest], inside(local.item, rest)),
        local.inMoney ? 'money' : format,
      );
    if (withheld.has(name)) return withheldWords;
    const field = document.fields[path];
    if (field) return formatField(told([path], issued.fields[path]), field.format ?? format);
    return formatField(
      Object.hasOwn(known, name) ? known[name] : told([name, ...rest], inside(issued.fields[name], rest)),
      format,
    );
  };
  return (text, local) =>
    wording.named(
      spaced(
        // What stands before 元 is money, however its field is declared.
        text
          .replace(
            /\{\{\s*([\w.]+)\s*\}\}(\s*元)?/g,
            (_, path: string, yuan: string | undefined) =>
              merged(path, local, yuan === undefined ? undefined : 'money') + (yuan ?? ''),
          )
          .replace(withheldCount, withheldWords),
      ),
    );
}

/** A number that is withheld, with the unit behind it: the gap stands for both. */
const withheldCount = new RegExp(
  `${withheldWords}\\s*(?:元(?:/[月年天次])?|%|(?:人次|个月|个工作日|小时|[人天分张名岁级项份])(?!\\p{Script=Han}))`,
  'gu',
);

/** Days and times stand in a sentence as they are printed, wherever the sentence was cut to merge them. */
const spaced = (text: string): string =>
  text
    .replace(/([月日]) +(?=\p{Script=Han})/gu, '$1')
    .replace(/(\p{Script=Han})(?=\d{4} 年 \d)/gu, '$1 ')
    .replace(/(\d:\d\d)(?=\p{Script=Han})/gu, '$1 ');

function inside(value: Json | undefined, path: readonly string[]): Json | undefined {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return undefined;
    const object: JsonObject = at as JsonObject;
    at = Object.hasOwn(object, key) ? object[key] : undefined;
  }
  return at;
}

/** The fields of the document that an expression of it names. */
const reads = (source: unknown, names: ReadonlySet<string>): boolean =>
  typeof source === 'string' &&
  (source.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).some((name) => names.has(name));

/** What goes through rows that are withheld, or hangs on something withheld, is not shown, and neither is whether it would be. */
function blockOf(block: Block, read: ReadFields, merge: Merge): readonly RenderedBlock[] {
  const { fields, withheld } = read;
  const rows = (block.table ?? block.list) as Repeated | undefined;
  if (reads(block.when, withheld) || reads(rows?.each, withheld))
    return [{ kind: 'paragraph', text: withheldWords, indent: false }];
  if (block.when !== undefined && valueOf(block.when, fields) !== true) return [];
  if ('paragraph' in block && typeof block.paragraph === 'string')
    return [{ kind: 'paragraph', text: merge(block.paragraph), indent: block.indent !== false }];
  if ('heading' in block && typeof block.heading === 'string')
    return [{ kind: 'heading', text: merge(block.heading) }];
  if ('salutation' in block && typeof block.salutation === 'string')
    return [{ kind: 'salutation', text: merge(block.salutation) }];
  if ('pairs' in block && Array.isArray(block.pairs))
    return [
      { kind: 'pairs', rows: inRows(block.pairs as Pairs, block.columns as number | undefined, merge) },
    ];
  if ('box' in block && Array.isArray(block.box))
    return [
      {
        kind: 'box',
        rows: (block.box as Pairs).map(({ label, value }) => ({ label: merge(label), value: merge(value) })),
      },
    ];
  if ('table' in block) return [tableOf(block.table as Repeated & { columns: Pairs }, fields, merge)];
  if ('list' in block) {
    const { each, as, text } = block.list as Repeated & { text: string };
    return [{ kind: 'list', items: itemsOf(each, fields).map((item) => merge(text, { as, item, each })) }];
  }
  return [];
}

type Pairs = readonly { readonly label: string; readonly value: string }[];
interface Repeated {
  readonly each: string;
  readonly as: string;
}

function tableOf(
  { each, as, columns }: Repeated & { readonly columns: Pairs },
  fields: JsonObject,
  merge: Merge,
): RenderedBlock {
  return {
    kind: 'table',
    head: columns.map(({ label }) => merge(label)),
    rows: itemsOf(each, fields).map((item) =>
      columns.map(({ label, value }) => merge(value, { as, item, each, inMoney: label.includes('（元）') })),
    ),
  };
}

function inRows(pairs: Pairs, columns: number | undefined, merge: Merge): readonly Pairs[] {
  const width = columns ?? 2;
  const filled = pairs.map(({ label, value }) => ({ label: merge(label), value: merge(value) }));
  return Array.from({ length: Math.ceil(filled.length / width) }, (_, row) =>
    filled.slice(row * width, row * width + width),
  );
}

const valueOf = (source: string, fields: JsonObject): Json => {
  const result = evaluate(source, fields);
  return 'value' in result ? (result.value as Json) : null;
};

const itemsOf = (source: string, fields: JsonObject): readonly Json[] => {
  const value = valueOf(source, fields);
  return Array.isArray(value) ? (value as readonly Json[]) : value === null ? [] : [value];
};

const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Eight letters and figures that stand for what a document said when it was issued: `7K2M-04QX`. */
export function checkNumberOf({ id, at, fields }: Pick<Issued, 'id' | 'at' | 'fields'>): string {
  const text = JSON.stringify([id, at, fields]);
  let number = '';
  let sum = 0x811c9dc5; // FNV-1a, run on over its own letters
  for (let place = 0; place < 8; place++) {
    for (const letter of `${text}${number}`)
      sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    number += letters[sum % letters.length] ?? '';
  }
  return `${number.slice(0, 4)}-${number.slice(4)}`;
}

const identityNumber = /\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]/;
const accountNumber = /\d{16,19}/;

/** Whether a text shows a whole identity or account number. */
export const revealsNumber = (text: string): boolean => identityNumber.test(text) || accountNumber.test(text);

/** Words that tell of somebody's body or mind; 残疾人 alone is a word of the benefits' names. */
const ofHealth = /残疾(?!人)|(?:视力|听力|言语|多重)残疾|肢体|智力|精神|重病|患病|疾病|癌|肿瘤|透析|艾滋/;

/** A public notice fails closed: one field beyond the whitelist, one number, one word of illness, and nothing is printed. */
function posterChecks(document: Document, { fields }: Issued): RenderedDocument['checks'] {
  const allowed = new Set(document.whitelist ?? []);
  const beyond = Object.keys(document.fields).filter((name) => !allowed.has(name));
  const texts = JSON.stringify(fields);
  return [
    { ok: !revealsNumber(texts), text: '没有身份证号、账号' },
    { ok: !ofHealth.test(texts), text: '没有病情、残疾情况' },
    {
      ok: beyond.length === 0,
      text:
        beyond.length === 0 ? `只用准许公开的 ${allowed.size} 项` : `有 ${beyond.length} 项不在准许公开之列`,
    },
  ];
}

const noticeChecks = ({ fields }: Issued): RenderedDocument['checks'] => [
  { ok: true, text: '数据与签发时一致' },
  {
    ok: !accountNumber.test(JSON.stringify(fields)) || identityNumber.test(JSON.stringify(fields)),
    text: '没有完整账号',
  },
];

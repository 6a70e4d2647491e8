import { allows, type Block as DocumentBlock, type Document } from '@fiveones/definition';
import type { Block, Section } from '../block.ts';
import { partCalled } from '../feel-meaning.ts';
import { feelWords } from '../feel-words.ts';
import type { Called, Naming } from '../naming.ts';
import { tierWords } from '../words.ts';
import { basisWords, below, type Chapter } from './context.ts';
import { documentName } from './deed.ts';
import { partsOf } from './parts.ts';

/** A document as it looks on paper, and where each merged word comes from. */
export function documentSection(chapter: Chapter, document: Document): Section {
  const { naming } = chapter;
  const issuedAt = Object.values(naming.package.processes).flatMap(({ name, nodes }) =>
    nodes
      .filter((node) => partsOf(node).issue?.includes(document.id) === true)
      .map((node) => `${name}“${node.name}”`),
  );
  const merge = mergerOf(document, naming);
  return below(chapter, `document.${document.id}`, documentName(document.id, naming), [
    {
      kind: 'text',
      text: [
        `${document.body === undefined ? tierWords(document.issuer) : merge(document.body)}出具`,
        document.style === 'poster' ? '张贴公示用' : '',
        issuedAt.length === 0 ? '' : `在${issuedAt.join('、')}时出`,
        document.basis === undefined ? '' : `依据：${basisWords(document.basis, naming)}`,
      ]
        .filter(Boolean)
        .join('；'),
      of: `document:${document.id}`,
    },
    ...readersOf(document, naming),
    ...(document.note === undefined ? [] : [{ kind: 'text' as const, text: document.note }]),
    {
      kind: 'specimen',
      title: merge(document.title),
      number: document.number === undefined ? '' : merge(document.number),
      body: [
        ...(document.subtitle === undefined
          ? []
          : [{ kind: 'text' as const, text: merge(document.subtitle) }]),
        ...document.blocks.flatMap((block) => blockOf(block, merge)),
      ],
      foot: [
        ...(document.footer === undefined ? [] : [merge(document.footer)]),
        '《发文机关》（印章）　　《发文日期》',
      ],
    },
    ...fieldTable(document, chapter),
  ]);
}

/** Who may read it, by their posts. What a form keeps from somebody is kept from them here too, which goes without saying. */
function readersOf({ id, rights }: Document, { package: { template } }: Naming): readonly Block[] {
  const posts = (letters: string): string =>
    template.posts
      .filter(({ role }) => allows(letters, role ?? ''))
      .map(({ name }) => name)
      .join('、') || '没有岗位';
  const said = [
    rights?.view === undefined ? '' : `只有这些岗位能看：${posts(`${rights.view}${rights.whole ?? ''}`)}`,
    rights?.whole === undefined ? '' : `送达、交给人的岗位看全文：${posts(rights.whole)}`,
  ].filter(Boolean);
  return said.length === 0 ? [] : [{ kind: 'text', text: said.join('；'), of: `document:${id}` }];
}

/** Puts names into a text; `of` is the list whose rows it is of. */
type Merge = (text: string, of?: Rows) => string;
interface Rows {
  readonly each: string;
  readonly as: string;
}

/** What is merged in of a row: a part of it by its name, the row itself as its list. */
function inRow(path: string, { each, as }: Rows, { fields }: Document, naming: Naming): string | undefined {
  const [first, ...part] = path.split('.');
  if (first !== as) return undefined;
  const list = fields[each];
  const called =
    part.length === 0
      ? undefined
      : (naming.called(`${each}.${part.join('.')}`) ??
        partCalled(list?.value ?? each, part.join('.'), naming));
  return called?.label ?? list?.label;
}

const known: Readonly<Record<string, string>> = {
  orgShort: '机关简称',
  orgName: '发文机关',
  year: '年份',
  serial: '序号',
  issuedOn: '发文日期',
};

/** Puts 《名称》 where data is merged in. */
const mergerOf =
  (document: Document, naming: Naming): Merge =>
  (text, of) =>
    text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, path: string) => {
      const row = of === undefined ? undefined : inRow(path, of, document, naming);
      if (row !== undefined) return `《${row}》`;
      const last = path.split('.').at(-1) ?? path;
      return `《${document.fields[path]?.label ?? known[path] ?? document.fields[path.split('.')[0] ?? '']?.label ?? last}》`;
    });

function blockOf(block: DocumentBlock, merge: Merge): readonly Block[] {
  const when = block.when === undefined ? [] : [{ kind: 'text' as const, text: '（需要时才有下面这一段）' }];
  const text = (line: string, indent = true): Block => ({ kind: 'text', text: merge(line), indent });
  const pairs = (all: readonly { readonly label: string; readonly value: string }[]): Block => ({
    kind: 'table',
    columns: [
      { title: '', width: 30 },
      { title: '', width: 70 },
    ],
    rows: all.map(({ label, value }) => ({ cells: [merge(label), merge(value)] })),
  });
  if (typeof block['paragraph'] === 'string')
    return [...when, text(block['paragraph'], block['indent'] !== false)];
  if (typeof block['heading'] === 'string') return [...when, { kind: 'lead', text: merge(block['heading']) }];
  if (typeof block['salutation'] === 'string') return [...when, text(block['salutation'], false)];
  // A block has one of the shapes of the schema that read it.
  const shaped = block as {
    readonly pairs?: Parameters<typeof pairs>[0];
    readonly box?: Parameters<typeof pairs>[0];
    readonly table?: { readonly columns: Parameters<typeof pairs>[0]; readonly as: string };
    readonly list?: Rows & { readonly text: string };
  };
  const boxed = shaped.pairs ?? shaped.box;
  if (boxed !== undefined) return [...when, pairs(boxed)];
  if (shaped.table !== undefined) {
    const { columns } = shaped.table;
    return [
      ...when,
      {
        kind: 'table',
        columns: columns.map(({ label }) => ({ title: label, width: 10 })),
        rows: [{ cells: columns.map(({ label }) => `《${label}》`) }],
      },
    ];
  }
  if (shaped.list !== undefined)
    return [
      ...when,
      { kind: 'items', items: [{ text: merge(shaped.list.text, shaped.list) }, { text: '……' }] },
    ];
  return [];
}

/** What the tables of a document call the parts of the rows that its fields put together. */
function columnsCalled({ blocks }: Document): ReadonlyMap<string, Called> {
  const found = new Map<string, Called>();
  for (const block of blocks) {
    const { table } = block as {
      readonly table?: Rows & {
        readonly columns: readonly { readonly label: string; readonly value: string }[];
      };
    };
    for (const { label, value } of table?.columns ?? []) {
      const [, row, part] = /^\{\{\s*(\w+)\.(\w+)\s*\}\}$/.exec(value) ?? [];
      if (table !== undefined && row === table.as && part !== undefined)
        found.set(`${table.each}.${part}`, { label, options: new Map() });
    }
  }
  return found;
}

const fieldTable = (document: Document, chapter: Chapter): readonly Block[] => {
  const columns = columnsCalled(document);
  const naming: Naming = {
    ...chapter.naming,
    called: (path) => columns.get(path) ?? chapter.naming.called(path),
  };
  const open = document.style === 'poster' ? new Set(document.whitelist ?? []) : undefined;
  const rows = Object.entries(document.fields).map(([id, { label, value }]) => ({
    of: `document:${document.id}/${id}`,
    cells: [
      `《${label}》`,
      `${feelWords(value, naming, {}, id)}${open === undefined || open.has(id) ? '' : '（不得公开）'}`,
    ],
  }));
  return rows.length === 0
    ? []
    : [
        { kind: 'lead', text: open === undefined ? '合并字段' : '合并字段（只公开这些）' },
        {
          kind: 'table',
          columns: [
            { title: '字段', width: 30 },
            { title: '取自', width: 80 },
          ],
          rows,
        },
      ];
};

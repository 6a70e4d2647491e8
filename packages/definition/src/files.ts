import type { z } from 'zod';
import type { Json } from './basics.ts';
import { DataItems } from './data-item.ts';
import { Decision } from './decision.ts';
import { Document } from './document.ts';
import { Form, SharedType } from './form.ts';
import { Ledger } from './ledger.ts';
import { List } from './list.ts';
import { Template } from './package.ts';
import { Parameters } from './parameter.ts';
import { Layout, Process } from './process.ts';
import { PublicNotice } from './public-notice.ts';
import { Responsibilities } from './responsibility.ts';
import { Scenario } from './scenario.ts';
import { Table } from './table.ts';

/**
 * A package while it is being edited: file → its JSON. It may be wrong in any way. Files that this version does not
 * read stand in it as text, word for word.
 */
export type PackageDraft = Readonly<Record<string, Json>>;

/** Every kind of file with its schema. `folder`: one file an id; else there is one such file. */
export const fileKinds = {
  template: { schema: Template, file: 'template.json' },
  process: { schema: Process, folder: 'processes' },
  layout: { schema: Layout, folder: 'processes', ending: '.layout.json' },
  form: { schema: Form, folder: 'forms' },
  type: { schema: SharedType, folder: 'types' },
  decision: { schema: Decision, folder: 'decisions' },
  document: { schema: Document, folder: 'documents' },
  publicNotice: { schema: PublicNotice, folder: 'public-notices' },
  list: { schema: List, folder: 'lists' },
  ledger: { schema: Ledger, folder: 'ledgers' },
  table: { schema: Table, folder: 'tables' },
  parameters: { schema: Parameters, file: 'parameters.json' },
  responsibilities: { schema: Responsibilities, file: 'responsibilities.json' },
  dataItems: { schema: DataItems, file: 'data.json' },
  scenario: { schema: Scenario, folder: 'scenarios' },
} as const satisfies Record<string, KindOfFile>;

/** A kind of file of a package. */
export type FileKind = keyof typeof fileKinds;
/** Kinds of which a package has many, one file an id. */
export type FolderKind = Exclude<FileKind, 'template' | 'parameters' | 'responsibilities' | 'dataItems'>;

/** The kind of a file, and the id that its name says; `undefined`: a file that this version does not read. */
export function kindOfFile(path: string): { readonly kind: FileKind; readonly id: string } | undefined {
  return single.get(path) ?? inFolder(path);
}

/** Where the file of a kind and an id stands. */
export function fileOf(kind: FolderKind, id: string): string {
  const { folder, ending = '.json' }: KindOfFile = fileKinds[kind];
  return `${folder}/${id}${ending}`;
}

interface KindOfFile {
  readonly schema: z.ZodType;
  readonly file?: string;
  readonly folder?: string;
  readonly ending?: string;
}

const kinds = Object.entries(fileKinds) as readonly [FileKind, KindOfFile][];
const single = new Map(
  kinds.flatMap(([kind, { file }]) => (file === undefined ? [] : [[file, { kind, id: '' }] as const])),
);
// The longer ending first: a layout also ends in .json.
const folders = kinds
  .filter(([, { folder }]) => folder !== undefined)
  .sort(([, a], [, b]) => (b.ending ?? '').length - (a.ending ?? '').length);

function inFolder(path: string): { kind: FileKind; id: string } | undefined {
  const [folder, name, ...deeper] = path.split('/');
  if (name === undefined || deeper.length > 0) return undefined;
  for (const [kind, { folder: wanted, ending = '.json' }] of folders)
    if (folder === wanted && name.endsWith(ending)) return { kind, id: name.slice(0, -ending.length) };
  return undefined;
}

import { z } from 'zod';
import type { JsonObject } from './basics.ts';
import { type FileKind, fileKinds } from './files.ts';
import { type ForkFileKind, forkFileKinds } from './fork.ts';
import { isObject, readJson } from './json.ts';

const base = 'https://fiveones.example/schemas/1/';

const titles = {
  template: '模板包说明 template.json',
  process: '流程 processes/<id>.json',
  layout: '流程图位置 processes/<id>.layout.json',
  form: '表单 forms/<id>.json',
  type: '公共字段组 types/<id>.json',
  decision: '决策表 decisions/<id>.json',
  document: '文书 documents/<id>.json',
  publicNotice: '公示 public-notices/<id>.json',
  list: '清单 lists/<id>.json',
  ledger: '台账 ledgers/<id>.json',
  table: '报表 tables/<id>.json',
  parameters: '地方参数 parameters.json',
  responsibilities: '责任清单 responsibilities.json',
  dataItems: '数据项 data.json',
  scenario: '样例 scenarios/<id>.json',
  fork: '派生 fork.json',
  values: '派生：本地参数 values.json',
  edit: '派生：改动 edits/<name>.json',
} as const satisfies Record<FileKind | ForkFileKind, string>;

const written: Readonly<Record<FileKind | ForkFileKind, { readonly schema: z.ZodType }>> = {
  ...fileKinds,
  fork: { schema: forkFileKinds.fork },
  values: { schema: forkFileKinds.values },
  edit: { schema: forkFileKinds.edit },
};

/** The address by which a file names its schema in `$schema`. */
export function schemaId(kind: FileKind | ForkFileKind): string {
  return `${base}${kind}.schema.json`;
}

/** The published JSON Schema (2020-12) of a kind of file, for any editor. What has a default may be left out. */
export function publishedSchema(kind: FileKind | ForkFileKind): JsonObject {
  const made = z.toJSONSchema(written[kind].schema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
  });
  const read = readJson(JSON.stringify(made));
  if (!read.ok || !isObject(read.value)) throw new Error(`no schema can be made for ${kind}`);
  const { $schema = '', ...schema } = read.value;
  return { $schema, $id: schemaId(kind), title: titles[kind], ...schema };
}

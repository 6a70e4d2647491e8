import { z } from 'zod';
import type { JsonObject } from './basics.ts';
import { type FileKind, fileKinds } from './files.ts';
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
  parameters: '地方参数 parameters.json',
  responsibilities: '责任清单 responsibilities.json',
  scenario: '样例 scenarios/<id>.json',
} as const satisfies Record<FileKind, string>;

/** The address by which a file names its schema in `$schema`. */
export function schemaId(kind: FileKind): string {
  return `${base}${kind}.schema.json`;
}

/** The published JSON Schema (2020-12) of a kind of file, for any editor. What has a default may be left out. */
export function publishedSchema(kind: FileKind): JsonObject {
  const made = z.toJSONSchema(fileKinds[kind].schema, {
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

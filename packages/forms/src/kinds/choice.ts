import type { FieldSchema, Json } from '@fiveones/definition';
import { type FieldKind, reading, type Showing, unreadable } from '../kind.ts';
import { isList, type Option } from '../value.ts';
import { common, counts } from './columns.ts';

/** The choices that a schema lists: `oneOf` with const and title, `enum`, or those of its items. */
export function optionsOf(schema: FieldSchema): readonly Option[] | undefined {
  const listed = schema.oneOf?.every((branch) => 'const' in branch)
    ? schema.oneOf.map(optionOfBranch)
    : schema.enum?.map(optionOfEntry(schema));
  const options = listed?.filter((option) => option !== undefined);
  if (options !== undefined && options.length > 0) return options;
  return schema.type === 'array' && schema.items !== undefined ? optionsOf(schema.items) : undefined;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function optionOfBranch(branch: {
  readonly const?: unknown;
  readonly title?: string | undefined;
  readonly [key: string]: unknown;
}): Option | undefined {
  if (!isScalar(branch.const)) return undefined;
  const hint = branch['x-hint'] ?? branch['description'];
  const option = { value: branch.const, label: branch.title ?? String(branch.const) };
  return typeof hint === 'string' ? { ...option, hint } : option;
}

function optionOfEntry(schema: FieldSchema): (entry: unknown, index: number) => Option | undefined {
  const labels = schema['x-labels'] ?? schema['enumNames'];
  return (entry, index) => {
    if (!isScalar(entry)) return undefined;
    const label: unknown = Array.isArray(labels) ? labels[index] : undefined;
    return { value: entry, label: typeof label === 'string' ? label : String(entry) };
  };
}

/** The label of a stored choice; a value that is no longer offered shows as it is. */
export function labelOf(value: Json, { options, schema }: Showing): string {
  const found = (options ?? optionsOf(schema) ?? []).find((option) => option.value === value);
  return found?.label ?? (value === null ? '' : String(value));
}

const optionColumn = { keyword: 'oneOf', label: '选项', as: 'options' } as const;

export const choice: FieldKind = {
  kind: 'choice',
  label: '单选',
  asking: 'choose',
  empty: null,
  jsonSchema: {
    type: 'string',
    oneOf: [
      { const: 'a', title: '选项一' },
      { const: 'b', title: '选项二' },
    ],
  },
  columns: [...common, optionColumn],
  read: (typed, schema) => {
    if (typed.trim() === '') return reading(null);
    const found = optionsOf(schema)?.find(
      (option) => option.label === typed.trim() || String(option.value) === typed.trim(),
    );
    return found === undefined ? unreadable('field-not-option') : reading(found.value);
  },
  show: labelOf,
  sample: (_, seed, options) => options[seed % Math.max(1, options.length)]?.value ?? null,
};

export const choices: FieldKind = {
  kind: 'choices',
  label: '多选',
  asking: 'choose',
  empty: [],
  jsonSchema: {
    type: 'array',
    uniqueItems: true,
    items: {
      type: 'string',
      oneOf: [
        { const: 'a', title: '选项一' },
        { const: 'b', title: '选项二' },
      ],
    },
  },
  columns: [...common, optionColumn, ...counts],
  read: (typed) =>
    reading(
      typed
        .split(/[、，,]/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  show: (value, showing) => (isList(value) ? value.map((entry) => labelOf(entry, showing)).join('、') : ''),
  sample: (schema, seed, options) => {
    const count = Math.min(options.length, Math.max(schema.minItems ?? 1, 1));
    return options.map((_, index) => options[(index + seed) % options.length]?.value ?? null).slice(0, count);
  },
};

export const boolean: FieldKind = {
  kind: 'boolean',
  label: '是或否',
  asking: 'decide',
  empty: null,
  jsonSchema: { type: 'boolean' },
  columns: common,
  read: (typed) => {
    const word = typed.trim();
    if (word === '') return reading(null);
    if (['是', '有', '对', 'true'].includes(word)) return reading(true);
    return ['否', '没有', '无', 'false'].includes(word) ? reading(false) : unreadable('field-not-chosen');
  },
  show: (value) => (value === true ? '是' : value === false ? '否' : ''),
  sample: (schema, seed) => (typeof schema.const === 'boolean' ? schema.const : seed % 2 === 0),
};

import type { Json } from '@fiveones/definition';
import { type FieldKind, reading } from '../kind.ts';
import { isSigned, listOf, objectOf } from '../value.ts';
import { common, counts } from './columns.ts';

/** The names of stored files, whether the field holds one or a list. */
function namesOf(value: Json): string {
  const files = Array.isArray(value) ? listOf(value) : value === null ? [] : [value];
  return files
    .map((file) => (typeof file === 'string' ? file : String(objectOf(file)['name'] ?? '')))
    .join('、');
}

function sampleFile(name: string, index: number, type: string): Json {
  return {
    id: `sample-${index + 1}`,
    name: `${name}${index + 1}.${type === 'image/jpeg' ? 'jpg' : 'pdf'}`,
    size: 120_000,
    type,
  };
}

const file = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    size: { type: 'integer' },
    type: { type: 'string' },
  },
  required: ['id', 'name'],
} as const;

function sampled(name: string, type: string): FieldKind['sample'] {
  return (schema) => {
    if (schema.type === 'string') return 'sample-1';
    if (schema.type === 'object') return sampleFile(name, 0, type);
    return Array.from({ length: Math.max(schema.minItems ?? 1, 1) }, (_, index) =>
      schema.items?.type === 'string' ? `sample-${index + 1}` : sampleFile(name, index, type),
    );
  };
}

export const files: FieldKind = {
  kind: 'files',
  label: '附件',
  asking: 'upload',
  empty: [],
  jsonSchema: { type: 'array', 'x-kind': 'files', items: file },
  columns: [...common, ...counts],
  read: (typed) => reading(typed === '' ? null : typed),
  show: namesOf,
  sample: sampled('材料', 'application/pdf'),
};

export const photos: FieldKind = {
  ...files,
  kind: 'photos',
  label: '照片',
  asking: 'photograph',
  jsonSchema: { type: 'array', 'x-kind': 'photos', items: file, minItems: 1 },
  show: (value) => (Array.isArray(value) ? (value.length === 0 ? '' : `${value.length} 张`) : namesOf(value)),
  sample: sampled('照片', 'image/jpeg'),
};

/** A handwritten name: an image with its time and place, or a refusal with reason and witness. */
export const signature: FieldKind = {
  kind: 'signature',
  label: '签字',
  asking: 'sign',
  empty: null,
  jsonSchema: {
    type: 'object',
    'x-kind': 'signature',
    properties: {
      signerName: { type: 'string', title: '签字人' },
      image: { ...file, title: '笔迹' },
      signedAt: { type: 'string', format: 'date-time', title: '时间' },
      refused: { type: 'boolean', title: '拒签' },
      refuseReason: { type: 'string', title: '拒签理由' },
      witness: { type: 'string', title: '见证人' },
    },
  },
  columns: common,
  read: (typed) => reading(typed === '' ? null : { signerName: typed }),
  show: (value) => {
    const { signerName, refused, refuseReason } = objectOf(value);
    const name = typeof signerName === 'string' ? signerName : '';
    return refused === true ? `${name}拒签：${String(refuseReason ?? '')}` : name;
  },
  check: (value) => {
    const { refused, refuseReason, witness } = objectOf(value);
    const given = refused === true ? Boolean(refuseReason) && Boolean(witness) : isSigned(value);
    return given ? undefined : { code: refused === true ? 'field-unsigned' : 'field-required', params: {} };
  },
  sample: (_, seed) => ({
    signerName: ['周某某', '吴某某', '张某某'][seed % 3] ?? '',
    image: sampleFile('签字', seed % 3, 'image/png'),
    signedAt: '2026-11-06T11:02:00+08:00',
    refused: false,
  }),
};

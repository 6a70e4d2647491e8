import type { Json, JsonObject } from '@fiveones/definition';
import { fieldKinds, type FieldKindName } from '@fiveones/forms';
import { freshId } from './changes.ts';
import type { Pack } from './pack.ts';

/** A field of a form that comes with a step: the kind's own schema, under a name. */
interface FieldOfPreset {
  readonly key: string;
  readonly kind: FieldKindName;
  readonly title: string;
  /** It may stay empty. */
  readonly optional?: true;
  readonly hint?: string;
  readonly options?: readonly (readonly [value: string, name: string])[];
  /** What a row holds, for a list. */
  readonly columns?: readonly FieldOfPreset[];
  /** Condition under which it is asked. */
  readonly when?: string;
}

/** The form that a step of the palette brings: what such a step records everywhere. */
interface FormOfPreset {
  readonly name: string;
  readonly question: string;
  /** Each line is a row of the paper. */
  readonly rows: readonly (readonly FieldOfPreset[])[];
}

const reason: FieldOfPreset = { key: 'reason', kind: 'textarea', title: '理由' };
const sign: FieldOfPreset = { key: 'sign', kind: 'signature', title: '签字' };
const remark: FieldOfPreset = { key: 'remark', kind: 'textarea', title: '备注', optional: true };
const photos: FieldOfPreset = { key: 'photos', kind: 'photos', title: '照片', optional: true };
const day = (key: string, title: string): FieldOfPreset => ({ key, kind: 'date', title });
const text = (key: string, title: string): FieldOfPreset => ({ key, kind: 'text', title });
const choice = (key: string, title: string, options: FieldOfPreset['options']): FieldOfPreset => ({
  key,
  kind: 'choice',
  title,
  ...(options === undefined ? {} : { options }),
});

/** The forms of the palette, each under the id of its preset. */
export const presetForms: Readonly<Record<string, FormOfPreset>> = {
  accept: {
    name: '受理登记表',
    question: '材料齐不齐？',
    rows: [
      [
        day('acceptedOn', '收到日期'),
        choice('result', '审查结果', [
          ['complete', '齐全，受理'],
          ['incomplete', '不齐，要补正'],
        ]),
      ],
      [{ key: 'missing', kind: 'textarea', title: '缺哪些材料', when: 'result = "incomplete"' }],
      [remark],
    ],
  },
  firstReview: {
    name: '初审意见表',
    question: '初审怎么看？',
    rows: [
      [
        choice('view', '初审意见', [
          ['agree', '符合条件，报上级'],
          ['disagree', '不符合条件'],
        ]),
      ],
      [reason],
      [sign],
    ],
  },
  survey: {
    name: '入户调查记录',
    question: '上门看到了什么？',
    rows: [
      [day('visitedOn', '上门日期'), text('present', '在场的人')],
      [{ key: 'found', kind: 'textarea', title: '调查情况' }],
      [
        choice('conclusion', '与申报是否一致', [
          ['same', '一致'],
          ['different', '不一致'],
        ]),
      ],
      [{ key: 'difference', kind: 'textarea', title: '不一致的地方', when: 'conclusion = "different"' }],
      [photos],
      [
        { key: 'signFirst', kind: 'signature', title: '调查人签字（一）' },
        { key: 'signSecond', kind: 'signature', title: '调查人签字（二）' },
      ],
      [{ key: 'signHousehold', kind: 'signature', title: '被调查人签字' }],
    ],
  },
  review: {
    name: '民主评议记录',
    question: '评议结果怎样？',
    rows: [
      [day('heldOn', '评议日期'), text('place', '地点')],
      [
        { key: 'present', kind: 'integer', title: '到会人数' },
        { key: 'agreed', kind: 'integer', title: '同意人数' },
        { key: 'disagreed', kind: 'integer', title: '不同意人数' },
      ],
      [
        choice('result', '评议结论', [
          ['agree', '属实，同意'],
          ['disagree', '有异议'],
        ]),
      ],
      [{ ...reason, title: '主要意见', optional: true }],
      [photos],
    ],
  },
  convene: {
    name: '表决召集单',
    question: '就什么事、请哪些人表决？',
    rows: [
      [text('matter', '表决的事')],
      [day('heldOn', '日期'), text('place', '地点')],
      [
        {
          key: 'members',
          kind: 'rows',
          title: '有表决权的人',
          columns: [
            text('name', '姓名'),
            { ...text('personId', '系统账号'), optional: true, hint: '有账号的，表决直接派给本人' },
          ],
        },
      ],
    ],
  },
  notice: {
    name: '公示张贴记录',
    question: '贴在哪里、什么时候贴的？',
    rows: [[day('postedOn', '张贴日期'), text('place', '张贴地点')], [{ ...photos, title: '张贴照片' }]],
  },
  audit: {
    name: '审核意见表',
    question: '审核怎么看？',
    rows: [
      [
        choice('view', '审核意见', [
          ['agree', '同意'],
          ['disagree', '不同意'],
        ]),
      ],
      [reason],
      [sign],
    ],
  },
  confirm: {
    name: '审核确认表',
    question: '决定是什么？',
    rows: [
      [
        choice('decision', '决定', [
          ['approve', '同意'],
          ['reject', '不同意'],
        ]),
        day('decidedOn', '决定日期'),
      ],
      [{ ...reason, when: 'decision = "reject"', title: '不同意的理由' }],
      [sign],
    ],
  },
  inform: {
    name: '送达回证',
    question: '送到了吗？',
    rows: [
      [
        choice('way', '送达方式', [
          ['inPerson', '当面'],
          ['post', '邮寄'],
          ['left', '留置'],
          ['electronic', '电子'],
        ]),
        day('deliveredOn', '送达日期'),
      ],
      [text('receiver', '签收人')],
      [{ ...sign, title: '签收人签字', when: 'way = "inPerson"' }],
    ],
  },
  pay: {
    name: '发放记录',
    question: '发了没有？',
    rows: [
      [{ key: 'amount', kind: 'money', title: '金额' }, day('paidOn', '发放日期')],
      [
        choice('result', '结果', [
          ['paid', '已到账'],
          ['failed', '没有到账'],
        ]),
      ],
      [{ ...reason, title: '没有到账的原因', when: 'result = "failed"' }],
    ],
  },
  correct: {
    name: '补正材料',
    question: '补了哪些材料？',
    rows: [[{ key: 'papers', kind: 'files', title: '补正的材料' }], [remark]],
  },
  check: {
    name: '信息核对结果',
    question: '核对结果怎样？',
    rows: [
      [
        day('checkedOn', '核对日期'),
        choice('result', '核对结果', [
          ['same', '与申报一致'],
          ['doubt', '有疑点'],
        ]),
      ],
      [{ key: 'found', kind: 'textarea', title: '疑点', when: 'result = "doubt"' }],
      [{ key: 'report', kind: 'files', title: '核对报告' }],
    ],
  },
};

const schemaOf = (field: FieldOfPreset): JsonObject => {
  const { key: _, kind, title, hint, options, columns, when } = field;
  const plain = JSON.parse(JSON.stringify(fieldKinds[kind].jsonSchema)) as JsonObject;
  return {
    ...plain,
    title,
    ...(options === undefined
      ? {}
      : { oneOf: options.map(([value, name]): Json => ({ const: value, title: name })) }),
    ...(columns === undefined ? {} : { minItems: 1, items: objectSchema(columns) }),
    ...(hint === undefined ? {} : { 'x-hint': hint }),
    ...(when === undefined ? {} : { 'x-visible': when, 'x-required': true }),
  };
};

const objectSchema = (fields: readonly FieldOfPreset[]): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(fields.map((field) => [field.key, schemaOf(field)])),
  required: fields
    .filter(({ optional, when }) => optional !== true && when === undefined)
    .map(({ key }) => key),
});

/** The form as a file of the package under a name and key that are still free; `role` are the letters of those who fill it. */
export const formOf = (
  pack: Pack,
  asked: { readonly form: FormOfPreset; readonly stem: string; readonly role: string },
): { readonly file: string; readonly value: JsonObject; readonly id: string; readonly key: string } => {
  const { form, stem, role } = asked;
  const keys = pack.forms.map((one) => String(one.json['key']));
  const key = freshId([...keys, ...pack.forms.map(({ id }) => id)], `${stem}Record`).replace('-', '');
  const fields = form.rows.flat();
  return {
    id: key,
    key,
    file: `forms/${key}.json`,
    value: {
      id: key,
      key,
      name: form.name,
      title: form.name,
      rights: { edit: role, view: [...new Set(`${role}TRC`)].join('') },
      schema: objectSchema(fields),
      sections: [
        {
          id: 'main',
          title: form.name,
          rows: form.rows.map((row) => row.map(({ key: name }) => name)),
          question: form.question,
        },
      ],
    },
  };
};

import { type FieldSchema, Form, type JsonObject } from '@fiveones/definition';
import { type CompileOptions, compileForm } from './compile.ts';
import type { FormContext } from './context.ts';
import type { CompiledForm } from './field.ts';

/** A form of these fields; tests say only what they are about. */
export function formOf(
  properties: Record<string, FieldSchema>,
  rest: Record<string, unknown> = {},
  options: CompileOptions = {},
): CompiledForm {
  const { required, 'x-check': checks, ...others } = rest;
  const schema = {
    type: 'object',
    properties,
    ...(required === undefined ? {} : { required }),
    ...(checks === undefined ? {} : { 'x-check': checks }),
  };
  return compileForm(
    Form.parse({ id: 'form', key: 'form', name: '样表', schema, ...others }),
    undefined,
    options,
  );
}

export const chosen = (...words: readonly string[]): FieldSchema => ({
  type: 'string',
  oneOf: words.map((word) => ({ const: word, title: `${word}项` })),
});

export const visitDay: FormContext = { today: '2026-11-23', now: '2026-11-23T10:42:00+08:00' };

/** A small application with people, income and a total, as the domain has it. */
export const application = formOf(
  {
    mode: { ...chosen('household', 'single'), title: '申请方式' },
    reason: {
      type: 'string',
      title: '单人户理由',
      minLength: 4,
      'x-visible': 'mode = "single"',
      'x-required': true,
    },
    members: {
      type: 'array',
      title: '家庭成员',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name', 'relation'],
        properties: {
          name: { type: 'string', title: '姓名', minLength: 2 },
          relation: { ...chosen('self', 'spouse', 'child'), title: '关系' },
          idNo: { type: 'string', title: '身份证号', 'x-kind': 'idCard', 'x-sensitivity': 'M1' },
          age: { type: 'integer', title: '年龄', 'x-computed': 'ageAt(idBirthDate(idNo), today)' },
          marital: { ...chosen('10', '20'), title: '婚姻', 'x-visible': 'age >= 18' },
        },
      },
      'x-check': [
        { that: 'count(members[relation = "self"]) = 1', message: '申请人本人要有一行，也只能有一行' },
      ],
    },
    incomes: {
      type: 'array',
      title: '收入',
      minItems: 0,
      items: {
        type: 'object',
        properties: { amount: { type: 'number', title: '金额', 'x-unit': '元', minimum: 0 } },
      },
    },
    total: { type: 'number', title: '合计', 'x-unit': '元', 'x-computed': 'sum(incomes.amount)' },
    perHead: { type: 'number', title: '人均', 'x-unit': '元', 'x-computed': 'total / count(members)' },
  },
  { required: ['mode', 'members', 'incomes'] },
);

export const household: JsonObject = {
  mode: 'household',
  members: [
    { name: '张某某', relation: 'self', idNo: '990101197001011239', marital: '20' },
    { name: '张小某', relation: 'child', idNo: '990101201501011232' },
  ],
  incomes: [{ amount: 700 }, { amount: 300.5 }],
};

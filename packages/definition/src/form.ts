import { z } from 'zod';
import { Feel, Id, Name } from './basics.ts';

/** Classes of personal data; each has its mask and its readers. */
export const sensitivities = ['M1', 'M2', 'M3', 'M4', 'M5'] as const;
/** M1 identity number · M2 bank account · M3 telephone · M4 health, disability, finances · M5 minors. */
export const Sensitivity = z.enum(sensitivities).describe('敏感级别');
export type Sensitivity = z.infer<typeof Sensitivity>;

/** How the handbook lists a field: a paper that is brought, got by sharing or handed in later; the reasons for a refusal. */
export const handbookUses = ['own', 'shared', 'later', 'refusal'] as const;
/** One of `handbookUses`. */
export type HandbookUse = (typeof handbookUses)[number];

/** One letter per role of the forms: who may fill, who may see. */
export const Rights = z
  .looseObject({ edit: z.string().default(''), view: z.string().default('') })
  .describe('权限：A 申请人 V 村 T 镇经办 I 调查员 R 镇审核 H 核对 C 县民政 P 资金 S 监督 D 残联 F 服务机构');
export type Rights = z.infer<typeof Rights>;

/**
 * A field: JSON Schema 2020-12 plus our keywords, all beginning with `x-`. Unknown keywords are kept.
 * FEEL in them sees, from near to far: the fields beside it (`row` in a repeating group), the form's
 * own fields, the instance's data, `param`, `instance`, `today`, `now`.
 */
export interface FieldSchema {
  readonly $ref?: string | undefined;
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly format?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly oneOf?: readonly { readonly const?: unknown; readonly title?: string | undefined }[] | undefined;
  readonly properties?: { readonly [key: string]: FieldSchema } | undefined;
  readonly items?: FieldSchema | undefined;
  readonly required?: readonly string[] | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly uniqueItems?: boolean | undefined;
  readonly pattern?: string | undefined;
  /** Field kind where the JSON type does not say it: `idCard`, `money`, `region`, `signature`… */
  readonly 'x-kind'?: string | undefined;
  /** FEEL: shown only when true. A hidden value is not submitted. */
  readonly 'x-visible'?: string | undefined;
  /** `true` or FEEL: required when shown. */
  readonly 'x-required'?: boolean | string | undefined;
  /** FEEL: worked out, never typed. */
  readonly 'x-computed'?: string | undefined;
  /** FEEL: first value when the form is opened empty. */
  readonly 'x-default'?: string | undefined;
  /** FEEL or `true`: shown, not typed. */
  readonly 'x-readonly'?: boolean | string | undefined;
  /** Checks beyond JSON Schema; `that` must be true, else `message` (Chinese) stands at the field. */
  readonly 'x-check'?: readonly { readonly that: string; readonly message: string }[] | undefined;
  readonly 'x-sensitivity'?: string | undefined;
  /** What a text names: `person` or `matter`. Not said: a person where the title ends in 姓名. */
  readonly 'x-names'?: 'person' | 'matter' | undefined;
  readonly 'x-unit'?: string | undefined;
  readonly 'x-hint'?: string | undefined;
  /** Narrower rights than the form's. */
  readonly 'x-rights'?:
    { readonly edit?: string | undefined; readonly view?: string | undefined } | undefined;
  /** How the handbook lists it; a file that an applicant hands in is brought unless it is said. */
  readonly 'x-handbook'?: HandbookUse | undefined;
  /** Where a prefilled value comes from. */
  readonly 'x-source'?: string | undefined;
  readonly [keyword: string]: unknown;
}

/** Whether a text names a person: as `x-names` says; where it says nothing, the title 姓名 does. */
export const namesPerson = ({ type, title, 'x-names': named }: FieldSchema): boolean =>
  type === 'string' && (named ?? (title?.endsWith('姓名') ? 'person' : '')) === 'person';

/** The types of JSON Schema. */
const fieldTypes = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const;

/**
 * Keywords of JSON Schema that forms have no part of: each would let a server refuse what the browser has accepted. They
 * are kept, and the check finds them.
 */
export const unsupportedKeywords = [
  '$dynamicRef',
  'allOf',
  'anyOf',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'prefixItems',
  'patternProperties',
  'propertyNames',
  'dependentSchemas',
  'dependentRequired',
  'unevaluatedProperties',
  'unevaluatedItems',
] as const;

const Count = z.int().min(0);

/** A field as a form writes it: the part of JSON Schema that forms know, with our `x-` keywords. Others are kept. */
export const FieldSchema: z.ZodType<FieldSchema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.enum(fieldTypes).optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    format: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    oneOf: z
      .array(z.looseObject({ title: z.string().optional() }))
      .min(1)
      .optional(),
    properties: z.record(z.string(), FieldSchema).optional(),
    items: FieldSchema.optional(),
    required: z
      .array(z.string())
      .refine((names) => new Set(names).size === names.length)
      .meta({ uniqueItems: true })
      .optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    exclusiveMinimum: z.number().optional(),
    exclusiveMaximum: z.number().optional(),
    multipleOf: z.number().positive().optional(),
    minLength: Count.optional(),
    maxLength: Count.optional(),
    minItems: Count.optional(),
    maxItems: Count.optional(),
    uniqueItems: z.boolean().optional(),
    pattern: z.string().optional(),
    'x-kind': z.string().optional(),
    'x-visible': Feel.optional(),
    'x-required': z.union([z.boolean(), Feel]).optional(),
    'x-computed': Feel.optional(),
    'x-default': Feel.optional(),
    'x-readonly': z.union([z.boolean(), Feel]).optional(),
    'x-check': z.array(z.looseObject({ that: Feel, message: z.string() })).optional(),
    'x-sensitivity': z.string().optional(),
    'x-names': z.enum(['person', 'matter']).optional(),
    'x-unit': z.string().optional(),
    'x-hint': z.string().optional(),
    'x-rights': z.looseObject({ edit: z.string().optional(), view: z.string().optional() }).optional(),
    'x-handbook': z.enum(handbookUses).optional().describe('手册里怎么列'),
    'x-source': z.string().optional(),
  }),
);

/**
 * A part of the form as it stands on paper and on a phone. `rows` are rows of fields (dotted paths);
 * `side` prints the title in the narrow column at the left, as in 吃 穿 住 用.
 */
export const Section = z.looseObject({
  id: Id,
  title: Name,
  side: z.boolean().optional(),
  rows: z.array(z.array(z.string())),
  /** The question asked on a phone, in plain words. */
  question: z.string().optional(),
});
export type Section = z.infer<typeof Section>;

/** A form: JSON Schema with layout. Its values live under `key` in the instance's data. */
export const Form = z.looseObject({
  $schema: z.string().optional(),
  id: Id,
  /** Name of the object in the instance's data this form is a view of. */
  key: z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/),
  name: Name,
  /** Title printed on paper. */
  title: z.string().optional(),
  rights: Rights.optional(),
  basis: z.array(z.string()).optional(),
  note: z.string().optional(),
  /** Filled in once for each member of a list (`multi`): the name under which its expressions read their own. */
  member: Id.optional().describe('分别办时，自己那一项在公式里叫什么'),
  schema: FieldSchema,
  sections: z.array(Section).default([]),
});
export type Form = z.infer<typeof Form>;

/** A type shared by forms (`person`, `signature`…), referred to as `../types/<id>.json`. */
export const SharedType = z.looseObject({
  $schema: z.string().optional(),
  $id: z.string().optional(),
  id: Id,
  name: Name,
  schema: FieldSchema,
});
export type SharedType = z.infer<typeof SharedType>;

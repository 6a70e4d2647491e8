import { z } from 'zod';
import { Feel, Id, Name, Tier } from './basics.ts';

/** A part of a document, from top to bottom. Text may hold `{{field}}`. */
export const Block = z.union([
  z.looseObject({ paragraph: z.string(), when: Feel.optional(), indent: z.boolean().optional() }),
  z.looseObject({ heading: z.string(), when: Feel.optional() }),
  /** Ruled table of label and value pairs, `columns` pairs a row. */
  z.looseObject({
    pairs: z.array(z.looseObject({ label: z.string(), value: z.string() })),
    columns: z.number().int().optional(),
    when: Feel.optional(),
  }),
  /** One row a member of a list. */
  z.looseObject({
    table: z.looseObject({
      each: Feel,
      as: Id,
      columns: z.array(z.looseObject({ label: z.string(), value: z.string() })),
    }),
    when: Feel.optional(),
  }),
  z.looseObject({ list: z.looseObject({ each: Feel, as: Id, text: z.string() }), when: Feel.optional() }),
  /** A boxed part, as on a public notice. */
  z.looseObject({
    box: z.array(z.looseObject({ label: z.string(), value: z.string() })),
    when: Feel.optional(),
  }),
  z.looseObject({ salutation: z.string(), when: Feel.optional() }),
]);
export type Block = z.infer<typeof Block>;

/**
 * Who may read a document, in the letters of the forms' rights. `view`: who may open it; not said, whoever sees the case.
 * Each of its fields is shown only to whoever may see the fields of forms that it is made from, so that a paper is no way
 * round a form. `whole`: who reads it as it was issued all the same, because handing it to somebody is their work: nobody
 * can serve a notice whose reasons are kept from them. They may open it too.
 */
export const DocumentRights = z
  .looseObject({ view: z.string().min(1).optional(), whole: z.string().min(1).optional() })
  .describe(
    '谁能看，字母和表单的权限相同。view：谁能打开，不写即看得到办件的人；whole：送达、交给人的岗位，看全文',
  );
export type DocumentRights = z.infer<typeof DocumentRights>;

/** A notice, approval sheet or public poster, merged from the data when it is issued. */
export const Document = z.looseObject({
  $schema: z.string().optional(),
  id: Id,
  name: Name,
  title: z.string(),
  subtitle: z.string().optional(),
  style: z.enum(['notice', 'poster']).default('notice'),
  /** e.g. `{{orgShort}}低保受字〔{{year}}〕第 {{serial}} 号` */
  number: z.string().optional(),
  /** Office whose name and seal it bears. */
  issuer: Tier,
  /** A body without an office of its own, such as an election committee, that signs in its place; may hold `{{field}}`. */
  body: z.string().min(1).max(100).optional().describe('落款的机构，不是一级机关的写在这里'),
  basis: z.array(z.string()).optional(),
  rights: DocumentRights.optional(),
  /** Merge fields: name → FEEL over the data, `param`, `instance`, `org`. */
  fields: z.record(
    z.string(),
    z.looseObject({
      label: z.string(),
      value: Feel,
      format: z.enum(['date', 'dateTime', 'money', 'month', 'text', 'number']).optional(),
    }),
  ),
  blocks: z.array(Block),
  footer: z.string().optional(),
  /** Public documents: the only fields that may appear; everything else is refused. */
  whitelist: z.array(z.string()).optional(),
  note: z.string().optional(),
});
export type Document = z.infer<typeof Document>;

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

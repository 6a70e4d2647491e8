import { expect, it } from 'vitest';
import { z } from 'zod';
import { appRouter } from './router.ts';
import { DutyFilter, SampleQuery } from './routes/duty.ts';
import { CasesFilter } from './routes/find.ts';
import { BookQuery } from './routes/handbook.ts';
import { LookFilter } from './routes/look.ts';
import { SheetAsked, TableAsked, YearBookAsked } from './routes/village.ts';
import { Beginning } from './routes/work.ts';

/** A JSON schema as zod writes one; `own`: what zod calls a type that JSON schema has no word for. */
interface Schema {
  readonly type?: string;
  readonly own?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly maxItems?: number;
  readonly refined?: boolean;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

const schemaOf = (input: z.ZodType): Schema =>
  z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
    // An optional type is written over the one that it wraps: what is known of that one stays.
    override: ({ zodSchema, jsonSchema }) => {
      const { type, checks = [] } = zodSchema._zod.def;
      const { own = type, refined = false } = jsonSchema as Schema;
      Object.assign(jsonSchema, { own, refined: refined || checks.length > 0 });
    },
  }) as Schema;

/** Whether a pattern goes on without an end, with `*`, `+` or `{n,}` outside of `[…]`. */
const endless = (pattern: string): boolean =>
  /(?<!\\)[*+]|\{\d+,\}/.test(pattern.replaceAll(/\[[^\]]*\]/g, 'x'));

type Walk = (schema: Schema, at: string) => readonly string[];
const nowhere: Walk = () => [];

/** Places of a part that may be as large as somebody likes, by what JSON schema calls its type. */
const walks: Readonly<Record<string, Walk>> = {
  boolean: nowhere,
  null: nowhere,
  number: nowhere,
  integer: nowhere,
  string: (schema, at) => {
    const patterns = [schema, ...(schema.allOf ?? [])].flatMap(({ pattern }) => pattern ?? []);
    return schema.maxLength !== undefined || patterns.some((one) => !endless(one)) ? [] : [at];
  },
  array: ({ maxItems, items, prefixItems }, at) => {
    const parts = [...(items ? [items] : []), ...(prefixItems ?? [])];
    const open = maxItems === undefined && prefixItems === undefined;
    return [...(open ? [at] : []), ...parts.flatMap((one) => boundless(one, `${at}[]`))];
  },
  object: ({ properties = {}, additionalProperties: more, propertyNames, refined }, at) => [
    ...Object.entries(properties).flatMap(([name, one]) => boundless(one, `${at}.${name}`)),
    ...(typeof more !== 'object' ? [] : boundless(more, `${at}{}`)),
    ...(typeof more !== 'object' || refined ? [] : [`${at} {}`]),
    ...(propertyNames ? boundless(propertyNames, `${at}{name}`) : []),
  ],
};

/** The same of a whole input; a check of our own (`custom`) bounds what it checks. */
function boundless(schema: Schema, at: string): readonly string[] {
  const options = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (options.length > 0) return options.flatMap((one, place) => boundless(one, `${at}|${place}`));
  if (schema.enum || 'const' in schema || schema.own === 'custom') return [];
  return walks[schema.type ?? '']?.(schema, at) ?? [`${at} ${schema.own ?? ''}`];
}

/** The inputs of each procedure, as the router keeps them: its types do not tell of them. */
const kept: Readonly<Record<string, unknown>> = appRouter._def.procedures;
const inputs = Object.entries(kept).map(
  ([name, procedure]) =>
    [name, (procedure as { readonly _def: { readonly inputs: readonly z.ZodType[] } })._def.inputs] as const,
);

it('every input of every procedure says how much of it there may be', () => {
  expect(inputs.flatMap(([name, asked]) => asked.flatMap((one) => boundless(schemaOf(one), name)))).toEqual(
    [],
  );
});

it('every address says how much it may ask for', () => {
  const asked = {
    DutyFilter,
    SampleQuery,
    BookQuery,
    LookFilter,
    CasesFilter,
    SheetAsked,
    TableAsked,
    YearBookAsked,
    Beginning,
  };
  expect(Object.entries(asked).flatMap(([name, one]) => boundless(schemaOf(one), name))).toEqual([]);
});

it('an input without an end is found, wherever it stands', () => {
  const loose = z.object({
    text: z.string(),
    pattern: z.string().regex(/^a+$/),
    list: z.array(z.string().max(3)),
    names: z.record(z.string().max(3), z.number()),
    whatever: z.unknown(),
    deep: z.array(z.object({ text: z.string().optional() })).max(3),
  });
  expect(boundless(schemaOf(loose), 'it').map((place) => place.trim())).toEqual([
    'it.text',
    'it.pattern',
    'it.list',
    'it.names {}',
    'it.whatever unknown',
    'it.deep[].text',
  ]);
});

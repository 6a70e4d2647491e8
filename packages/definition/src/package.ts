import { z } from 'zod';
import { Id, type JsonObject, Name } from './basics.ts';
import type { DataItem } from './data-item.ts';
import type { Decision } from './decision.ts';
import type { Document } from './document.ts';
import type { Form, SharedType } from './form.ts';
import type { Ledger } from './ledger.ts';
import type { List } from './list.ts';
import type { Parameter } from './parameter.ts';
import type { Layout, Process } from './process.ts';
import type { PublicNotice } from './public-notice.ts';
import type { Responsibility } from './responsibility.ts';
import type { Scenario } from './scenario.ts';
import type { Table } from './table.ts';

/** How far a paper that the work rests on still holds. */
export const basisStates = ['current', 'revised', 'repealed', 'unknown'] as const;

/** `template.json`: what the package is, and where it comes from. */
export const Template = z.looseObject({
  $schema: z.string().optional(),
  id: Id,
  name: Name,
  version: z.string(),
  publisher: z.string(),
  description: z.string().optional(),
  category: z.string().optional(),
  basis: z
    .array(
      z.looseObject({
        code: z.string(),
        title: z.string(),
        number: z.string().optional(),
        note: z.string().optional(),
        unverified: z.boolean().optional(),
        status: z.enum(basisStates).optional().describe('现行、已修订、已废止、不清楚'),
        checkedAt: z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}$/)
          .optional()
          .describe('哪一天复核过'),
      }),
    )
    .default([]),
  /** Rulings that the source could not confirm; shown on the package page. */
  notes: z.array(z.string()).optional(),
  posts: z
    .array(
      z.looseObject({ id: Id, name: Name, tier: z.string(), unit: z.string(), role: z.string().optional() }),
    )
    .default([]),
  /** Packages from which shared types, forms, documents and posts are taken when the files are read. */
  uses: z.array(z.looseObject({ id: Id, folder: z.string().optional() })).optional(),
  /** Only for others to use: nothing starts here. */
  shared: z.boolean().optional(),
  /** In scenarios everybody fills in what their own post may, nothing hidden and nothing that is worked out. */
  scenariosByPost: z.boolean().optional().describe('样例里各岗位只填自己能填的格'),
  upstream: z.looseObject({ id: Id, version: z.string(), hash: z.string().optional() }).optional(),
  /** Number of this file format. */
  format: z.literal(1),
});
export type Template = z.infer<typeof Template>;

/** A package of definitions in memory, parsed and trusted. Maps keep the order of the files. */
export interface Package {
  readonly template: Template;
  readonly processes: Readonly<Record<string, Process>>;
  readonly layouts: Readonly<Record<string, Layout>>;
  readonly forms: Readonly<Record<string, Form>>;
  readonly types: Readonly<Record<string, SharedType>>;
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly documents: Readonly<Record<string, Document>>;
  readonly publicNotices: Readonly<Record<string, PublicNotice>>;
  readonly lists: Readonly<Record<string, List>>;
  readonly ledgers: Readonly<Record<string, Ledger>>;
  readonly tables: Readonly<Record<string, Table>>;
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly parameters: readonly Parameter[];
  readonly responsibilities: readonly Responsibility[];
  /** Names of the data that no form asks for. */
  readonly dataItems: readonly DataItem[];
  /** Files of kinds this version does not read (handbook, README…): kept word for word. */
  readonly others: Readonly<Record<string, string>>;
  /** What `parameters.json`, `responsibilities.json` and `data.json` hold beside their lists; kept for writing them again. */
  readonly heads?: {
    readonly parameters?: JsonObject;
    readonly responsibilities?: JsonObject;
    readonly dataItems?: JsonObject;
  };
}

/** A package as files: path below its folder → text. */
export type PackageFiles = Readonly<Record<string, string>>;

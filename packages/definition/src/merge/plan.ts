import type { JsonObject } from '../basics.ts';
import type { FileKind } from '../files.ts';

/**
 * How a value is merged that both sides have changed. `whole`: it is one thing, and somebody chooses. `ours`: it is
 * never taken from the other side. `parts`: an object, property by property; when one of the properties in `oneKind`
 * was changed, it is another thing now, and stays whole. `map`: an object whose keys are names. `things`: a list of
 * objects told apart by `name`. `words`: a list of different texts of which each is in or out. `lines`: a list or text
 * in which places that do not touch are merged.
 */
export type Plan =
  | { readonly by: 'whole' | 'ours' | 'words' | 'lines' | 'cell' }
  | {
      readonly by: 'parts';
      readonly parts: Readonly<Record<string, Plan | (() => Plan)>>;
      readonly oneKind: readonly string[];
    }
  | { readonly by: 'map'; readonly each: () => Plan }
  | {
      readonly by: 'things';
      readonly each: Plan;
      readonly name: (thing: JsonObject) => string | undefined;
      /** The first that fits is taken, so the order says something. */
      readonly ordered: boolean;
    };

export const whole: Plan = { by: 'whole' };
const ours: Plan = { by: 'ours' };
const words: Plan = { by: 'words' };
const lines: Plan = { by: 'lines' };
const parts = (
  own: Readonly<Record<string, Plan | (() => Plan)>> = {},
  ...oneKind: readonly string[]
): Plan => ({ by: 'parts', parts: { basis: words, ...own }, oneKind });
const map = (each: Plan | (() => Plan)): Plan => ({
  by: 'map',
  each: typeof each === 'function' ? each : () => each,
});
const named = (key: string) => (thing: JsonObject) =>
  ['string', 'number', 'boolean'].includes(typeof thing[key]) ? String(thing[key]) : undefined;
const things = (each: Plan, key = 'id'): Plan => ({ by: 'things', each, name: named(key), ordered: false });
const ordered = (each: Plan): Plan => ({ by: 'things', each, name: named('id'), ordered: true });

/** Values of a parameter: one a region and day. */
const dated: Plan = {
  by: 'things',
  each: whole,
  name: ({ region, from }) => `${String(region)} ${String(from)}`,
  ordered: false,
};

const choices = things(parts(), 'const');
const field = (): Plan =>
  parts(
    { properties: map(field), items: field, required: words, oneOf: choices, enum: words },
    'type',
    'x-kind',
    '$ref',
  );
const node = parts({ issue: words, without: words, forms: things(whole, 'form') }, 'kind');
const thing = parts();
/** The key under which a column of a decision table carries its cells while it is merged. */
export const cellsKey = '(cells)';
// What a column's cells hold is merged in the rows; in the column they only tell that it is still used.
const column = parts({ [cellsKey]: ours });
const templateParts = {
  posts: things(thing),
  basis: things(thing, 'code'),
  notes: words,
  uses: things(thing),
};

/** How the files of each kind are merged. */
export const plans = {
  template: parts(templateParts),
  process: parts({
    readers: parts({ tiers: words, posts: words, withReason: words }),
    subject: thing,
    lanes: things(thing),
    stages: things(thing),
    clocks: things(thing),
    messages: things(thing),
    signals: things(thing),
    errors: things(thing),
    escalations: things(thing),
    nodes: things(node),
    flows: ordered(thing),
  }),
  layout: parts({ nodes: map(ours), flows: map(ours) }),
  form: parts({ schema: field, sections: things(parts({ rows: ours })) }),
  type: parts({ schema: field }),
  decision: parts({
    inputs: things(column),
    outputs: things(column),
    rules: ordered(parts({ when: map({ by: 'cell' }), then: map({ by: 'cell' }) })),
  }),
  document: parts({ fields: map(thing), blocks: lines, whitelist: words }),
  publicNotice: parts({ fields: things(thing, 'field') }),
  list: parts({ columns: things(thing), rows: things(thing) }),
  ledger: parts({ keepers: words, columns: things(thing), entryTypes: things(parts({ evidence: words })) }),
  table: parts({
    keepers: words,
    indicators: things(thing),
    upper: things(parts({ columns: things(thing, 'label') })),
  }),
  parameters: parts({
    parameters: things(
      parts({ values: dated, choices: things(thing, 'value'), parts: things(thing) }, 'type'),
    ),
  }),
  responsibilities: parts({ rows: things(parts({ evidence: words })) }),
  dataItems: parts({ items: things(thing) }),
  scenario: parts(),
} as const satisfies Record<FileKind, Plan>;

/** What a package is called and who publishes it is a fork's own, whatever its upstream is called by then. */
export const forkTemplate = parts({
  ...templateParts,
  id: ours,
  name: ours,
  version: ours,
  publisher: ours,
  description: ours,
  upstream: ours,
});

/** Files that this version does not read: texts, merged line by line. */
export const otherFile = lines;

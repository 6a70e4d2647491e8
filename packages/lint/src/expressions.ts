import {
  opensTask,
  type Assign,
  type Decision,
  type Deliver,
  type Document,
  type FieldSchema,
  type Ledger,
  type Limit,
  type Node,
  type NodeOf,
  type Package,
  type PathStep,
  type PublicNotice,
  type Table,
  type Throw,
  type Trigger,
  type Vote,
} from '@fiveones/definition';
import { atFlow, atNode, type Chart, inFile } from './chart.ts';
import { assignments, dataNames, fieldNames, memberNames, multiOf } from './data-names.ts';
import type { Spot } from './finding.ts';

/** What an expression is for. `condition`: it decides a way; `amount`: it gives a number of days, people…; `value`: the rest. */
export type Use = 'condition' | 'amount' | 'value';

/** One FEEL text of a package. */
export interface Expression {
  readonly source: string;
  /** Unary tests, as in the cells of a decision table. */
  readonly tests: boolean;
  readonly use: Use;
  readonly spot: Spot;
  /** Numbers in it that the law fixes for everywhere. */
  readonly fixed?: readonly number[];
  /** What it stands on, for people. */
  readonly owner: string;
  /** It reads cases of other packages: their parameters and lists are not known here. */
  readonly elsewhere: boolean;
  /** Whether a name may begin a path in it. */
  sees(name: string): boolean;
}

type Names = readonly ReadonlySet<string>[];
interface Place {
  readonly spot: Spot;
  readonly owner: string;
  readonly names: Names;
  readonly elsewhere?: boolean;
}

/** All FEEL of a package, file by file. */
export function expressionsOf(pkg: Package, charts: readonly Chart[]): readonly Expression[] {
  const base: Names = [dataNames(pkg), always];
  const members: Names = [...base, memberNames(pkg)];
  const loose: Names = [...members, fieldNames(pkg)];
  return [
    ...charts.flatMap((chart) => inChart(chart, members, loose)),
    ...Object.values(pkg.forms).flatMap((form) =>
      inSchema(
        form.schema,
        {
          file: `forms/${form.id}.json`,
          owner: form.name,
          names: form.member === undefined ? base : [...base, new Set([form.member])],
        },
        ['schema'],
        [],
      ),
    ),
    ...Object.values(pkg.types).flatMap((type) =>
      inSchema(
        type.schema,
        { file: `types/${type.id}.json`, owner: type.name, names: loose },
        ['schema'],
        [],
      ),
    ),
    ...Object.values(pkg.decisions).flatMap((decision) => inDecision(decision, loose)),
    ...Object.values(pkg.documents).flatMap((document) => inDocument(document, base)),
    ...Object.values(pkg.publicNotices).flatMap((notice) => inPublicNotice(notice, base)),
    ...Object.values(pkg.ledgers).flatMap((ledger) => inLedger(ledger, pkg)),
    ...Object.values(pkg.tables).flatMap((table) => inTable(table, pkg)),
  ];
}

const always = new Set(['param', 'list', 'instance', 'today', 'now']);
const ofMessages = new Set(['message']);
const ofOpinions = new Set(['opinion']);
const ofFound = new Set(['outcome', 'endedAt']);
const ofCalls = new Set(['child', 'outcome']);
const ofRuns = new Set(['count', 'done', 'results']);
const ofVotes = new Set([
  'eligible',
  'present',
  'cast',
  'approve',
  'reject',
  'abstain',
  'votes',
  'seats',
  'candidate',
]);
const ofDocuments = new Set(['org', 'issued', 'clock']);
const ofRows = new Set(['row']);

function inChart(chart: Chart, names: Names, loose: Names): readonly Expression[] {
  const { process } = chart;
  const subject = Object.entries(process.subject ?? {}).flatMap(([key, source]) =>
    typeof source === 'string' && key !== 'names'
      ? feel(source, 'value', { spot: inFile(chart.file, 'subject', key), owner: process.name, names })
      : [],
  );
  const clocks = process.clocks.flatMap((clock) => {
    const at = (...path: readonly PathStep[]): Place => ({
      spot: inFile(chart.file, 'clocks', { id: clock.id }, ...path),
      owner: clock.name,
      names,
    });
    return [
      ...inLimit(clock.limit, (...path) => at('limit', ...path)),
      ...amount(clock.warnAt, at('warnAt')),
      ...(clock.alarms ?? []).flatMap((alarm, index) => amount(alarm.at, at('alarms', index, 'at'))),
      ...(clock.pause ?? []).flatMap(({ when }, index) =>
        feel(when, 'condition', at('pause', index, 'when')),
      ),
    ];
  });
  const messages = process.messages.flatMap((message) =>
    feel(message.key, 'value', {
      spot: inFile(chart.file, 'messages', { id: message.id }, 'key'),
      owner: message.name,
      names,
    }),
  );
  const found = (process.foundBy ?? []).flatMap((by) => {
    const at = (...path: readonly PathStep[]): Place => ({
      spot: inFile(chart.file, 'foundBy', { id: by.id }, ...path),
      owner: by.name,
      names: [...names, ofFound],
    });
    return [
      ...feel(by.value, 'value', at('value')),
      ...feel(by.day, 'value', at('day')),
      ...(by.tells ?? []).flatMap(({ id, value }) => feel(value, 'value', at('tells', { id }, 'value'))),
    ];
  });
  const flows = process.flows.flatMap((flow) =>
    feel(flow.condition, 'condition', {
      spot: atFlow(chart, flow, 'condition'),
      owner: flow.name ?? chart.nodes.get(flow.from)?.name ?? flow.id,
      names: [...names, ofMessages, ofOpinions],
    }),
  );
  return [
    ...subject,
    ...clocks,
    ...messages,
    ...found,
    ...process.nodes.flatMap((node) => inNode(chart, node, names, loose)),
    ...flows,
  ];
}

function inNode(chart: Chart, node: Node, names: Names, loose: Names): readonly Expression[] {
  const at =
    (more: Names = []) =>
    (...path: readonly PathStep[]): Place => ({
      spot: atNode(chart, node, ...path),
      owner: node.name,
      names: [...names, ...more],
    });
  const own = ownExpressions[node.kind];
  const extras: Names =
    node.kind === 'userTask'
      ? [ofOpinions]
      : 'trigger' in node || node.kind === 'receiveTask'
        ? [ofMessages]
        : [];
  return [
    ...assigned(assignments(node['set']), (...path) => at(extras)('set', ...path)),
    ...('limit' in node ? inLimit(node.limit as Limit | undefined, (...path) => at()('limit', ...path)) : []),
    ...('throws' in node
      ? [
          ...assigned(thrown(node.throws)?.payload, (...path) => at()('throws', 'payload', ...path)),
          ...inDeliver(thrown(node.throws)?.deliver, (...path) => at()('throws', 'deliver', ...path)),
        ]
      : []),
    ...(opensTask(node)
      ? (node.alarms ?? []).flatMap((alarm, index) => amount(alarm.at, at()('alarms', index, 'at')))
      : []),
    ...inMulti(node, at),
    ...('trigger' in node ? inTrigger(node.trigger as Trigger | undefined, at()) : []),
    // The table is keyed by the node's own kind, which the compiler cannot follow through the union.
    ...(own ? (own as Own<Node>)(node, at, loose) : []),
  ];
}

type At = (more?: Names) => (...path: readonly PathStep[]) => Place;
type Own<N extends Node> = (node: N, at: At, loose: Names) => readonly Expression[];

const ownExpressions: { readonly [K in Node['kind']]?: Own<NodeOf<K>> } = {
  userTask: (node, at) => [
    ...feel(node.assignee, 'value', at()('assignee')),
    ...feel(node.region, 'value', at()('region')),
    ...feel(node.responsibilityBy?.value, 'value', at()('responsibilityBy', 'value')),
    ...amount(node.team?.min, at()('team', 'min')),
    ...inVote(node.vote, at),
  ],
  manualTask: (node, at) => [
    ...feel(node.assignee, 'value', at()('assignee')),
    ...feel(node.region, 'value', at()('region')),
    ...feel(node.responsibilityBy?.value, 'value', at()('responsibilityBy', 'value')),
  ],
  serviceTask: (node, at) => [
    ...assigned(node.connector?.input, (...path) => at()('connector', 'input', ...path)),
    ...(['match', 'from', 'to'] as const).flatMap((key) =>
      feel(node.lookup?.[key], 'value', at()('lookup', key)),
    ),
    ...amount(node.extendClock?.value, at()('extendClock', 'value')),
    ...valueOrFeel(node.extendClock?.reason, at()('extendClock', 'reason')),
  ],
  businessRuleTask: (node, at, loose) =>
    node.calculate.flatMap((line, index) => [
      ...feel(line.each, 'value', at()('calculate', index, 'each')),
      ...(['text', 'named'] as const).flatMap((key) =>
        feel(
          line.condition?.[key],
          'value',
          at(line.each === undefined ? [] : loose)('calculate', index, 'condition', key),
        ),
      ),
      ...feel(
        line.value?.replace(/^=/, ''),
        'value',
        at(line.each === undefined ? [] : loose)('calculate', index, 'value'),
      ),
    ]),
  sendTask: (node, at) => [
    ...assigned(node.payload, (...path) => at()('payload', ...path)),
    ...inDeliver(node.deliver, (...path) => at()('deliver', ...path)),
  ],
  callActivity: (node, at) => [
    ...assigned(node.input, (...path) => at()('input', ...path)),
    ...assigned(node.output, (...path) => at([ofCalls])('output', ...path)),
  ],
};

const inDeliver = (
  deliver: Deliver | undefined,
  place: (...path: readonly string[]) => Place,
): readonly Expression[] => [
  ...feel(deliver?.key, 'value', place('key')),
  ...feel(deliver?.region, 'value', place('region')),
];

// Every property of this name is of this type in the schema of its kind.
const thrown = (throws: unknown): Throw | undefined => throws as Throw | undefined;

/** Halves, two thirds, three quarters, four fifths: majorities come from the law that orders the vote, not from a place. */
const majorities: readonly number[] = [2, 3, 4, 5];

function inVote(vote: Vote | undefined, at: At): readonly Expression[] {
  if (!vote) return [];
  const counted = (rule: 'pass' | 'tie' | 'quorum'): readonly Expression[] =>
    feel(vote[rule], 'condition', at([ofVotes])('vote', rule)).map((one) => ({ ...one, fixed: majorities }));
  return [
    ...counted('pass'),
    ...counted('tie'),
    ...counted('quorum'),
    ...feel(vote.weight, 'value', at()('vote', 'weight')),
    ...feel(vote.candidates, 'value', at()('vote', 'candidates')),
    ...amount(vote.seats, at()('vote', 'seats')),
  ];
}

function inMulti(node: Node, at: At): readonly Expression[] {
  const multi = multiOf(node);
  if (!multi) return [];
  return [
    ...feel(multi.each, 'value', at()('multi', 'each')),
    ...feel(multi.completeWhen, 'condition', at([ofRuns])('multi', 'completeWhen')),
    ...feel(multi.collect?.value, 'value', at([ofOpinions])('multi', 'collect', 'value')),
  ];
}

function inTrigger(
  trigger: Trigger | undefined,
  at: (...path: readonly PathStep[]) => Place,
): readonly Expression[] {
  return [
    ...inLimit(trigger?.timer, (...path) => at('trigger', 'timer', ...path)),
    ...amount(trigger?.cycle?.day, at('trigger', 'cycle', 'day')),
    ...amount(trigger?.cycle?.month, at('trigger', 'cycle', 'month')),
    ...feel(trigger?.condition, 'condition', at('trigger', 'condition')),
  ];
}

function inLimit(
  limit: Limit | undefined,
  at: (...path: readonly PathStep[]) => Place,
): readonly Expression[] {
  if (!limit) return [];
  const { rollToWorkday: roll } = limit;
  return [
    ...amount(limit.value, at('value')),
    ...feel(limit.start, 'value', at('start')),
    ...(typeof roll === 'string' && roll !== 'holiday' ? amount(roll, at('rollToWorkday')) : []),
  ];
}

function assigned(
  list: readonly Assign[] | undefined,
  at: (...path: readonly PathStep[]) => Place,
): readonly Expression[] {
  return (list ?? []).flatMap(({ value }, index) => valueOrFeel(value, at(index, 'value')));
}

interface FormPlace {
  readonly file: string;
  readonly owner: string;
  readonly names: Names;
}

/** Expressions of a field and those below it; they see the fields beside them and all above. */
function inSchema(
  schema: FieldSchema,
  form: FormPlace,
  path: readonly string[],
  above: Names,
): readonly Expression[] {
  const beside: Names = [new Set(Object.keys(schema.properties ?? {})), ...above];
  const place = (around: Names, ...keys: readonly PathStep[]): Place => ({
    spot: inFile(form.file, ...path, ...keys),
    owner: schema.title ?? form.owner,
    names: [...around, ...form.names],
  });
  return [
    ...fieldKeywords.flatMap((key) =>
      typeof schema[key] === 'string' ? feel(schema[key], 'value', place(beside, key)) : [],
    ),
    ...(schema['x-check'] ?? []).flatMap(({ that }, index) =>
      feel(that, 'value', place(beside, 'x-check', index, 'that')),
    ),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
      inSchema(inner, form, [...path, 'properties', key], beside),
    ),
    ...(schema.items ? inSchema(schema.items, form, [...path, 'items'], [ofRows, ...beside]) : []),
  ];
}

const fieldKeywords = [
  'x-visible',
  'x-required',
  'x-computed',
  'x-default',
  'x-readonly',
  'x-options',
] as const;

function inDecision(decision: Decision, names: Names): readonly Expression[] {
  const at = (...path: readonly PathStep[]): Place => ({
    spot: inFile(`decisions/${decision.id}.json`, ...path),
    owner: decision.name,
    names,
  });
  const columns = decision.inputs.flatMap(({ id, expression }) =>
    feel(expression || undefined, 'value', at('inputs', { id }, 'expression')),
  );
  const rules = decision.rules.flatMap((rule) => [
    ...rule.when.flatMap((source, index) => {
      const text = source.trim();
      const tests = Boolean(decision.inputs[index]?.expression);
      return text === '' || text === '-'
        ? []
        : feel(text, 'condition', at('rules', { id: rule.id }, 'when', index), tests).map((expression) => ({
            ...expression,
            fixed: (rule.fixed ?? []).map(({ number }) => number),
          }));
    }),
    ...Object.entries(rule.then).flatMap(([output, source]) =>
      source.trim() === '' ? [] : feel(source, 'value', at('rules', { id: rule.id }, 'then', output)),
    ),
  ]);
  return [...columns, ...rules];
}

/** Merge fields see the case; the blocks see only the merge fields, as they were fixed at issue. */
function inDocument(document: Document, names: Names): readonly Expression[] {
  const at = (names: Names, ...path: readonly PathStep[]): Place => ({
    spot: inFile(`documents/${document.id}.json`, ...path),
    owner: document.name,
    names,
  });
  const merged: Names = [new Set(Object.keys(document.fields))];
  const fields = Object.entries(document.fields).flatMap(([name, { value }]) =>
    feel(value, 'value', at([...names, ofDocuments], 'fields', name, 'value')),
  );
  const blocks = document.blocks.flatMap((block, index) => [
    ...feel(
      typeof block.when === 'string' ? block.when : undefined,
      'value',
      at(merged, 'blocks', index, 'when'),
    ),
    ...(['table', 'list'] as const).flatMap((kind) =>
      feel(eachOf(block[kind]), 'value', at(merged, 'blocks', index, kind, 'each')),
    ),
  ]);
  return [...fields, ...blocks];
}

/** How long a notice stands, and where, are asked of the case. */
function inPublicNotice(
  { id, name, days, places, proof }: PublicNotice,
  names: Names,
): readonly Expression[] {
  const at = (...path: readonly PathStep[]): Place => ({
    spot: inFile(`public-notices/${id}.json`, ...path),
    owner: name,
    names,
  });
  return [
    ...amount(days?.value, at('days', 'value')),
    ...feel(typeof places === 'string' ? places.slice(1) : undefined, 'value', at('places')),
    ...(['at', 'places', 'photos'] as const).flatMap((key) => feel(proof?.[key], 'value', at('proof', key))),
  ];
}

/** The data of cases of other packages is not known here; any name may begin a path. */
const anywhere: Names = [{ has: () => true } as unknown as ReadonlySet<string>];

function inLedger(ledger: Ledger, pkg: Package): readonly Expression[] {
  return ledger.entryTypes.flatMap((type) =>
    type.from.flatMap((source, index) =>
      [
        ...(['when', 'place', 'count', 'amount', 'fundLine'] as const).map(
          (key) => [[key], source[key]] as const,
        ),
        ...Object.entries(source.cells ?? {}).map(([column, cell]) => [['cells', column], cell] as const),
      ].flatMap(([path, text]) =>
        feel(text, path[0] === 'when' ? 'condition' : 'value', {
          spot: inFile(`ledgers/${ledger.id}.json`, 'entryTypes', { id: type.id }, 'from', index, ...path),
          owner: type.name,
          names: anywhere,
          elsewhere: source.package !== pkg.template.id,
        }),
      ),
    ),
  );
}

function inTable(table: Table, pkg: Package): readonly Expression[] {
  const at = (indicator: string, ...path: readonly PathStep[]): Place => ({
    spot: inFile(`tables/${table.id}.json`, 'indicators', { id: indicator }, 'source', ...path),
    owner: table.indicators.find(({ id }) => id === indicator)?.name ?? indicator,
    names: anywhere,
  });
  return [
    ...amount(table.mostTyped, {
      spot: inFile(`tables/${table.id}.json`, 'mostTyped'),
      owner: table.name,
      names: [always],
    }),
    ...table.indicators.flatMap(({ id, source }) =>
      (['cases', 'steps'] as const).flatMap((kind) => {
        const query = source[kind];
        const elsewhere = query?.of.some((of) => of.package !== pkg.template.id) === true;
        return [
          ...feel(query?.where, 'condition', { ...at(id, kind, 'where'), elsewhere }),
          ...feel(query?.sum, 'value', { ...at(id, kind, 'sum'), elsewhere }),
        ];
      }),
    ),
  ];
}

function eachOf(part: unknown): string | undefined {
  const each = typeof part === 'object' && part !== null && 'each' in part ? part.each : undefined;
  return typeof each === 'string' ? each : undefined;
}

function valueOrFeel(value: unknown, place: Place): readonly Expression[] {
  return typeof value === 'string' && value.startsWith('=') ? feel(value.slice(1), 'value', place) : [];
}

function amount(value: number | string | undefined, place: Place): readonly Expression[] {
  return typeof value === 'string' ? feel(value.replace(/^=/, ''), 'amount', place) : [];
}

function feel(
  source: string | undefined,
  use: Use,
  { spot, owner, names, elsewhere = false }: Place,
  tests = false,
): readonly Expression[] {
  return source === undefined
    ? []
    : [{ source, tests, use, spot, owner, elsewhere, sees: (name) => names.some((set) => set.has(name)) }];
}

import { isObject, type Json, type JsonObject } from '@fiveones/definition';
import { maskName, type CompiledField } from '@fiveones/forms';
import { awaitedMessages, indexOf, type InstanceState, type World } from '@fiveones/interpreter';
import type { Condition, RowOf } from '@fiveones/store';
import { roleLetters, sees, seesCase, subjectFor, type Actor, type Chair } from './access.ts';
import type { BatchOffer } from './batch-offers.ts';
import type { Casework } from './casework.ts';
import { inTurns } from './in-turns.ts';
import { inWords, no, ok, refused, type Outcome } from './refused.ts';
import { instanceTable } from './tables.ts';
import { formOf, visibleData } from './task-view.ts';

/** Which cases a message goes to. What is said, all holds together. */
export interface BatchChoice {
  readonly packageId: string;
  readonly process: string;
  readonly message: string;
  /** Codes of places, each with what is below it; none: everywhere the post answers for. */
  readonly places: readonly string[];
  /** A step at which they stand now. */
  readonly step?: string | undefined;
  /** A value that they have, at a path of their data. */
  readonly item?: ItemAsked | undefined;
  /** Their numbers; none: any. */
  readonly numbers: readonly string[];
}

interface ItemAsked {
  readonly path: string;
  readonly is: ItemTest;
  readonly value: string | number | boolean;
}

/** How a value is held against the one that is asked for. */
export const itemTests = ['eq', 'ne', 'ge', 'le'] as const;
export type ItemTest = (typeof itemTests)[number];

/** A value by which cases can be told apart: a choice, yes or no, a number. Nothing personal is one. */
export interface BatchItem {
  readonly path: string;
  readonly name: string;
  /** The form that asks for it; empty where the process itself keeps it. */
  readonly group: string;
  readonly unit: string;
  readonly choices: readonly { readonly value: string | number | boolean; readonly name: string }[];
}

/** A case that was chosen, as whoever sends sees it before: the name marked. */
export interface BatchCandidate {
  readonly instance: string;
  readonly number: string;
  readonly subject: string;
  readonly regionName: string;
  readonly waitsFor: string;
  /** Why it cannot take the message now; absent: it can. */
  readonly why?: string | undefined;
}

/** The cases that were chosen, in the order of their numbers. */
interface Chosen {
  readonly cases: readonly ChosenCase[];
  /** Numbers that were asked for and are no running case of this process in the region. */
  readonly unknown: readonly string[];
}

interface ChosenCase extends BatchCandidate {
  readonly county: string;
}

/** So many cases are told in one go; a county has fewer households in one benefit of one town. */
export const mostInBatch = 5_000;

type InstanceRow = RowOf<typeof instanceTable>;

/** The cases that a choice means, for somebody who holds the post that sends. */
export async function chosenCases(
  casework: Casework,
  asked: { readonly actor: Actor; readonly offer: BatchOffer; readonly choice: BatchChoice },
): Promise<Outcome<Chosen>> {
  const { actor, offer, choice } = asked;
  const { item } = choice;
  if (item !== undefined && !batchItems(offer.world).some(({ path }) => path === item.path))
    return no(refused('input-invalid', { message: '不能按这一项资料挑选' }));
  const rows = await casework.store.rows(instanceTable, {
    where: chosenBy(offer.chairs, choice),
    order: [
      ['number', 'asc'],
      ['instance', 'asc'],
    ],
    limit: mostInBatch + 1,
  });
  if (rows.length > mostInBatch) return no(refused('batch-too-many', { most: mostInBatch }));
  const { regions } = indexOf(casework.library.organisation);
  const found = await inTurns(rows, async (row): Promise<readonly ChosenCase[]> => {
    const read = await casework.instances.read(row.instance);
    const world = read && casework.library.worldOf(read.state);
    if (!read || !world || !isMeant(read.state, world, actor, choice)) return [];
    return [
      candidateOf(row, read.state, {
        world,
        actor,
        message: choice,
        place: (code) => regions.get(code)?.name ?? '',
      }),
    ];
  });
  const numbers = new Set(rows.map(({ number }) => number ?? ''));
  return ok({
    cases: found.flat(),
    unknown: [...new Set(choice.numbers)].filter((number) => !numbers.has(number)),
  });
}

/** So many cases are looked into for the values that cases of a process have at all. */
const lookedInto = 200;

/** The values by which the running cases of an offer can be told apart: those that some of them have. */
export async function itemsInUse(casework: Casework, offer: BatchOffer): Promise<readonly BatchItem[]> {
  const which = { packageId: offer.published.package.template.id, process: offer.process.id, message: '' };
  const rows = await casework.store.rows(instanceTable, {
    where: chosenBy(offer.chairs, { ...which, places: [], numbers: [] }),
    order: [['startedAt', 'desc']],
    columns: ['instance'],
    limit: lookedInto,
  });
  const read = await inTurns(rows, ({ instance }) => casework.instances.read(instance));
  const data = read.flatMap((one) => (one ? [one.state.data] : []));
  const isHad = ({ path }: BatchItem): boolean => data.some((one) => isPlain(valueAtPath(one, path)));
  return batchItems(offer.world).filter(isHad);
}

const isPlain = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && typeof value !== 'object';

const chosenBy = (chairs: readonly Chair[], choice: BatchChoice): Condition => ({
  and: [
    within(chairs.map(({ region }) => region)),
    { eq: ['package', choice.packageId] },
    { eq: ['process', choice.process] },
    { eq: ['status', 'running'] },
    ...(choice.places.length > 0 ? [within(choice.places)] : []),
    ...(choice.numbers.length > 0 ? [{ in: ['number', [...new Set(choice.numbers)]] } as const] : []),
  ],
});

const within = (regions: readonly string[]): Condition => ({
  or: regions.map((region): Condition => ({ prefix: ['region', region] })),
});

/** Whether a case stands at the step and has the value that is asked for, as far as the one who asks may see it. */
function isMeant(state: InstanceState, world: World, actor: Actor, { step, item }: BatchChoice): boolean {
  if (step !== undefined && !Object.values(state.tokens).some(({ node }) => node === step)) return false;
  if (item === undefined) return true;
  if (!seesCase(actor, state, world)) return false;
  const role = roleLetters(actor, world.chart.package.template.posts, false);
  const value = valueAtPath(visibleData(state.data, world, role).data, item.path);
  return passes[item.is](value, item.value);
}

const passes = {
  eq: (value, asked) => value === asked,
  ne: (value, asked) => value !== undefined && value !== null && value !== asked,
  ge: (value, asked) => typeof value === 'number' && typeof asked === 'number' && value >= asked,
  le: (value, asked) => typeof value === 'number' && typeof asked === 'number' && value <= asked,
} as const satisfies Record<ItemTest, (value: Json | undefined, asked: ItemAsked['value']) => boolean>;

const valueAtPath = (data: JsonObject, path: string): Json | undefined =>
  path
    .split('.')
    .reduce<Json | undefined>(
      (at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined),
      data,
    );

function candidateOf(
  row: InstanceRow,
  state: InstanceState,
  {
    world,
    actor,
    message: { message },
    place,
  }: {
    readonly world: World;
    readonly actor: Actor;
    readonly message: BatchChoice;
    readonly place: (code: string) => string;
  },
): ChosenCase {
  const why = awaitedMessages(state, world).includes(message) ? undefined : notAwaited(world, message);
  return {
    county: row.county,
    instance: row.instance,
    number: row.number ?? '',
    subject: markedSubject(actor, row, world),
    regionName: place(row.region ?? ''),
    waitsFor: row.waitsFor ?? '',
    ...(why === undefined ? {} : { why }),
  };
}

const notAwaited = (world: World, message: string): string =>
  inWords({
    code: 'not-awaited',
    params: { message: world.chart.process.messages.find(({ id }) => id === message)?.name ?? message },
  }).message;

/** The subject of a row as a long list shows it: the name of a person marked, that of a matter whole. */
export function markedSubject(actor: Actor, row: InstanceRow, { chart }: World): string {
  const subject = subjectFor(actor, row);
  const whole = chart.process.subject === undefined || chart.process.subject.names === 'matter';
  return whole || !sees(actor, row) ? subject : maskName(subject);
}

/** The values of a package by which cases can be told apart, its own names first. */
function batchItems(world: World): readonly BatchItem[] {
  const { package: pkg } = world.chart;
  const named = pkg.dataItems.flatMap(({ id, name, type, unit = '', choices = [] }): readonly BatchItem[] =>
    choices.length > 0 || type === 'number' || type === 'boolean'
      ? [
          {
            path: id,
            name,
            group: '',
            unit,
            choices: type === 'boolean' && choices.length === 0 ? yesNo : choices,
          },
        ]
      : [],
  );
  const known = new Set(named.map(({ path }) => path));
  const asked = Object.values(pkg.forms).flatMap((form) => {
    const compiled = formOf(world, form.id);
    return compiled.fields.flatMap((field): readonly BatchItem[] => {
      const path = `${form.key}.${field.dotted}`;
      if (known.has(path) || !tellsApart(field)) return [];
      const { label, schema, options = [] } = field;
      const choices = schema.type === 'boolean' ? yesNo : options.map(choiceOf);
      return [{ path, name: label, group: compiled.name, unit: schema['x-unit'] ?? '', choices }];
    });
  });
  return [...named, ...asked];
}

const yesNo: BatchItem['choices'] = [
  { value: true, name: '是' },
  { value: false, name: '否' },
];

const choiceOf = ({ value, label }: { readonly value: Json; readonly label: string }) => ({
  value: typeof value === 'number' || typeof value === 'boolean' ? value : String(value),
  name: label,
});

/** A field of one value that is chosen or counted, and that no mark calls private. Rows of lists have many. */
const tellsApart = ({ schema, options, path, key }: CompiledField): boolean =>
  key !== '*' &&
  !path.includes('*') &&
  schema['x-sensitivity'] === undefined &&
  (schema.type === 'boolean' ||
    ((schema.type === 'number' || schema.type === 'integer') && options === undefined) ||
    (options !== undefined && schema.type !== 'array'));

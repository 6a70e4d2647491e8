import type { JsonObject, Package, SamePersonRule } from '@fiveones/definition';
import { chart, type NodeSketch } from '../chart.example.ts';
import type { Command } from '../command.ts';
import type { InstanceState } from '../state.ts';
import type { World } from '../world.ts';
import { offersOf, type Offered } from './offers.ts';

/** A number below, the same sequence for the same seed. */
export type Random = (below: number) => number;

export function randomOf(seed: number): Random {
  let at = seed >>> 0;
  return (below) => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const one = <T>(list: readonly T[], random: Random): T => list[random(list.length)] as T; // never of an empty list

/** A chart in the making: flows as lines, what nodes are made of, tasks in order. */
interface Draft {
  readonly lines: string[];
  readonly sketches: Record<string, NodeSketch>;
  readonly tasks: string[];
  /** Nodes off the main road, of which there may be several at once. */
  readonly side: string[];
  count: number;
}

interface Block {
  readonly first: string;
  readonly last: string;
}
type Build = (draft: Draft, random: Random, depth: number, parent: string | undefined) => Block;

const next = (draft: Draft, prefix: string): string => `${prefix}${++draft.count}`;
const inside = (parent: string | undefined): NodeSketch => (parent === undefined ? {} : { parent });

const task: Build = (draft, random, _depth, parent) => {
  const id = next(draft, 'a');
  const [earlier] = draft.tasks.slice(-1);
  draft.sketches[id] = {
    kind: 'userTask',
    responsibility: 'R-001',
    ...inside(parent),
    ...(random(3) === 0 ? { limit: { value: 1 + random(4), unit: 'workday' } } : {}),
    ...(random(4) === 0 ? { optional: true } : {}),
    ...(random(3) === 0 && earlier !== undefined ? { notSameAs: [earlier] } : {}),
    ...(random(4) === 0 ? { chooseNext: true } : {}),
    ...(random(5) === 0 ? { reject: { to: 'endNo', reasons: [{ code: 'fake', name: '不实' }] } } : {}),
  };
  draft.tasks.push(id);
  if (random(4) > 0) return { first: id, last: id };
  const late = next(draft, 'late');
  const chase = next(draft, 'chase');
  const interrupting = random(2) === 0;
  const timer = { value: 1 + random(5), unit: 'day' };
  draft.sketches[late] = {
    kind: 'boundaryEvent',
    attachedTo: id,
    interrupting,
    trigger: { timer },
    ...inside(parent),
  };
  draft.sketches[chase] = { kind: 'userTask', responsibility: 'R-002', ...inside(parent) };
  const merge = next(draft, 'm');
  draft.sketches[merge] = { kind: 'exclusiveGateway', ...inside(parent) };
  draft.lines.push(`${id} > ${merge}`);
  if (interrupting) draft.lines.push(`${late} > ${chase} > ${merge}`);
  else {
    const end = next(draft, 'end');
    draft.sketches[end] = { kind: 'endEvent', ...inside(parent) };
    draft.lines.push(`${late} > ${chase} > ${end}`);
    draft.side.push(chase, end, late);
  }
  return { first: id, last: merge };
};

const several: Build = (draft, random, _depth, parent) => {
  const id = next(draft, 's');
  const ballot = random(2) === 0;
  draft.sketches[id] = {
    kind: 'userTask',
    responsibility: 'R-001',
    ...inside(parent),
    ...(ballot ? { assignee: 'who' } : {}),
    multi: {
      each: '["clerk-1", "clerk-2", "clerk-3"]',
      as: 'who',
      mode: random(2) === 0 ? 'parallel' : 'sequential',
      ...(random(2) === 0 ? { completeWhen: 'done >= 2' } : {}),
    },
  };
  draft.tasks.push(id);
  return { first: id, last: id };
};

const waits: Build = (draft, random, _depth, parent) => {
  const id = next(draft, 'w');
  const kind = one(['intermediateCatchEvent', 'sendTask', 'serviceTask'] as const, random);
  draft.sketches[id] = {
    kind,
    ...inside(parent),
    ...(kind === 'intermediateCatchEvent'
      ? { trigger: { timer: { value: 1 + random(3), unit: 'day' } } }
      : {}),
    ...(kind === 'sendTask' ? { message: 'told' } : {}),
  };
  return { first: id, last: id };
};

const sequence: Build = (draft, random, depth, parent) => {
  const blocks = Array.from({ length: 2 + random(2) }, () => block(draft, random, depth - 1, parent));
  for (const [place, { first }] of blocks.entries())
    if (place > 0) draft.lines.push(`${blocks[place - 1]?.last ?? ''} > ${first}`);
  return { first: blocks[0]?.first ?? '', last: blocks.at(-1)?.last ?? '' };
};

const gateways =
  (kind: 'parallelGateway' | 'exclusiveGateway'): Build =>
  (draft, random, depth, parent) => {
    const first = next(draft, 'g');
    const last = next(draft, 'j');
    for (const id of [first, last]) draft.sketches[id] = { kind, ...inside(parent) };
    const ways = 2 + random(2);
    for (let way = 0; way < ways; way++) {
      const inner = block(draft, random, depth - 1, parent);
      const when = kind === 'parallelGateway' ? '' : way === 0 ? '[else] ' : `[form.way = ${way}] `;
      draft.lines.push(`${first} >${when} ${inner.first}`, `${inner.last} > ${last}`);
    }
    return { first, last };
  };

const sub: Build = (draft, random, depth, parent) => {
  const id = next(draft, 'sub');
  draft.sketches[id] = { kind: 'subProcess', ...inside(parent) };
  const begin = next(draft, 'in');
  const end = next(draft, 'end');
  draft.sketches[begin] = { kind: 'startEvent', parent: id };
  draft.sketches[end] = { kind: 'endEvent', parent: id };
  const inner = block(draft, random, depth - 1, id);
  draft.lines.push(`${begin} > ${inner.first}`, `${inner.last} > ${end}`);
  return { first: id, last: id };
};

const builds: readonly Build[] = [
  sequence,
  sequence,
  gateways('parallelGateway'),
  gateways('exclusiveGateway'),
  several,
  sub,
  waits,
  task,
];

function block(draft: Draft, random: Random, depth: number, parent: string | undefined): Block {
  return (depth <= 0 ? task : one(builds, random))(draft, random, depth, parent);
}

/**
 * The same nodes, half of the steps of one person and some of them with an opinion, so that they can pass by themselves.
 * Nothing is drawn: the chart of a number stays what it is.
 */
export const ofOnePerson = (sketches: Readonly<Record<string, NodeSketch>>): Record<string, NodeSketch> =>
  Object.fromEntries(
    Object.entries(sketches).map(([id, sketch], place) => {
      const plain = sketch['kind'] === 'userTask' && !sketch['notSameAs'] && !sketch['multi'];
      const one: NodeSketch = plain && place % 2 === 0 ? { assignee: '"clerk-1"', chooseNext: false } : {};
      const signs: NodeSketch =
        plain && place % 3 === 0 ? { opinion: { into: 'opinions', level: '审' } } : {};
      return [id, { ...sketch, ...one, ...signs }];
    }),
  );

/** A chart of random blocks, with what is known of it. */
export function randomChart(
  random: Random,
  samePerson: SamePersonRule = 'off',
): { readonly pkg: Package; readonly side: ReadonlySet<string> } {
  const draft: Draft = { lines: [], sketches: {}, tasks: [], side: [], count: 0 };
  draft.sketches['first'] = { kind: 'userTask', responsibility: 'R-001' };
  draft.tasks.push('first');
  const main = sequence(draft, random, 3, undefined);
  draft.sketches['endNo'] = { kind: 'endEvent', outcome: 'rejected' };
  const clock = {
    id: 'total',
    name: '全程',
    limit: { value: 20, unit: 'workday' },
    start: { node: 'first', at: 'left' },
    stop: [
      { node: 'end', at: 'entered' },
      { node: 'endNo', at: 'entered' },
    ],
    pause: [{ while: draft.tasks[1] ?? 'first', reason: '补正' }],
  };
  const sketches = samePerson === 'off' ? draft.sketches : ofOnePerson(draft.sketches);
  const pkg = chart([`begin > first > ${main.first}`, `${main.last} > end`, ...draft.lines], sketches, {
    samePerson,
    clocks: [clock],
    subject: { name: 'form.name', kin: 'form.kin' },
  });
  return { pkg, side: new Set(draft.side) };
}

export const people = ['clerk-1', 'clerk-2', 'clerk-3', 'clerk-4', 'boss-1', 'boss-2', 'boss-3', 'boss-4'];
/** Kin of the household of every random case. */
export const kin = 'clerk-4';
const reason = '这里写得不清楚，请再看看';

/** How often an operation is tried when it fits; what changes the walk most, most often. */
const weight = (name: string): number =>
  ({ sendBack: 12, recall: 8, reject: 2, comment: 1, copy: 1, urge: 1, jump: 1, terminate: 0.1 })[name] ?? 4;

/** Something that a person could do now: an operation that is offered, or finishing a task. */
export function randomCommand(state: InstanceState, world: World, at: string, random: Random): Command {
  const tasks = Object.values(state.tasks);
  const task = tasks.length > 0 ? one(tasks, random) : undefined;
  const holder = random(3) > 0 ? task?.assignment.person : undefined;
  const by = holder ?? one(random(4) > 0 ? people.slice(0, 4) : people, random);
  if (task && random(3) === 0) return finishing(task.id, by, at, random);
  const offers = offersOf(state, world, { by, at, ...(task ? { task: task.id } : {}) });
  const drawn = offers.flatMap((offer) => Array<Offered>(Math.ceil(weight(offer.do))).fill(offer));
  const offer = drawn.length > 0 ? one(drawn, random) : undefined;
  if (!offer || (weight(offer.do) < 1 && random(10) > 0)) return finishing(task?.id ?? 't0', by, at, random);
  return asked(offer, { task: task?.id ?? '', by, at, random });
}

export const finishing = (task: string, by: string, at: string, random: Random): Command => ({
  do: 'complete',
  task,
  by,
  at,
  data: { form: { way: random(3), kin: ['馆员丁'], name: '王一' } },
  opinion: { result: random(4) === 0 ? 'disagree' : 'agree', reason },
});

function asked(
  offer: Offered,
  {
    task,
    by,
    at,
    random,
  }: { readonly task: string; readonly by: string; readonly at: string; readonly random: Random },
): Command {
  const choice = offer.choices.length > 0 ? one(offer.choices, random) : { id: '', then: undefined };
  const given: JsonObject = {
    task: offer.do === 'urge' || offer.do === 'removeVoter' ? choice.id : task,
    voter: choice.id,
    token: offer.do === 'recall' ? choice.id : task,
    to: offer.asks.includes('several') ? [choice.id] : choice.id,
    then: choice.then ? one(choice.then, random) : 'again',
    when: random(2) === 0 ? 'before' : 'after',
    person: choice.id,
    code: choice.id,
    notice: offer.do === 'markRead' || offer.do === 'takeDown' ? choice.id : reason,
    proposal: choice.id,
    reason,
    text: reason,
    note: reason,
  };
  return {
    ...given,
    do: offer.do,
    by,
    at,
    ...(offer.do === 'comment' ? { to: [] } : {}),
  } as unknown as Command; // each takes what it asks for
}

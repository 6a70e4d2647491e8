import { Document, PublicNotice, type JsonObject, type Package } from '@fiveones/definition';
import { nationalCalendar } from '@fiveones/calendar';
import { chart, folded, given, played, worldOf } from './chart.example.ts';
import type { Command } from './command.ts';
import { constructs } from './constructs-more.example.ts';
import type { EventType, InstanceEvent } from './event.ts';
import { migrate } from './migration.ts';
import { played as playedAtRandom } from './random/played.example.ts';
import { reviseCalendar } from './recalendar.ts';
import type { InstanceState } from './state.ts';

/** Of a case played at random no more than so many events are kept. */
const longest = 40;

/** What happened to one instance, and the state that it led to when it was recorded. */
export interface History {
  readonly name: string;
  readonly events: readonly InstanceEvent[];
  readonly state: InstanceState;
}

/**
 * Histories that hold every kind of event: each construct as its example is played, what an office does to the clock, the
 * calendar, the version and a list of voters, and of cases played at random whatever brings a kind that is still missing.
 */
export function record(): readonly History[] {
  const histories: History[] = [...constructs.flatMap(ofConstruct), ...offices()];
  const seen = new Set(histories.flatMap(({ events }) => events.map(({ type }) => type)));
  for (let seed = 1; seed <= 400; seed++)
    playedAtRandom(seed, (events) => {
      const last = events.findIndex(({ type }) => !seen.has(type));
      if (last < 0 || last > longest) return;
      const told = events.slice(0, last + 1);
      for (const { type } of told) seen.add(type);
      histories.push(...history(`at random ${seed} ${last}`, told));
    });
  return histories;
}

function history(name: string, events: readonly InstanceEvent[]): readonly History[] {
  const state = folded(events);
  return state ? [{ name, events, state }] : [];
}

function ofConstruct(construct: (typeof constructs)[number]): readonly History[] {
  const { timeline } = played(construct.example, construct.script, construct.then, construct.extra);
  const [first] = timeline;
  return history(
    construct.bpmn,
    timeline.filter(({ instance }) => instance === first?.instance).map(({ event }) => event),
  );
}

const at = '2026-03-02T09:00:00+08:00';
const start = { do: 'start', id: 'i1', number: '1', region: '990101001001', at } as const;
const limited: JsonObject = {
  check: {
    limit: { value: 10, unit: 'workday' },
    alarms: [{ at: 0.5 }, { at: 1, handTo: 'boss' }],
  },
};
const clocks: JsonObject = {
  clocks: [
    {
      id: 'total',
      name: '全程',
      limit: { value: 20, unit: 'workday' },
      start: { node: 'begin', at: 'left' },
      stop: [],
      alarms: [{ at: 0.5 }],
    },
  ],
};

function offices(): readonly History[] {
  const slow = chart(['begin > check > end'], limited as Record<string, JsonObject>, clocks);
  const begun = given(slow, [start]);
  const rest = {
    ...nationalCalendar,
    id: 'here',
    overlay: [{ date: '2026-03-04', kind: 'rest' as const, reason: '停工' }],
  };
  const revised = reviseCalendar(
    begun.state,
    { ...worldOf(slow), calendar: rest },
    { reason: '停工', at, by: 'boss-1' },
  );
  const newer = { ...worldOf(slow), version: { package: 'library', version: '1.0.1', hash: 'next' } };
  const moved = migrate(
    begun.state,
    { from: worldOf(slow), to: newer },
    { nodes: {}, reason: '新版', at, by: 'boss-1' },
  );
  const late = (timer: string, on: string): Command => ({ do: 'fire', timer, at: `${on}T23:59:59+08:00` });
  return [
    ...history('calendar revised', [...begun.events, ...revised.events]),
    ...('events' in moved ? history('moved to another version', [...begun.events, ...moved.events]) : []),
    ...history(
      'alarms',
      given(slow, [
        start,
        late('t2:alarm0', '2026-03-09'),
        late('t2:alarm1', '2026-03-16'),
        late('total:alarm0', '2026-03-16'),
      ]).events,
    ),
    ...history('rejected and woken', told(hands, acted)),
    ...history('extended and passed over', told(hands, goneOn)),
    ...history('somebody leaves', given(slow, leaving).events),
    ...history('kept apart', told(fourEyes, keptFromSecond)),
    ...history('kept apart in every round', told(everyRound, keptFromLater)),
    ...history('a list of voters', told(meeting, voters)),
    ...history('a public notice', told(noticed, posted)),
    ...history(
      'nobody came',
      given(slow, [start, { do: 'messageUnclaimed', message: 'word', key: '7', at }]).events,
    ),
  ];
}

/** What is done next, as far as it can be said before. */
type Deed = Command | ((state: InstanceState) => Command);

const told = (pkg: Package, deeds: readonly Deed[]): readonly InstanceEvent[] =>
  given(
    pkg,
    deeds.reduce<readonly Command[]>(
      (done, deed) => [...done, typeof deed === 'function' ? deed(given(pkg, done).state) : deed],
      [],
    ),
  ).events;

const firstOf = (map: Readonly<Record<string, unknown>> = {}): string => Object.keys(map)[0] ?? '';

/** The operations and the ways of putting right that random charts have no place for. */
const hands = {
  ...chart(
    ['begin > a > b > c > longer > gone > stuck > d > end', 'no > endNo'],
    {
      a: { optional: true },
      b: { reject: { to: 'no', reasons: [{ code: 'fake', name: '不实' }] } },
      no: { kind: 'serviceTask', issue: ['D'] },
      on: { kind: 'boundaryEvent', attachedTo: 'c', trigger: { condition: 'today > "2030-01-01"' } },
      longer: { kind: 'serviceTask', extendClock: { clock: 'total', value: 30, reason: '人多' } },
      gone: { kind: 'callActivity', process: 'nowhere', whenMissing: 'record' },
      stuck: { kind: 'serviceTask', multi: { each: 'form.none', as: 'one' } },
    },
    clocks,
  ),
  documents: {
    D: Document.parse({ id: 'D', name: '告知书', title: '告知书', issuer: 'town', fields: {}, blocks: [] }),
  },
};
const acted: readonly Deed[] = [
  start,
  { do: 'open', task: 't2', by: 'clerk-1', at },
  { do: 'skip', task: 't2', reason: '不用办', by: 'clerk-1', at },
  ({ tasks }) => ({
    do: 'reject',
    task: firstOf(tasks),
    code: 'fake',
    notice: '提交的材料与核对结果不符。',
    by: 'clerk-2',
    at,
  }),
  { do: 'wake', to: 'b', reason: '材料补齐了', by: 'boss-1', at },
  ({ proposals }) => ({ do: 'confirm', proposal: firstOf(proposals), by: 'boss-2', at }),
];
const goneOn: readonly Deed[] = [
  start,
  ({ tasks }) => ({ do: 'complete', task: firstOf(tasks), by: 'clerk-1', at }),
  ({ tasks }) => ({ do: 'complete', task: firstOf(tasks), by: 'clerk-2', at }),
  ({ tasks }) => ({ do: 'complete', task: firstOf(tasks), by: 'clerk-1', at }),
  ({ incidents }) => ({
    do: 'passOver',
    incident: firstOf(incidents),
    reason: '名单用不上',
    by: 'boss-1',
    at,
  }),
];
const leaving: readonly Command[] = [
  start,
  { do: 'claim', task: 't2', by: 'clerk-1', at },
  { do: 'copy', to: ['clerk-1'], by: 'clerk-2', at },
  { do: 'handOver', person: 'clerk-1', to: 'clerk-2', reason: '调离', by: 'boss-1', at },
];
const fourEyes = chart(['begin > a > b > end'], { b: { notSameAs: ['a'] } });
const keptFromSecond: readonly Deed[] = [
  start,
  ({ tasks }) => ({ do: 'complete', task: firstOf(tasks), by: 'clerk-1', at }),
  ({ tasks }) => ({ do: 'keepApart', task: firstOf(tasks), by: 'clerk-1', at }),
];
const everyRound = chart(['begin > a > b > end'], { b: { notSameAs: ['a'], notSameAsEver: true } });
const keptFromLater: readonly Deed[] = [
  start,
  ({ tasks }) => ({ do: 'complete', task: firstOf(tasks), by: 'clerk-1', at }),
  ({ tasks }) => ({
    do: 'sendBack',
    task: firstOf(tasks),
    to: 'a',
    reason: '收入没有写清楚，请补写',
    by: 'clerk-3',
    at,
  }),
  ({ tasks }) => ({ do: 'release', task: firstOf(tasks), by: 'clerk-1', at }),
  ({ tasks }) => ({ do: 'complete', task: firstOf(tasks), by: 'clerk-2', at }),
  ({ tasks }) => ({ do: 'keepApart', task: firstOf(tasks), by: 'clerk-1', at }),
];
const meeting = chart(['begin > sign > meet > end'], {
  sign: { assignee: '"clerk-1"', multi: { each: '["clerk-1"]', as: 'one' } },
  meet: {
    assignee: 'member',
    multi: { each: '["clerk-1", "clerk-2", "clerk-3"]', as: 'member' },
    vote: { into: 'vote', pass: 'approve > eligible / 2' },
  },
});
const voters: readonly Deed[] = [
  start,
  { do: 'handOver', person: 'clerk-1', to: 'clerk-2', reason: '调离', by: 'boss-1', at },
  ({ tasks }) => ({ do: 'complete', task: firstOf(tasks), by: 'clerk-1', at }),
  ({ tokens }) => ({
    do: 'addVoter',
    voter: `${Object.values(tokens).find((token) => token.body)?.id ?? ''} clerk-4`,
    reason: '漏了',
    by: 'boss-1',
    at,
  }),
  ({ tasks }) => ({ do: 'removeVoter', task: firstOf(tasks), reason: '住院', by: 'boss-1', at }),
];

/** A sheet that is posted with a photograph, and taken down before its days are over. */
const noticed: Package = {
  ...chart(['begin > issue > post > end'], { issue: { kind: 'serviceTask', issue: ['D'] } }),
  documents: hands.documents,
  publicNotices: {
    review: PublicNotice.parse({
      id: 'review',
      name: '公示',
      process: 'card',
      document: 'D',
      fields: [],
      days: { value: 7 },
      proof: { step: 'post', at: 'record.on', places: 'record.places', photos: 'record.photos' },
    }),
  },
};
const posted: readonly Deed[] = [
  start,
  ({ tasks }) => ({
    do: 'complete',
    task: firstOf(tasks),
    by: 'clerk-1',
    at,
    data: { record: { on: '2026-03-02', places: ['公开栏'], photos: [{ id: 'p1', name: '公开栏.jpg' }] } },
  }),
  ({ documents }) => ({
    do: 'takeDown',
    notice: documents[0]?.id ?? '',
    reason: '名字写错',
    by: 'boss-1',
    at,
  }),
];

/** Kinds of events, in the order in which they first appear. */
export const typesIn = (histories: readonly History[]): ReadonlySet<EventType> =>
  new Set(histories.flatMap(({ events }) => events.map(({ type }) => type)));

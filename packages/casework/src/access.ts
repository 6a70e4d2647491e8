import type { Tier } from '@fiveones/definition';
import {
  indexOf,
  queueOf,
  stoodInFor,
  type Assignment,
  type InstanceState,
  type Organisation,
  type Person,
  type Task,
  type Who,
  type World,
} from '@fiveones/interpreter';
import type { Condition } from '@fiveones/store';
import { countyOf } from './county.ts';
import { marked, placedOf, readerMark, type Placed } from './readers.ts';

/** Someone who acts: a person with the chairs they sit in, resolved against the organisation. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly holdings: readonly Chair[];
  /** Colleagues who are away today and whom they stand in for. */
  readonly standsFor: readonly {
    readonly id: string;
    readonly name: string;
    readonly holdings: readonly Chair[];
  }[];
  /** Cases whose readers are limited and that they read today, having said why. */
  readonly opened?: readonly string[];
}

/** A post in an office, with the place and tier that the office answers for. */
export interface Chair {
  readonly post: string;
  readonly unit: string;
  readonly region: string;
  readonly tier: Tier;
}

/** Posts of the place 设计, with their names. Those who draw hand in; a second person, of either kind, confirms. */
export const designPosts: readonly {
  readonly id: string;
  readonly name: string;
  readonly draws: boolean;
}[] = [
  { id: 'countyAdmin', name: '政策管理员', draws: true },
  { id: 'provinceAdmin', name: '省级政策管理员', draws: true },
  { id: 'countyLeader', name: '县民政局分管领导', draws: false },
];
const drawingPosts: ReadonlySet<string> = new Set(
  designPosts.filter(({ draws }) => draws).map(({ id }) => id),
);
const reviewingPosts: ReadonlySet<string> = new Set(designPosts.map(({ id }) => id));

/** The actor that a person is in an organisation on a day. */
export function actorOf(organisation: Organisation, person: Person, day: string): Actor {
  const { people } = indexOf(organisation);
  const absent = stoodInFor(organisation, person.id, day).flatMap((id) => people.get(id) ?? []);
  return {
    id: person.id,
    name: person.name,
    holdings: chairsOf(organisation, person),
    standsFor: absent.map((one) => ({ id: one.id, name: one.name, holdings: chairsOf(organisation, one) })),
  };
}

function chairsOf(organisation: Organisation, person: Person): readonly Chair[] {
  const { units, regions } = indexOf(organisation);
  return person.holdings.flatMap((holding) => {
    const unit = units.get(holding.unit);
    const region = unit ? regions.get(unit.region) : undefined;
    return unit && region
      ? [{ post: holding.post, unit: unit.id, region: unit.region, tier: region.tier }]
      : [];
  });
}

/** The county that somebody works in; that of a city is the city itself. */
export const countyOfActor = ({ holdings }: Actor): string => countyOf(holdings[0]?.region ?? '');

/** The queues whose tasks an actor may take. */
export const queuesOfActor = (actor: Actor): readonly string[] => [
  ...new Set([actor, ...actor.standsFor].flatMap(ownQueues)),
];

const ownQueues = ({ id, holdings }: Pick<Actor, 'id' | 'holdings'>): readonly string[] => [
  ...holdings.map(({ post, region }) => queueOf(post, region)),
  `#${id}`,
];

/** The people whose work an actor may do: themselves and those they stand in for. */
export const actsFor = (actor: Actor): readonly string[] => [
  actor.id,
  ...actor.standsFor.map(({ id }) => id),
];

/** The instances of the regions of an actor's units, by prefix of the region code, whoever may read them. */
export const instancesIn = (actor: Actor): Condition => ({
  or: actor.holdings.map(({ region }): Condition => ({ prefix: ['region', region] })),
});

/**
 * The instances an actor may see: those of the regions of their units, and where only some may read them, those of
 * which they are a reader. The same condition is put into queries and asked of single rows, so that list and detail agree.
 */
export const instancesSeenBy = (actor: Actor): Condition => ({
  or: actor.holdings.map((chair): Condition => ({
    and: [
      { prefix: ['region', chair.region] },
      {
        or: [
          { eq: ['readers', null] },
          ...marksOf(actor, chair).map((mark): Condition => ({ contains: ['readers', mark] })),
          ...(actor.opened?.length ? [{ in: ['instance', actor.opened] } as const] : []),
        ],
      },
    ],
  })),
});

/** The marks of actors in each of their chairs: many rows are asked about one actor. */
const marksKnown = new WeakMap<Actor, ReadonlyMap<Chair, readonly string[]>>();

/** By what an actor in one of their chairs is a reader of cases that not everybody reads, as it stands in rows. */
function marksOf(actor: Actor, chair: Chair): readonly string[] {
  const known = marksKnown.get(actor) ?? new Map(actor.holdings.map((one) => [one, marksIn(actor, one)]));
  marksKnown.set(actor, known);
  return known.get(chair) ?? [];
}

const marksIn = (actor: Actor, { tier, post }: Chair): readonly string[] =>
  [
    readerMark.tier(tier),
    readerMark.post(post),
    ...actsFor(actor).map(readerMark.person),
    ...queuesOfActor(actor).filter((queue) => !queue.startsWith('#')),
  ].map(marked);

/** Whether an actor may see an instance, as `instancesSeenBy` says of its row. */
export const sees = (actor: Actor, { region, readers, instance }: Placed): boolean =>
  region !== null &&
  actor.holdings.some(
    (chair) =>
      region.startsWith(chair.region) &&
      (typeof readers !== 'string' ||
        marksOf(actor, chair).some((mark) => readers.includes(mark)) ||
        actor.opened?.includes(instance ?? '') === true),
  );

/** Whether an actor may see the whole of an instance, as `instancesSeenBy` says of its row. */
export const seesCase = (actor: Actor, state: InstanceState, world: World): boolean =>
  sees(actor, placedOf(state, world));

/**
 * Whether an actor may see an instance: they may see the whole of it, or a task of it is theirs or their unit's. Where only
 * some may read it, a task that a colleague has is not enough.
 */
export const seesInstance = (actor: Actor, state: InstanceState, world: World): boolean =>
  seesCase(actor, state, world) ||
  guestTasks(actor, state).some(
    ({ assignment }) => world.chart.process.readers === undefined || maysDo(actor, assignment),
  );

/** The subject of a row as an actor may read it in lists that they are given for other reasons than reading it. */
export const subjectFor = (actor: Actor, row: Placed & { readonly subject: string | null }): string =>
  sees(actor, row) ? (row.subject ?? '') : limitedWords;

/** The subject of a row in a list that others keep and read too. */
export const subjectForAll = (row: Placed & { readonly subject: string | null }): string =>
  typeof row.readers === 'string' ? limitedWords : (row.subject ?? '');

/** Stands where the subject of a case would, for whoever does not read it. */
export const limitedWords = '（限经手的人看）';

/** Whether an actor may read a case that only some may read, once they have said why. */
export const mayAsk = (actor: Actor, { region, readers }: Placed): boolean =>
  region !== null &&
  typeof readers === 'string' &&
  (supervises(actor, region) ||
    actor.holdings.some(
      (chair) => region.startsWith(chair.region) && readers.includes(marked(readerMark.asking(chair.post))),
    ));

/** Whether an actor sits where some posts may ask to read, or may ask as who supervises does. */
export const asksToRead = (actor: Actor, posts: ReadonlySet<string>): boolean =>
  actor.holdings.some(({ post }) => posts.has(post) || reviewingPosts.has(post));

/**
 * The open tasks for which somebody from another region sees an instance at all; they see of it what these tasks ask for.
 * Whoever must stand aside sees nothing.
 */
export const guestTasks = (actor: Actor, state: Pick<InstanceState, 'tasks'>): readonly Task[] =>
  Object.values(state.tasks).filter(
    ({ assignment }) =>
      serves(actor, assignment) && !assignment.excluded.some(({ person }) => person === actor.id),
  );

/** Whether a task is the actor's to do: theirs, or open in a queue of theirs and nobody excluded them. */
export function maysDo(actor: Actor, assignment: Assignment): boolean {
  if (assignment.person !== undefined) return actsFor(actor).includes(assignment.person);
  if (assignment.excluded.some(({ person }) => person === actor.id)) return false;
  const barred = new Set(assignment.excluded.map(({ person }) => person));
  const free = [actor, ...actor.standsFor].filter(({ id }) => !barred.has(id));
  const own = new Set(free.flatMap(ownQueues));
  return assignment.queues.some((queue) => own.has(queue));
}

/** Whether an actor serves a queue of the task at all, taken or not. */
export function serves(actor: Actor, assignment: Assignment): boolean {
  const own = new Set(queuesOfActor(actor));
  const mine = assignment.person !== undefined && actsFor(actor).includes(assignment.person);
  return mine || assignment.queues.some((queue) => own.has(queue));
}

/** Whether an actor may change drafts and hand them in. */
export const draws = (actor: Actor): boolean => actor.holdings.some(({ post }) => drawingPosts.has(post));

/** Whether an actor may open the place 设计, and confirm what another has handed in. */
export const designs = (actor: Actor): boolean => actor.holdings.some(({ post }) => reviewingPosts.has(post));

/** Whether an actor holds a post in the region chain of an instance (to register a message, retry an incident). */
export const holds = (actor: Actor, post: string, region: string): boolean =>
  actor.holdings.some((holding) => holding.post === post && region.startsWith(holding.region));

/** Whether an actor may look at what a place keeps: the place itself, and the offices above it. */
export const seesPlace = (actor: Actor, region: string): boolean => isIn(actor, region);

const isIn = (actor: Actor, region: string): boolean =>
  actor.holdings.some((holding) => region.startsWith(holding.region));

/** Whether an actor sits in one of some posts of a place itself. */
export const keepsAt = (actor: Actor, posts: readonly string[], region: string): boolean =>
  actor.holdings.some((holding) => holding.region === region && posts.includes(holding.post));

/** Whether an actor may look after incidents of an instance: the policy admin of its county, or a county post. */
export const repairs = (actor: Actor, region: string): boolean =>
  actor.holdings.some((holding) => holding.tier === 'county' && region.startsWith(holding.region));

/**
 * Whether an actor may see whole, for a reason that is kept, what the rights of a form show them with marks: who has
 * a task of the case to do, and an office above the village of its own region whose post has a letter on the forms.
 * A village by itself, those who draw charts, and the neighbours do not.
 */
export const mayReveal = (
  actor: Actor,
  state: InstanceState,
  posts: readonly { readonly id: string; readonly role?: string | undefined }[],
): boolean =>
  Object.values(state.tasks).some(({ assignment }) => maysDo(actor, assignment)) ||
  [actor, ...actor.standsFor]
    .flatMap(({ holdings }) => holdings)
    .some(
      ({ post, tier, region }) =>
        tier !== 'village' &&
        state.region.startsWith(region) &&
        posts.some(({ id, role }) => id === post && role !== undefined && role !== ''),
    );

const supervising = ({ holdings }: Actor): readonly Chair[] =>
  holdings.filter(({ post }) => reviewingPosts.has(post));

/** Whether an actor looks after who looked at whole numbers in a place: the policy admin or the leader of its county. */
export const supervises = (actor: Actor, region: string): boolean =>
  supervising(actor).some((chair) => region.startsWith(chair.region));

/** The looks that an actor supervises, as `supervises` says of each. */
export const looksSeenBy = (actor: Actor): Condition => ({
  or: supervising(actor).map(({ region }): Condition => ({ prefix: ['region', region] })),
});

/** Whether an actor looks at how work stands in the places below their own: an office above the village. */
export const monitors = (actor: Actor): boolean => actor.holdings.some(({ tier }) => tier !== 'village');

/** Whether an actor may draw samples of the cases of their county: a post of a county office. */
export const samples = (actor: Actor): boolean => actor.holdings.some(({ tier }) => tier === 'county');

/**
 * Whether an actor who sees the instance has the right that an operation asks for. Who holds a task, handed it on or was told
 * is known to the instance itself; here stand the rights that come from a post.
 */
export const mayOperate = {
  holder: (actor, state) => isIn(actor, state.region) || guestTasks(actor, state).length > 0,
  sender: (actor, state) => isIn(actor, state.region) || guestTasks(actor, state).length > 0,
  addressee: (actor, { region }) => isIn(actor, region),
  reader: (actor, { region }) => isIn(actor, region),
  publisher: (actor, { region }) =>
    actor.holdings.some((holding) => holding.tier !== 'village' && region.startsWith(holding.region)),
  office: (actor, { region }) => repairs(actor, region),
  admin: (actor, { region }) =>
    actor.holdings.some((holding) => drawingPosts.has(holding.post) && region.startsWith(holding.region)),
} satisfies Record<Who, (actor: Actor, state: InstanceState) => boolean>;

/** The role letters of the forms that an actor has at an instance; at an applicant's step also `A`. */
export function roleLetters(
  actor: Actor,
  posts: readonly { readonly id: string; readonly role?: string | undefined }[],
  onBehalf: boolean,
): string {
  const chairs = [actor, ...actor.standsFor].flatMap(({ holdings }) => holdings);
  const own = chairs.flatMap(({ post }) => posts.find(({ id }) => id === post)?.role ?? []);
  return [...new Set([...(onBehalf ? ['A'] : []), ...own.join('')])].join('');
}

import { addDays, daysBetween, weekdayOf, workdaysBetween, type CalendarEdition } from '@fiveones/calendar';
import { isObject, type Package } from '@fiveones/definition';
import { nameIn } from '@fiveones/forms';
import { indexOf, queueOf, type Organisation } from '@fiveones/interpreter';
import type { RowOf, Store } from '@fiveones/store';
import { actsFor, designs, instancesIn, instancesSeenBy, queuesOfActor, type Actor } from './access.ts';
import { isNameless } from './projection.ts';
import { doneTable, draftTable, instanceTable, noticeTable, proposalTable, taskTable } from './tables.ts';
import type { AskedItem, DoneItem, Inbox, InboxItem, NoticeItem, WaitingItem } from './views.ts';
import { marksIn } from './json-cells.ts';

type TaskRow = RowOf<typeof taskTable>;
type DraftRow = RowOf<typeof draftTable>;

const pageSize = 200;

/** Whose list of work is asked for, and what its rows are told from. */
interface Asked {
  readonly actor: Actor;
  readonly organisation: Organisation;
  readonly calendar: CalendarEdition;
  readonly now: string;
  /** What a step asks for, in a few words. */
  readonly asks: (process: string, node: string) => string | undefined;
  /** Where the data of a process say whom it is about. */
  readonly naming: (process: string) => readonly string[];
}

/** 今天: what waits for a person, what they began, what they did, what waits for others. */
export async function inboxOf(given: Asked & { readonly store: Store }): Promise<Inbox> {
  const { store, actor, now } = given;
  const [rows, drafts, done, doneCount, waiting, notices, asked] = await Promise.all([
    openTasks(store, actor),
    myDrafts(store, actor),
    myDone(store, actor),
    countDone(store, actor, now),
    waitingFor(store, actor),
    toldTo(store, actor),
    askedFor(store, actor),
  ]);
  const items = joined(rows, drafts, actor).map(({ row, times }) => ({
    ...itemOf(row, drafts.get(row.task), given),
    times,
  }));
  const mine = new Set(rows.map(({ instance }) => instance));
  const elsewhere = waiting
    .filter(({ instance }) => !mine.has(instance))
    .map((row) => waitingItem(row, given.organisation));
  const begun = items.filter((item) => item.draft && item.mine);
  const returned = items.filter((item) => item.returned);
  return {
    today: now,
    open: items.sort(byUrgency),
    drafts: begun,
    returned,
    done: done.map((row) => doneItem(row, given.organisation)),
    waiting: elsewhere,
    notices: notices.map((row) => noticeItem(row, given.organisation)),
    asked: asked.map((row) => askedItem(row, given.organisation)),
    counts: {
      open: items.length,
      drafts: begun.length,
      returned: returned.length,
      done: doneCount,
      waiting: elsewhere.length,
    },
  };
}

/** What every list says of the case of a row. */
const caseIn = (
  row: Pick<RowOf<typeof instanceTable>, 'number' | 'subject' | 'region' | 'processName'>,
  organisation: Organisation,
) => ({
  number: row.number ?? '',
  subject: row.subject ?? '',
  regionName: nameOf(organisation, row.region ?? ''),
  processName: row.processName ?? '',
});

const waitingItem = (row: RowOf<typeof instanceTable>, organisation: Organisation): WaitingItem => ({
  ...caseIn(row, organisation),
  instance: row.instance,
  stageName: row.stageName ?? '',
  waitsFor: row.waitsFor ?? '',
  status: row.status ?? '',
  updatedAt: row.updatedAt ?? '',
});

const doneItem = (row: RowOf<typeof doneTable>, organisation: Organisation): DoneItem => ({
  ...caseIn(row, organisation),
  instance: row.instance ?? '',
  nodeName: row.nodeName ?? '',
  at: row.at ?? '',
});

const noticeItem = (row: RowOf<typeof noticeTable>, organisation: Organisation): NoticeItem => ({
  ...caseIn(row, organisation),
  instance: row.instance,
  notice: row.notice,
  nodeName: row.nodeName ?? undefined,
  why: row.why as NoticeItem['why'], // written only by the projection
  by: personName(organisation, row.by),
  note: row.note ?? '',
  at: row.at ?? '',
});

const askedItem = (row: RowOf<typeof proposalTable>, organisation: Organisation): AskedItem => ({
  ...caseIn(row, organisation),
  instance: row.instance,
  proposal: row.proposal,
  what: row.what as AskedItem['what'], // written only by the projection
  nodeName: row.nodeName ?? '',
  by: personName(organisation, row.by),
  reason: row.reason ?? '',
  at: row.at ?? '',
});

/** Each queue by its own index, then together: the first page costs the same however many are open. */
async function openTasks(store: Store, actor: Actor): Promise<readonly TaskRow[]> {
  const own = actsFor(actor).map((person) =>
    store.rows(taskTable, {
      where: { and: [{ eq: ['queue', ''] }, { eq: ['person', person] }] },
      order: [['due', 'asc']],
      limit: pageSize,
    }),
  );
  const queued = queuesOfActor(actor).map((queue) =>
    store.rows(taskTable, {
      where: { and: [{ eq: ['queue', queue] }, { eq: ['person', null] }] },
      order: [['due', 'asc']],
      limit: pageSize,
    }),
  );
  const pages = await Promise.all([...own, ...queued]);
  return [...new Map(pages.flat().map((row) => [row.task, row])).values()];
}

/**
 * Several runs of one step of one case that nobody has yet (a ballot for each assessor, say) are one row: whoever
 * does one sees the next. The one with a draft stands for them.
 */
function joined(
  rows: readonly TaskRow[],
  drafts: ReadonlyMap<string, DraftRow>,
  actor: Actor,
): readonly { readonly row: TaskRow; readonly times: number }[] {
  const lines = new Map<string, { readonly row: TaskRow; readonly times: number }>();
  for (const row of rows) {
    const key =
      row.person === actor.id || row.returnedReason !== null
        ? row.task
        : `${row.instance ?? ''} ${row.node ?? ''}`;
    const line = lines.get(key);
    lines.set(key, {
      row: line && !drafts.has(row.task) ? line.row : row,
      times: (line?.times ?? 0) + 1,
    });
  }
  return [...lines.values()];
}

async function myDrafts(store: Store, actor: Actor): Promise<ReadonlyMap<string, DraftRow>> {
  const rows = await store.rows(draftTable, {
    where: { eq: ['person', actor.id] },
    order: [['savedAt', 'desc']],
    limit: pageSize,
  });
  return new Map(rows.map((row) => [row.task, row]));
}

const myDone = (store: Store, actor: Actor) =>
  store.rows(doneTable, { where: { eq: ['person', actor.id] }, order: [['at', 'desc']], limit: 50 });

const countDone = (store: Store, actor: Actor, now: string) =>
  store.count(doneTable, { and: [{ eq: ['person', actor.id] }, { ge: ['at', `${now.slice(0, 7)}-01`] }] });

const waitingFor = (store: Store, actor: Actor) =>
  store.rows(instanceTable, {
    where: { and: [instancesSeenBy(actor), { eq: ['status', 'running'] }] },
    order: [['startedAt', 'desc']],
    limit: pageSize,
  });

const toldTo = (store: Store, actor: Actor) =>
  store.rows(noticeTable, { where: { eq: ['person', actor.id] }, order: [['at', 'desc']], limit: pageSize });

/** What others asked for in the actor's county and they may confirm. */
async function askedFor(store: Store, actor: Actor): Promise<readonly RowOf<typeof proposalTable>[]> {
  if (!designs(actor)) return [];
  const rows = await store.rows(proposalTable, {
    where: instancesIn(actor),
    order: [['at', 'asc']],
    limit: pageSize,
  });
  return rows.filter(({ by }) => by !== actor.id);
}

/** Whom a person's own draft names, of a case that names nobody yet: several that were begun are else all alike. */
const namedByDraft = (
  row: TaskRow,
  draft: DraftRow | undefined,
  naming: (process: string) => readonly string[],
): string =>
  draft && isNameless(row.subject) && isObject(draft.data)
    ? nameIn(draft.data, naming(row.process ?? ''))
    : '';

const personName = (organisation: Organisation, person: string | null): string =>
  person === null ? '' : (indexOf(organisation).people.get(person)?.name ?? person);

function itemOf(row: TaskRow, draft: DraftRow | undefined, given: Asked): InboxItem {
  const { people } = indexOf(given.organisation);
  const about = caseIn(row, given.organisation);
  return {
    task: row.task,
    instance: row.instance ?? '',
    ...about,
    subject: namedByDraft(row, draft, given.naming) || about.subject,
    size: row.size ?? undefined,
    nodeName: row.nodeName ?? '',
    asks: given.asks(row.process ?? '', row.node ?? ''),
    openedAt: row.openedAt ?? '',
    due: row.due ?? undefined,
    group: groupOf(row, given.now),
    left: leftOf(row, given.calendar, given.now),
    mine: row.person === given.actor.id,
    draft: draft
      ? { savedAt: draft.savedAt ?? '', filled: draft.filled ?? undefined, total: draft.total ?? undefined }
      : undefined,
    returned:
      row.returnedReason === null
        ? undefined
        : { by: people.get(row.returnedBy ?? '')?.name ?? '', reason: row.returnedReason },
    onBehalf: row.onBehalf === 1,
    ...marked(row, given.actor, given.organisation),
  };
}

/** What a step of a published process asks for: an opinion, or its own forms by name. */
export function asksOf(
  published: readonly { readonly package: Package }[],
  process: string,
  id: string,
): string | undefined {
  for (const { package: pkg } of published) {
    const node = pkg.processes[process]?.nodes.find((one) => one.id === id);
    if (node?.kind !== 'userTask') continue;
    if (node.opinion) return '签批意见';
    const uses = (node.forms ?? []).filter(({ mode }) => mode === 'edit');
    // The last form is the step's own: what earlier steps filled in stands before it.
    const form = pkg.forms[uses.at(-1)?.form ?? ''];
    return form && !node.name.includes(form.name) ? `填${form.name}` : undefined;
  }
  return undefined;
}

/** What stands beside the step in a list: urged, handed over, asked to sign, for somebody who is away. */
function marked(
  row: TaskRow,
  actor: Actor,
  organisation: Organisation,
): Pick<InboxItem, 'urged' | 'passed' | 'signs' | 'standsFor' | 'escalated'> {
  const { urged, passed, signs, escalated } = marksIn(row.marks);
  const name = (person: string) => personName(organisation, person);
  const own = new Set([`#${actor.id}`, ...actor.holdings.map(({ post, region }) => queueOf(post, region))]);
  const mine = row.person === null ? own.has(row.queue) : row.person === actor.id;
  const absent = actor.standsFor.find(
    ({ id, holdings }) =>
      row.person === id ||
      holdings.some(({ post, region }) => queueOf(post, region) === row.queue) ||
      row.queue === `#${id}`,
  );
  return {
    ...(urged ? { urged: { by: name(urged.by), note: urged.note, times: urged.times } } : {}),
    ...(passed ? { passed: { how: passed.how, by: name(passed.by), reason: passed.reason } } : {}),
    ...(signs ? { signs: { by: name(signs.by), reason: signs.reason } } : {}),
    ...(escalated ? { escalated: { from: name(escalated.from) } } : {}),
    ...(!mine && absent ? { standsFor: absent.name } : {}),
  };
}

const nameOf = (organisation: Organisation, region: string): string =>
  indexOf(organisation).regions.get(region)?.name ?? '';

/** Overdue; four fifths used or due today; this week; later. A week ends on Sunday. */
function groupOf(row: TaskRow, now: string): InboxItem['group'] {
  if (row.due === null) return 'none';
  if (row.due < now) return 'overdue';
  if (row.due.slice(0, 10) === now.slice(0, 10)) return 'soon';
  if (row.soonAt !== null && row.soonAt <= now) return 'soon';
  return row.due.slice(0, 10) <= sundayOf(now.slice(0, 10)) ? 'week' : 'later';
}

function sundayOf(day: string): string {
  return addDays(day, (7 - weekdayOf(day)) % 7);
}

function leftOf(row: TaskRow, calendar: CalendarEdition, now: string): InboxItem['left'] {
  if (row.due === null) return undefined;
  const overdue = row.due < now;
  const [from, to] = overdue ? [row.due, now] : [now, row.due];
  const unit = row.limitUnit === 'workday' ? 'workday' : 'day';
  const days = [from.slice(0, 10), to.slice(0, 10)] as const;
  return {
    value: unit === 'workday' ? workdaysBetween(calendar, ...days) : daysBetween(...days),
    unit,
    overdue,
  };
}

const rank = { overdue: 0, soon: 1, week: 2, later: 3, none: 4 } satisfies Record<InboxItem['group'], number>;
const byUrgency = (a: InboxItem, b: InboxItem): number =>
  rank[a.group] - rank[b.group] || ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1);

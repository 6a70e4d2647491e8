import { table } from '@fiveones/store';
import { batchCaseTable, batchTable } from './batch-tables.ts';
import {
  calendarTable,
  mergeChoiceTable,
  migrationTable,
  packageDraftTable,
  parameterUnsureTable,
  submissionTable,
  versionTable,
} from './law-tables.ts';
import { figureImportTable, figureTable, ledgerEntryTable, ledgerMonthTable } from './village/tables.ts';

/** Work that waits, one row for each queue, candidate or person it waits for. */
export const taskTable = table({
  name: 'task',
  columns: {
    county: 'text',
    task: 'text',
    /** `post@region`, `#<person>` for one candidate of several, or '' when `person` has it. */
    queue: 'text',
    instance: 'text',
    node: 'text',
    nodeName: 'text',
    process: 'text',
    processName: 'text',
    number: 'text',
    subject: 'text',
    size: 'integer',
    region: 'text',
    person: 'text',
    onBehalf: 'integer',
    openedAt: 'text',
    due: 'text',
    soonAt: 'text',
    limitUnit: 'text',
    returnedBy: 'text',
    returnedReason: 'text',
    marks: 'json',
  },
  key: ['county', 'task', 'queue'],
  // A task somebody has stands in the queue '', so that one index serves both lists.
  indexes: [['queue', 'person', 'due']],
});

/** One row an instance: lists, search, figures. */
export const instanceTable = table({
  name: 'instance',
  columns: {
    county: 'text',
    instance: 'text',
    number: 'text',
    package: 'text',
    version: 'text',
    process: 'text',
    processName: 'text',
    subject: 'text',
    size: 'integer',
    region: 'text',
    status: 'text',
    stageName: 'text',
    waitsFor: 'text',
    outcome: 'text',
    incidents: 'integer',
    startedAt: 'text',
    updatedAt: 'text',
    endedAt: 'text',
    due: 'text',
    /** Marks of its readers, where not everybody of its region may read it. */
    readers: 'text',
  },
  key: ['county', 'instance'],
  // Nothing that changes at every step is indexed, but for the status. Behind what lists look for stands all that counting
  // asks: one index for both, since each costs every commit.
  indexes: [['region', 'status', 'startedAt', 'package', 'process', 'readers', 'due', 'endedAt']],
});

/** Who is in the household of which case: people and their households are found by it. */
export const memberTable = table({
  name: 'member',
  columns: {
    county: 'text',
    instance: 'text',
    /** Stands for a person in addresses and across cases; the identity number cannot be read from it. */
    person: 'text',
    name: 'text',
    /** The last six places of the identity number, backwards, so that an end of it is found as a beginning. */
    idEnd: 'text',
    idMasked: 'text',
    birthDate: 'text',
    /** The case is about this person. */
    head: 'integer',
    region: 'text',
    startedAt: 'text',
    /** As the case has them. */
    readers: 'text',
  },
  key: ['county', 'instance', 'person'],
  indexes: [['person'], ['idEnd'], ['region', 'startedAt']],
});

/** What a case can be found by by other cases; the value cannot be read from it. */
export const foundByTable = table({
  name: 'foundBy',
  columns: {
    county: 'text',
    instance: 'text',
    /** Stands for process, name and value together. */
    value: 'text',
    region: 'text',
    status: 'text',
    outcome: 'text',
    day: 'text',
    startedAt: 'text',
  },
  key: ['county', 'instance', 'value'],
  indexes: [['value', 'status', 'day']],
});

/** What a person has done. */
export const doneTable = table({
  name: 'done',
  columns: {
    county: 'text',
    task: 'text',
    person: 'text',
    instance: 'text',
    number: 'text',
    subject: 'text',
    region: 'text',
    processName: 'text',
    nodeName: 'text',
    at: 'text',
  },
  key: ['county', 'task'],
  indexes: [['person', 'at']],
});

/** What somebody has been told of an instance and not yet marked as read. */
export const noticeTable = table({
  name: 'notice',
  columns: {
    county: 'text',
    instance: 'text',
    notice: 'text',
    person: 'text',
    number: 'text',
    subject: 'text',
    region: 'text',
    processName: 'text',
    why: 'text',
    by: 'text',
    nodeName: 'text',
    note: 'text',
    at: 'text',
  },
  key: ['county', 'instance', 'notice'],
  indexes: [['person', 'at']],
});

/** Public notices that may be shown now, as everybody sees them: masked before they are kept here. */
export const publicNoticeTable = table({
  name: 'publicNotice',
  columns: {
    county: 'text',
    address: 'text',
    instance: 'text',
    region: 'text',
    name: 'text',
    postedAt: 'text',
    /** The last instant of its period; none: until it is taken down. */
    until: 'text',
    page: 'json',
  },
  key: ['county', 'address'],
  indexes: [['region', 'postedAt']],
});

/** Who looked at which masked number whole, when and why. Folds of each person's looks; the number is not kept. */
export const lookTable = table({
  name: 'look',
  columns: {
    county: 'text',
    id: 'text',
    at: 'text',
    person: 'text',
    instance: 'text',
    number: 'text',
    subject: 'text',
    processName: 'text',
    region: 'text',
    form: 'text',
    path: 'text',
    /** Stands for the member of a household, where the number was looked at in the 户档. */
    member: 'text',
    /** The field in words. */
    place: 'text',
    reason: 'text',
    words: 'text',
  },
  key: ['county', 'id'],
  indexes: [
    ['region', 'at'],
    ['instance', 'at'],
    ['person', 'at'],
  ],
});

/** Changes of an instance that wait for a second person to confirm. */
export const proposalTable = table({
  name: 'proposal',
  columns: {
    county: 'text',
    instance: 'text',
    proposal: 'text',
    number: 'text',
    subject: 'text',
    region: 'text',
    processName: 'text',
    what: 'text',
    nodeName: 'text',
    by: 'text',
    reason: 'text',
    at: 'text',
  },
  key: ['county', 'instance', 'proposal'],
  indexes: [['region', 'at']],
});

/** Who is away from when until when, and who acts for them. Ended ones are kept. */
export const substitutionTable = table({
  name: 'substitution',
  columns: {
    county: 'text',
    id: 'text',
    person: 'text',
    substitute: 'text',
    from: 'text',
    until: 'text',
    reason: 'text',
    setAt: 'text',
    endedAt: 'text',
  },
  key: ['county', 'id'],
  indexes: [['person', 'from']],
});

/** Who left and to whom what they had in hand went, case by case. */
export const handoverTable = table({
  name: 'handover',
  columns: {
    county: 'text',
    id: 'text',
    person: 'text',
    to: 'text',
    by: 'text',
    reason: 'text',
    at: 'text',
    results: 'json',
  },
  key: ['county', 'id'],
  indexes: [['county', 'at']],
});

/** Timers that wait to fire. */
export const timerTable = table({
  name: 'timer',
  columns: { county: 'text', instance: 'text', timer: 'text', at: 'text' },
  key: ['county', 'instance', 'timer'],
  indexes: [['at']],
});

/** Which instances wait for a signal. */
export const listenerTable = table({
  name: 'listener',
  columns: { county: 'text', signal: 'text', instance: 'text' },
  key: ['county', 'signal', 'instance'],
});

/** Which instances wait for a message from another, and what they are known by. */
export const awaitedTable = table({
  name: 'awaited',
  columns: { county: 'text', message: 'text', key: 'text', instance: 'text', startedAt: 'text' },
  key: ['county', 'message', 'key', 'instance'],
});

/** Messages for which nobody waits yet. */
export const letterTable = table({
  name: 'letter',
  columns: {
    county: 'text',
    message: 'text',
    key: 'text',
    id: 'text',
    /** The instance that sent it. */
    sender: 'text',
    payload: 'json',
    hops: 'integer',
    at: 'text',
    /** After that it is given up. */
    until: 'text',
  },
  key: ['county', 'message', 'key', 'id'],
  indexes: [['until']],
});

/** When and where a start sets itself off next. */
export const scheduleTable = table({
  name: 'schedule',
  columns: { county: 'text', package: 'text', process: 'text', node: 'text', region: 'text', at: 'text' },
  key: ['county', 'package', 'process', 'node', 'region'],
  indexes: [['at']],
});

/** The boxes of secret votes: ballots without a name, a time or an order. */
export const ballotTable = table({
  name: 'ballot',
  columns: { county: 'text', instance: 'text', box: 'text', id: 'text', ballot: 'json' },
  key: ['county', 'instance', 'box', 'id'],
});

/** Work for the system itself: connectors to ask, instances to start, parents to tell. */
export const outboxTable = table({
  name: 'outbox',
  columns: { county: 'text', instance: 'text', id: 'text', kind: 'text', body: 'json', at: 'text' },
  key: ['county', 'instance', 'id'],
});

/** What has been typed and not submitted. */
export const draftTable = table({
  name: 'draft',
  columns: {
    county: 'text',
    task: 'text',
    person: 'text',
    instance: 'text',
    data: 'json',
    opinion: 'json',
    filled: 'integer',
    total: 'integer',
    savedAt: 'text',
    writer: 'text',
  },
  key: ['county', 'task', 'person'],
  indexes: [['person', 'savedAt']],
});

/** Samples that a county has drawn; `result`: the ids that were drawn, by town. */
export const sampleDrawTable = table({
  name: 'sampleDraw',
  columns: {
    county: 'text',
    id: 'text',
    seed: 'text',
    asked: 'json',
    by: 'text',
    at: 'text',
    cases: 'integer',
    drawn: 'integer',
    result: 'json',
  },
  key: ['county', 'id'],
  indexes: [['county', 'at']],
});

/** What counties report of the year's key work, quarter by quarter. */
export const keyWorkTable = table({
  name: 'keyWork',
  columns: {
    county: 'text',
    year: 'integer',
    item: 'text',
    quarter: 'integer',
    progress: 'text',
    done: 'integer',
    by: 'text',
    at: 'text',
  },
  key: ['county', 'year', 'item', 'quarter'],
});

export const organisationTable = table({
  name: 'organisation',
  columns: { county: 'text', value: 'json' },
  key: ['county'],
});

const sessionTable = table({
  name: 'session',
  columns: { token: 'text', person: 'text', startedAt: 'text' },
  key: ['token'],
});

/** Attachments: whose case they belong to. */
export const fileTable = table({
  name: 'attachment',
  columns: {
    county: 'text',
    id: 'text',
    instance: 'text',
    file: 'text',
    name: 'text',
    size: 'integer',
    type: 'text',
    by: 'text',
    at: 'text',
  },
  key: ['county', 'id'],
  indexes: [['instance'], ['file']],
});

/** Questions for cases that people keep under a name, each for themselves. */
export const savedSearchTable = table({
  name: 'savedSearch',
  columns: { county: 'text', person: 'text', name: 'text', asked: 'json', at: 'text' },
  key: ['county', 'person', 'name'],
});

/** Counters, e.g. the running number of a year. */
export const counterTable = table({
  name: 'counter',
  columns: { county: 'text', name: 'text', value: 'integer' },
  key: ['county', 'name'],
});

/** Settings of the place, e.g. the virtual clock of a demonstration. */
export const settingTable = table({
  name: 'setting',
  columns: { name: 'text', value: 'json' },
  key: ['name'],
});

/** Every table that the use cases keep rows in; a store is opened with all of them. */
export const tables = [
  taskTable,
  instanceTable,
  memberTable,
  foundByTable,
  doneTable,
  timerTable,
  noticeTable,
  publicNoticeTable,
  lookTable,
  proposalTable,
  substitutionTable,
  handoverTable,
  outboxTable,
  listenerTable,
  awaitedTable,
  letterTable,
  scheduleTable,
  ballotTable,
  draftTable,
  versionTable,
  packageDraftTable,
  parameterUnsureTable,
  mergeChoiceTable,
  sampleDrawTable,
  keyWorkTable,
  submissionTable,
  migrationTable,
  batchTable,
  batchCaseTable,
  calendarTable,
  ledgerEntryTable,
  ledgerMonthTable,
  figureTable,
  figureImportTable,
  organisationTable,
  sessionTable,
  fileTable,
  savedSearchTable,
  counterTable,
  settingTable,
] as const;

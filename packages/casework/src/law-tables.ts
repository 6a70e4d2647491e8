import { table } from '@fiveones/store';

/** Published versions of packages: whole and unchangeable. */
export const versionTable = table({
  name: 'packageVersion',
  columns: {
    package: 'text',
    version: 'text',
    hash: 'text',
    name: 'text',
    publishedAt: 'text',
    publishedBy: 'text',
    effectiveFrom: 'text',
    note: 'text',
    changes: 'json',
    files: 'json',
    serial: 'integer',
  },
  key: ['package', 'version'],
});

/** The draft of a package, with the edits since it was taken up. */
export const packageDraftTable = table({
  name: 'packageDraft',
  columns: {
    package: 'text',
    revision: 'integer',
    base: 'text',
    files: 'json',
    undo: 'json',
    redo: 'json',
    savedAt: 'text',
    savedBy: 'text',
  },
  key: ['package'],
});

/** What was handed in to be published: it waits for a second person, or came back with a reason. */
export const submissionTable = table({
  name: 'packageSubmission',
  columns: {
    package: 'text',
    status: 'text',
    version: 'text',
    note: 'text',
    effectiveFrom: 'text',
    reviewer: 'text',
    submittedAt: 'text',
    submittedBy: 'text',
    reason: 'text',
  },
  key: ['package'],
});

/** Questions of the parameter sheet that a county has put off: to-dos until they are answered. */
export const parameterUnsureTable = table({
  name: 'parameterUnsure',
  columns: { county: 'text', package: 'text', parameter: 'text', note: 'text', by: 'text', at: 'text' },
  key: ['county', 'package', 'parameter'],
});

/** What a county has decided of a merge with its upstream's next version, place by place, until it is in the draft. */
export const mergeChoiceTable = table({
  name: 'mergeChoice',
  columns: {
    county: 'text',
    package: 'text',
    conflict: 'text',
    version: 'text',
    side: 'text',
    by: 'text',
    at: 'text',
  },
  key: ['county', 'package', 'conflict'],
});

/** Every edition of a county's calendar; the last is in force. */
export const calendarTable = table({
  name: 'calendar',
  columns: { county: 'text', serial: 'integer', edition: 'json', reason: 'text', by: 'text', at: 'text' },
  key: ['county', 'serial'],
});

/** A move of running instances to another version: asked by one, decided by another, with its results. */
export const migrationTable = table({
  name: 'migration',
  columns: {
    county: 'text',
    id: 'text',
    package: 'text',
    from: 'text',
    to: 'text',
    nodes: 'json',
    reason: 'text',
    status: 'text',
    askedBy: 'text',
    askedAt: 'text',
    decidedBy: 'text',
    decidedAt: 'text',
    results: 'json',
  },
  key: ['county', 'id'],
  indexes: [['county', 'package', 'askedAt']],
});

import { table } from '@fiveones/store';

/** One message sent to many cases: which, by whom, why, whether all have been told. */
export const batchTable = table({
  name: 'batch',
  columns: {
    county: 'text',
    id: 'text',
    region: 'text',
    package: 'text',
    process: 'text',
    processName: 'text',
    message: 'text',
    messageName: 'text',
    choice: 'json',
    payload: 'json',
    reason: 'text',
    by: 'text',
    at: 'text',
    total: 'integer',
    status: 'text',
  },
  key: ['county', 'id'],
  indexes: [['status', 'at']],
});

/** The cases of such a sending, each with what became of it. The county is that of the case. */
export const batchCaseTable = table({
  name: 'batchCase',
  columns: {
    county: 'text',
    batch: 'text',
    instance: 'text',
    place: 'integer',
    status: 'text',
    why: 'text',
    at: 'text',
  },
  key: ['county', 'batch', 'instance'],
  indexes: [['batch', 'status', 'place']],
});

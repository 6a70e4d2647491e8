import { StoreFault, type FaultCode } from '../faults.ts';

/** What SQLite's result codes mean to us; the codes of a family begin alike. */
const meanings: readonly (readonly [family: string, code: FaultCode])[] = [
  ['SQLITE_FULL', 'disk.full'],
  ['SQLITE_IOERR', 'disk.failed'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'row.duplicate'],
  ['SQLITE_NOTADB', 'file.notDatabase'],
  ['SQLITE_CORRUPT', 'file.damaged'],
  ['SQLITE_READONLY', 'file.readOnly'],
  ['SQLITE_BUSY', 'file.locked'],
  ['SQLITE_CANTOPEN', 'file.cannotOpen'],
];

/** An error of the driver as a fault with a code; any other error as it is. */
export function asFault(error: unknown, file = ''): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const native = error.code;
  const meaning = meanings.find(([family]) => native.startsWith(family));
  return meaning ? new StoreFault(meaning[1], { file, reason: error.message }, { cause: error }) : error;
}

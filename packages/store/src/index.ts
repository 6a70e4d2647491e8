export type {
  AlsoDecided,
  Beside,
  Changed,
  ChangeOptions,
  Claim,
  Decided,
  Decision,
  Fold,
  Folds,
  Grouped,
  GroupedBy,
  Grouping,
  NewEvent,
  News,
  Past,
  Query,
  Reading,
  Refolded,
  Store,
  StoredEvent,
  StoredFile,
  WholeStream,
} from './port.ts';
export type { Json, Storable } from './json.ts';
export { canonicalJson } from './json.ts';
export type { ColumnKind, Key, KeyOf, Row, RowChange, RowOf, TableSpec } from './table.ts';
export { table } from './table.ts';
export type { Cell, Condition, ConditionKind } from './condition.ts';
export { compareText, matches } from './condition.ts';
export type { Damage } from './damage.ts';
export { damageText, damageWords } from './damage.ts';
export type { FaultCode, FaultParams } from './faults.ts';
export { faultText, faultWords, StoreFault } from './faults.ts';
export type { SqliteOptions } from './sqlite/open.ts';
export { openSqlite } from './sqlite/open.ts';

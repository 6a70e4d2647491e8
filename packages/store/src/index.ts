export type {
  AlsoDecided,
  Changed,
  ChangeOptions,
  Claim,
  Damage,
  Decided,
  Decision,
  Json,
  NewEvent,
  News,
  Past,
  Query,
  Reading,
  Refolded,
  Storable,
  Store,
  StoredEvent,
  StoredFile,
  WholeStream,
} from './port.ts';
export type { ColumnKind, Key, KeyOf, Row, RowChange, RowOf, TableSpec } from './table.ts';
export { table } from './table.ts';
export type { Cell, Condition, ConditionKind } from './condition.ts';

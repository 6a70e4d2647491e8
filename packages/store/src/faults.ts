import { filled, type Words } from './words.ts';

/** What every fault says, in both languages; `{name}` stands for a parameter. */
export const faultWords = {
  'folder.notWritable': {
    zh: '数据文件夹不能写：{folder}。请检查权限，或者换一个文件夹。',
    en: 'The data folder cannot be written: {folder}. Check its permissions or choose another.',
  },
  'file.notDatabase': {
    zh: '{file} 不是数据库文件。请换一个文件，或者从备份恢复。',
    en: '{file} is not a database. Choose another file or restore a backup.',
  },
  'file.foreign': {
    zh: '{file} 是别的程序的数据库，没有动它。请换一个文件。',
    en: '{file} is the database of another program and was left alone. Choose another file.',
  },
  'file.newer': {
    zh: '{file} 是较新版本的程序写的（{found}，本程序认识到 {known}）。请升级程序后再打开。',
    en: '{file} was written by a newer version ({found}; this one knows {known}). Upgrade before opening it.',
  },
  'file.locked': {
    zh: '{file} 正被另一个程序使用。一份数据同时只能由一个服务打开，看数据库的工具也不行：请先停掉另一个。',
    en: '{file} is in use by another program. Only one server may open it, and no tool beside it: stop the other one first.',
  },
  'file.readOnly': {
    zh: '{file} 是只读的，不能写。请检查文件权限。',
    en: '{file} is read-only. Check its permissions.',
  },
  'file.cannotOpen': {
    zh: '打不开 {file}：{reason}',
    en: '{file} cannot be opened: {reason}',
  },
  'file.damaged': {
    zh: '{file} 已损坏。请从备份恢复。',
    en: '{file} is damaged. Restore a backup.',
  },
  'disk.full': {
    zh: '磁盘已满，没有写入。请腾出空间。',
    en: 'The disk is full; nothing was written. Make room.',
  },
  'disk.failed': {
    zh: '读写磁盘失败（{reason}），没有写入。',
    en: 'The disk failed ({reason}); nothing was written.',
  },
  'store.closed': { zh: '数据已经关闭。', en: 'The store is closed.' },
  'table.unknown': { zh: '没有表 {table}。', en: 'There is no table {table}.' },
  'table.name': {
    zh: '表或列的名字不能用：{name}。要用字母开头的字母、数字、下划线，不能以 store_ 或 sqlite_ 开头。',
    en: 'Not a usable name of a table or column: {name}. Letters, digits, underscores; not store_ or sqlite_ in front.',
  },
  'table.rebuild': {
    zh: '表 {table} 的{what}变了，现有的行要重建：打开时在 recreate 里写上它，然后 rebuild。',
    en: 'The {what} of table {table} changed, so its rows must be made anew: name it in `recreate` when opening, then call rebuild.',
  },
  'column.unknown': { zh: '表 {table} 没有列 {column}。', en: 'Table {table} has no column {column}.' },
  'column.grouped': {
    zh: '列 {column} 是 {kind}，不能这样分组。',
    en: 'Column {column} is {kind} and cannot be grouped so.',
  },
  'column.twice': {
    zh: '表 {table} 已经有列 {column}，旁边的表的列要另起名字。',
    en: 'Table {table} already has a column {column}; give the column of the table beside it another name.',
  },
  'cell.kind': {
    zh: '表 {table} 的列 {column} 要 {kind}，给的是 {found}。',
    en: 'Column {column} of table {table} takes {kind}, not {found}.',
  },
  'row.key': { zh: '表 {table} 的主键缺 {column}。', en: 'The key of table {table} lacks {column}.' },
  'row.duplicate': { zh: '重复的行：{reason}', en: 'A row that may occur once occurs twice: {reason}' },
  'condition.unknown': { zh: '不认识的条件：{found}', en: 'Not a condition: {found}' },
  'query.limit': {
    zh: 'limit 和 offset 要非负整数，给的是 {found}。',
    en: 'limit and offset take whole numbers from 0, not {found}.',
  },
  'json.not': { zh: '不是 JSON：{found}', en: 'Not JSON: {found}' },
  'stream.moved': {
    zh: '流 {stream} 的版本是 {found}，决定时看到的是 {expected}。',
    en: 'Stream {stream} is at version {found}; the decision saw {expected}.',
  },
  'stream.twice': {
    zh: '一次决定里流 {stream} 写了两次。',
    en: 'One decision writes stream {stream} twice.',
  },
  'stream.fold': {
    zh: '流 {stream} 的快照要由事件推出，打开数据时没有给出推法（folds）。',
    en: 'The snapshot of stream {stream} follows from its events, but the store was opened without its `folds`.',
  },
  'rebuild.table': {
    zh: '重建时写了没有列出的表 {table}。',
    en: 'The rebuild wrote table {table}, which it did not name.',
  },
} as const satisfies Record<string, Words>;

/** Every code of a fault. */
export type FaultCode = keyof typeof faultWords;

/** What a fault is about, by the names in its words. */
export type FaultParams = Readonly<Record<string, string | number>>;

/** The words of a fault in a language. */
export function faultText(code: FaultCode, params: FaultParams, language: 'zh' | 'en'): string {
  return filled(faultWords[code][language], params);
}

/** A failing machine, an unusable file, or a caller's mistake. `code` is stable; the message is in Chinese. */
export class StoreFault extends Error {
  readonly code: FaultCode;
  readonly params: FaultParams;

  constructor(code: FaultCode, params: FaultParams = {}, options?: ErrorOptions) {
    super(faultText(code, params, 'zh'), options);
    this.name = 'StoreFault';
    this.code = code;
    this.params = params;
  }
}

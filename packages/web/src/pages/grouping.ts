import type { DoneItem, Inbox, InboxItem } from '@fiveones/casework';

/** Groups of 今天, the most pressing first. */
const groups = [
  { group: 'overdue', title: '已经超期', note: '先办这些；超期不会自动通过，也不会自动办结' },
  { group: 'soon', title: '即将超期', note: '时限已用八成' },
  { group: 'week', title: '本周到期', note: '' },
  { group: 'later', title: '下周及以后', note: '' },
  { group: 'none', title: '没有定时限', note: '' },
] as const satisfies readonly {
  readonly group: InboxItem['group'];
  readonly title: string;
  readonly note: string;
}[];

export interface Group {
  readonly group: InboxItem['group'];
  readonly title: string;
  readonly note: string;
  readonly items: readonly InboxItem[];
}

/** Items by deadline, empty groups left out; within a group the order stays. */
export const groupItems = (items: readonly InboxItem[]): readonly Group[] =>
  groups
    .map((group) => ({ ...group, items: items.filter((item) => item.group === group.group) }))
    .filter((group) => group.items.length > 0);

/** The day in one sentence: `6 件待办，1 件即将超期；另有 1 件被退回，2 份草稿没写完。` */
export function summaryOf({ counts, open }: Pick<Inbox, 'counts' | 'open'>): string {
  if (counts.open === 0) return '今天没有待办。';
  const overdue = open.filter(({ group }) => group === 'overdue').length;
  const soon = open.filter(({ group }) => group === 'soon').length;
  const first = [
    `${counts.open} 件待办`,
    ...(overdue ? [`${overdue} 件超期`] : []),
    ...(soon ? [`${soon} 件即将超期`] : []),
  ].join('，');
  const rest = [
    ...(counts.returned ? [`${counts.returned} 件被退回`] : []),
    ...(counts.drafts ? [`${counts.drafts} 份草稿没写完`] : []),
  ].join('，');
  return rest === '' ? `${first}。` : `${first}；其中 ${rest}。`;
}

/** What was done, the same step of the same case as one line with its count; order and time are those of the last. */
export function joinDone(items: readonly DoneItem[]): readonly (DoneItem & { readonly times: number })[] {
  const lines = new Map<string, DoneItem & { readonly times: number }>();
  for (const item of items) {
    const key = `${item.instance} ${item.nodeName} ${item.at.slice(0, 10)}`;
    const line = lines.get(key);
    lines.set(key, line ? { ...line, times: line.times + 1 } : { ...item, times: 1 });
  }
  return [...lines.values()];
}

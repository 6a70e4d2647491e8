import type { DoneItem, Inbox, InboxItem } from '@fiveones/casework';
import { words } from '../words.ts';

/** Groups of 今天, the most pressing first. */
const groups = ['overdue', 'soon', 'week', 'later', 'none'] as const satisfies readonly InboxItem['group'][];

export interface Group {
  readonly key: string;
  /** What its colour means; a group by village has none. */
  readonly tone: InboxItem['group'];
  readonly title: string;
  readonly note: string;
  readonly items: readonly InboxItem[];
}

/** How rows may stand: by deadline, by village, by when they came. */
export const orders = ['due', 'village', 'opened'] as const;
export type Order = (typeof orders)[number];

const ways = {
  due: (items) =>
    groups.map((group) => ({
      key: group,
      tone: group,
      ...words.today.groups[group],
      items: items.filter((item) => item.group === group),
    })),
  village: (items) =>
    [...new Set(items.map(({ regionName }) => regionName))].sort().map((village) => ({
      key: village,
      tone: 'none' as const,
      title: village,
      note: '',
      items: items.filter(({ regionName }) => regionName === village),
    })),
  opened: (items) => [
    {
      key: 'opened',
      tone: 'none' as const,
      title: words.today.opened,
      note: '',
      items: items.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1)),
    },
  ],
} satisfies Record<Order, (items: readonly InboxItem[]) => readonly Group[]>;

/** Items in groups, empty groups left out; within a group the order stays. */
export const groupItems = (items: readonly InboxItem[], order: Order = 'due'): readonly Group[] =>
  ways[order](items).filter((group) => group.items.length > 0);

/** The day in one sentence: `6 件待办，1 件即将超期；另有 1 件被退回，2 份草稿没写完。`; `told`: how much there is to read or to confirm. */
export function summaryOf({ counts, open }: Pick<Inbox, 'counts' | 'open'>, told = 0): string {
  const say = words.today.summary;
  const after = told > 0 ? say.told(told) : '';
  if (counts.open === 0) return say.none + after;
  const overdue = open.filter(({ group }) => group === 'overdue').length;
  const soon = open.filter(({ group }) => group === 'soon').length;
  const first = [
    say.open(counts.open),
    ...(overdue ? [say.overdue(overdue)] : []),
    ...(soon ? [say.soon(soon)] : []),
  ].join(say.join);
  const rest = [
    ...(counts.returned ? [say.returned(counts.returned)] : []),
    ...(counts.drafts ? [say.drafts(counts.drafts)] : []),
  ].join(say.join);
  return say.whole(first, rest) + after;
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

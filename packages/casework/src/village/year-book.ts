import type { Block, Handbook, Section, TableColumn, TableRow } from '@fiveones/handbook';
import type { EntryView, LedgerTotals, LedgerYear } from './ledger-view.ts';

/** What a year book (年册) is made from. */
interface YearBookMaking {
  readonly regionName: string;
  readonly year: string;
  /** Day on which it is made. */
  readonly day: string;
  readonly ledgers: readonly LedgerYear[];
}

/** All ledgers of a village and a year as one book to be filed: how each month was closed, every entry, what proves it. */
export function yearBook({ regionName, year, day, ledgers }: YearBookMaking): Handbook {
  const open = ledgers.flatMap(({ months }) => months.filter(isOpen));
  const running = year >= day.slice(0, 4);
  return {
    cover: {
      title: regionName,
      subtitle: `${year} 年村级台账年册`,
      state: running ? '这一年还没有过完，不作归档' : open.length > 0 ? '还没有全部关账，不作归档' : '',
      lines: [
        ...ledgers.map(({ name, totals }) => `${name}　${totalWords(totals)}`),
        ...(open.length > 0 ? [`还有 ${open.length} 个账月没有关账`] : []),
        regionName,
        `${Number(day.slice(0, 4))} 年 ${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`,
      ],
    },
    sections: [closings(ledgers), ...ledgers.map(ledgerSection), evidenceSection(ledgers)],
    report: { packages: [], missing: [], lost: [], unverified: 0 },
  };
}

/** How the months of the year were closed, and what they came to. */
const closings = (ledgers: readonly LedgerYear[]): Section => ({
  ...section('closings', '关账记录'),
  blocks: [
    {
      kind: 'text',
      indent: true,
      text: '本年册由系统按台账生成。分录只增不改，记错的另记一笔冲正；每月关账由签字人按先后签字，关账以后不再变动。',
    },
    ...ledgers.flatMap(({ name, months }): readonly Block[] => [
      { kind: 'lead', text: name },
      table(
        [
          ['月份', 12],
          ['笔数', 8],
          ['人次', 9],
          ['金额（元）', 15],
          ['关账', 56],
        ],
        months.map((month) => ({
          cells: closingCells(month),
        })),
      ),
    ]),
  ],
});

type Month = LedgerYear['months'][number];

/** A month in which something was written has to be closed. */
const isOpen = ({ entries, closedAt }: Month): boolean => entries.length > 0 && closedAt === undefined;

const closingCells = (month: Month): readonly string[] => {
  const { period, totals, signed, closedAt } = month;
  const told = [
    ...signed.map(({ postName, name, at }) => `${postName} ${name} ${at.slice(0, 10)} 签`),
    ...(closedAt === undefined ? [] : [`${closedAt.slice(0, 10)} 关账`]),
    ...(isOpen(month) ? ['没有关账'] : []),
  ];
  return [period, String(totals.entries), String(totals.people), money(totals.amount), told.join('；')];
};

/** A ledger of the year, its months one after the other. */
function ledgerSection(ledger: LedgerYear, place: number): Section {
  const { name, months, totals } = ledger;
  return {
    ...section(`ledger-${place}`, name),
    blocks: [{ kind: 'text', text: `全年 ${totalWords(totals)}。` }],
    sections: months
      .filter(({ entries }) => entries.length > 0)
      .map((month) => ({
        ...section(`ledger-${place}-${month.period}`, `${name} ${month.period}`),
        blocks: [
          table(
            [
              ['号', 8],
              ['日期', 9],
              ['类型', 14],
              ['摘要', 36],
              ['人数', 7],
              ['金额（元）', 13],
              ['责任人', 13],
            ],
            [
              ...month.entries.map((entry) => ({ cells: entryCells(entry, ledger) })),
              {
                cells: [
                  '',
                  '',
                  '本月',
                  `${month.totals.entries} 笔`,
                  String(month.totals.people),
                  money(month.totals.amount),
                  '',
                ],
              },
            ],
          ),
        ],
      })),
  };
}

function entryCells(entry: EntryView, { columns }: LedgerYear): readonly string[] {
  const own = columns.flatMap(({ id, label, unit = '' }) => {
    const cell = entry.cells[id];
    return cell === undefined ? [] : [`${label}：${cell}${unit}`];
  });
  const told = [
    entry.title,
    ...own,
    ...(entry.fundLine === undefined ? [] : [`资金线：${entry.fundLine}`]),
    ...(entry.result === 'done' ? [] : [resultWords[entry.result]]),
    ...(entry.reversedBy === undefined ? [] : [`已被 ${shortNumber(entry.reversedBy)} 冲正`]),
    ...(entry.reverseOf === undefined ? [] : [`冲正 ${shortNumber(entry.reverseOf)}`]),
  ];
  return [
    shortNumber(entry.entryNo).slice(-4),
    entry.occurredAt.slice(5, 10),
    `${entry.typeName}${entry.mode === 'manual' ? '（手工）' : ''}`,
    told.join('；'),
    entry.count === undefined ? '' : String(entry.count),
    entry.amount === undefined ? '' : money(entry.amount),
    entry.responsible,
  ];
}

/** What proves the entries: names of the files, or why they are still to come. */
const evidenceSection = (ledgers: readonly LedgerYear[]): Section => ({
  ...section('evidence', '佐证目录'),
  blocks: [
    table(
      [
        ['分录号', 40],
        ['佐证', 20],
        ['文件', 40],
      ],
      ledgers.flatMap(({ months }) =>
        months.flatMap(({ entries }) =>
          entries.flatMap(({ entryNo, evidence, pending }): readonly TableRow[] => [
            ...evidence.map(({ what, name }) => ({ cells: [entryNo, what, name] })),
            ...(pending === undefined ? [] : [{ cells: [entryNo, '待补', pending] }]),
          ]),
        ),
      ),
    ),
  ],
});

const section = (id: string, title: string): Section => ({
  id,
  title,
  number: '',
  listed: true,
  blocks: [],
  sections: [],
});

const table = (columns: readonly (readonly [string, number])[], rows: readonly TableRow[]): Block => ({
  kind: 'table',
  columns: columns.map(([title, width]): TableColumn => ({ title, width })),
  rows: rows.length > 0 ? rows : [{ cells: ['没有'] }],
});

const resultWords = {
  done: '办成',
  partial: '部分办成',
  failed: '没办成',
  rejected: '不予办理',
} as const satisfies Record<EntryView['result'], string>;

/** Month and running number: `202611-0001`. */
const shortNumber = (entryNo: string): string => entryNo.slice(-11);

const money = (amount: number): string => amount.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

const totalWords = ({ entries, people, amount }: LedgerTotals): string =>
  `${entries} 笔 · ${people} 人次 · ${money(amount)} 元`;

import { handbookParameters, type Template } from '@fiveones/definition';
import type { Block, Inline, TableRow } from '../block.ts';
import { basisStateWords } from '../words.ts';
import type { Chapter } from './context.ts';

/** The parameter that says after how many months a paper is to be looked up again, and what holds in packages without it. */
const [recheckParameter] = handbookParameters;
const usualMonths = 6;

/** Whether a paper has not been looked up for so many months before a day. */
export function recheckDue(checkedAt: string | undefined, day: string, months: number): boolean {
  if (checkedAt === undefined) return true;
  const [year = 0, month = 1, date = 1] = checkedAt.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10) < day;
}

/** 依据清单: every paper with its state and the day it was last looked up, red where that is too long ago. */
export function basisOf({ naming }: Chapter, day: string): readonly Block[] {
  const { basis } = naming.package.template;
  if (basis.length === 0) return [];
  const set = naming.values[recheckParameter];
  const months = typeof set === 'number' ? set : usualMonths;
  const due = basis.filter(({ checkedAt }) => recheckDue(checkedAt, day, months)).length;
  return [
    {
      kind: 'table',
      columns: [
        { title: '简码', width: 9 },
        { title: '文件', width: 34 },
        { title: '文号、日期', width: 24 },
        { title: '机关、说明', width: 30 },
        { title: '状态', width: 11 },
        { title: '复核日', width: 15 },
      ],
      rows: basis.map((one) => basisRow(one, day, months)),
    },
    {
      kind: 'text',
      text:
        due === 0
          ? `各条依据都在 ${months} 个月以内复核过。`
          : [{ text: `红灯：${due} 条依据超过 ${months} 个月没有复核，用以前请核对原文。`, tone: 'warn' }],
    },
  ];
}

function basisRow(
  { code, title, number, note, unverified, status, checkedAt }: Template['basis'][number],
  day: string,
  months: number,
): TableRow {
  const warned = (text: string, warn: boolean): Inline => (warn ? [{ text, tone: 'warn' }] : text);
  return {
    of: `basis:${code}`,
    cells: [
      code,
      [{ text: title }, ...(unverified === true ? [{ text: ' 【未核实】', tone: 'warn' as const }] : [])],
      number ?? '',
      note ?? '',
      warned(basisStateWords[status ?? 'unknown'], status !== 'current'),
      warned(checkedAt ?? '没有记录', recheckDue(checkedAt, day, months)),
    ],
  };
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateOf,
  dayNumber,
  daysBetween,
  inShanghai,
  isDate,
  milliseconds,
  toDate,
  weekdayOf,
} from './date.ts';
import { deadline, type DeadlineInput, type Pause, type PeriodUnit } from './deadline.ts';
import { ledger } from './ledger.ts';
import { nationalCalendar } from './national.ts';
import { explanationWords, unitWords } from './words.ts';
import { addWorkdays, dayOf, isWorkday, nextWorkday, workdaysBetween, type Roll } from './workday.ts';
import type { CalendarEdition } from './year.ts';

const at = (date: string, time = '09:00:00'): string => `${date}T${time}+08:00`;
const clock = (
  start: string,
  value: number,
  unit: PeriodUnit,
  more: Partial<DeadlineInput> = {},
): DeadlineInput => ({
  calendar: nationalCalendar,
  start: at(start),
  period: { value, unit },
  ...more,
});
const dueDay = (input: DeadlineInput): string => toDate(deadline(input).due);
const kinds = (input: DeadlineInput): readonly string[] =>
  deadline(input).explanation.lines.map(({ kind }) => kind);
const pause = (from: string, to?: string): Pause => ({
  from: at(from),
  ...(to === undefined ? {} : { to: at(to) }),
  reason: '补正',
});

describe('days', () => {
  test.each([
    ['2026-02-14', true, 'make-up'],
    ['2026-02-15', false, 'holiday'],
    ['2026-02-24', true, 'weekday'],
    ['2026-03-07', false, 'weekend'],
    ['2026-10-10', true, 'make-up'],
    ['2025-10-06', false, 'holiday'],
    ['2020-01-31', false, 'holiday'],
    ['2031-03-08', false, 'weekend'],
  ])('%s is a working day: %s (%s)', (date, workday, reason) => {
    expect(dayOf(nationalCalendar, date)).toMatchObject({ workday, reason });
  });

  test('every year has its weekends worked in exchange for weekdays off, and no day twice', () => {
    for (const { year, rest, work, provisional } of nationalCalendar.years) {
      const days = rest.flatMap(([from, to]) =>
        Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)),
      );
      const all = [...days, ...work.map(([date]) => date)];
      expect(new Set(all).size).toBe(all.length);
      expect(all.every((date) => isDate(date) && date.startsWith(String(year)))).toBe(true);
      expect(work.every(([date]) => weekdayOf(date) === 0 || weekdayOf(date) === 6)).toBe(true);
      expect(provisional).toBe(year >= 2027);
    }
  });

  test('a county lays its own days over the national ones', () => {
    const county: CalendarEdition = {
      ...nationalCalendar,
      id: 'county',
      overlay: [
        { date: '2026-03-03', kind: 'rest', reason: '暴雪停办' },
        { date: '2026-03-07', kind: 'work', reason: '集中办理' },
      ],
    };
    expect(dayOf(county, '2026-03-03')).toMatchObject({
      workday: false,
      reason: 'overlay',
      name: '暴雪停办',
    });
    expect(isWorkday(county, '2026-03-07')).toBe(true);
    expect(isWorkday(nationalCalendar, '2026-03-07')).toBe(false);
    const onSnowDay = clock('2026-02-24', 7, 'day', { rollToWorkday: 'holiday' });
    expect([dueDay(onSnowDay), dueDay({ ...onSnowDay, calendar: county })]).toEqual([
      '2026-03-03',
      '2026-03-04',
    ]);
  });
});

describe('due dates', () => {
  test.each<[string, number, PeriodUnit, string, string]>([
    ['2026-11-02', 15, 'workday', '2026-11-23', 'three weeks without holidays'],
    ['2026-02-09', 5, 'workday', '2026-02-14', 'the make-up Saturday before 春节 counts'],
    ['2026-02-13', 5, 'workday', '2026-02-27', 'across 春节 with one make-up day'],
    ['2026-02-13', 6, 'workday', '2026-02-28', 'the make-up Saturday behind 春节 is the last day'],
    ['2026-09-18', 10, 'workday', '2026-10-09', 'across 中秋 and 国庆, from a make-up Sunday on'],
    ['2025-09-26', 3, 'workday', '2025-09-30', 'the make-up Sunday before 国庆 counts'],
    ['2020-01-22', 2, 'workday', '2020-02-03', 'the lengthened 春节 of 2020'],
    ['2026-12-30', 3, 'workday', '2027-01-05', 'into a provisional year'],
    ['2026-03-02', 0, 'workday', '2026-03-02', 'no days at all'],
    ['2026-11-01', 1, 'workday', '2026-11-02', 'begun on a Sunday'],
    ['2026-03-02', 7, 'day', '2026-03-09', 'calendar days'],
    ['2026-01-31', 1, 'month', '2026-02-28', 'the last day of a shorter month'],
    ['2024-01-31', 1, 'month', '2024-02-29', 'the last day of February in a leap year'],
    ['2024-02-29', 1, 'year', '2025-02-28', 'a leap day a year later'],
    ['2026-10-31', 4, 'month', '2027-02-28', 'months over the end of a year'],
    ['2026-03-15', 3, 'month', '2026-06-15', 'the same day of the month'],
  ])('%s + %s %s is %s: %s', (start, value, unit, due) => {
    expect(deadline(clock(start, value, unit)).due).toBe(`${due}T23:59:59+08:00`);
  });

  test.each<[string, number, PeriodUnit, string, string, string, string]>([
    ['2026-04-27', 7, 'day', '2026-05-04', '2026-05-06', '2026-05-06', 'moves behind 劳动节'],
    ['2026-03-07', 7, 'day', '2026-03-14', '2026-03-16', '2026-03-14', 'moves behind a weekend'],
    ['2026-02-07', 7, 'day', '2026-02-14', '2026-02-14', '2026-02-14', 'stays on a make-up day'],
    ['2026-01-18', 1, 'month', '2026-02-18', '2026-02-24', '2026-02-24', 'moves behind 春节'],
    [
      '2025-12-26',
      8,
      'day',
      '2026-01-03',
      '2026-01-04',
      '2026-01-04',
      'moves behind 元旦 on a Sunday that is worked',
    ],
  ])('%s + %s %s ends on %s, rolled on %s, off holidays alone %s: it %s', (start, value, unit, ...days) => {
    const dueBy = (rollToWorkday: Roll) => dueDay(clock(start, value, unit, { rollToWorkday }));
    expect([dueBy(false), dueBy(true), dueBy('holiday')]).toEqual(days.slice(0, 3));
  });

  test('a due date that moved off a holiday says so', () => {
    const { explanation } = deadline(clock('2026-04-27', 7, 'day', { rollToWorkday: 'holiday' }));
    expect(explanation.lines.map((line) => explanationWords(line))).toContain('05-04 是节假日，顺延到 05-06');
  });

  test('a start that counts shortens every unit by its day', () => {
    expect(dueDay(clock('2026-03-02', 7, 'day', { from: 'sameDay' }))).toBe('2026-03-08');
    expect(dueDay(clock('2026-03-02', 5, 'workday', { from: 'sameDay' }))).toBe('2026-03-06');
    expect(dueDay(clock('2026-03-02', 1, 'month', { from: 'sameDay' }))).toBe('2026-04-01');
  });

  test('hours and minutes run by the clock, day and night', () => {
    expect(deadline(clock('2026-02-14', 24, 'hour')).due).toBe(at('2026-02-15'));
    expect(deadline(clock('2026-12-31', 960, 'minute')).due).toBe(at('2027-01-01', '01:00:00'));
  });

  test('a moment written in another offset is a day in Shanghai', () => {
    expect(dueDay({ ...clock('2026-03-02', 1, 'day'), start: '2026-03-02T17:00:00Z' })).toBe('2026-03-04');
  });
});

describe('pauses', () => {
  test.each([
    [[pause('2026-11-10', '2026-11-13')], '2026-11-26', 'three working days'],
    [
      [pause('2026-11-13', '2026-11-16')],
      '2026-11-24',
      'over a weekend, of which only Monday would have counted',
    ],
    [[pause('2026-11-10', '2026-11-10')], '2026-11-23', 'begun and ended on one day'],
    [
      [pause('2026-11-10', '2026-11-12'), pause('2026-11-11', '2026-11-13')],
      '2026-11-26',
      'two that overlap count once',
    ],
    [
      [pause('2026-11-03', '2026-11-04'), pause('2026-11-20', '2026-11-24')],
      '2026-11-26',
      'the first pushes the last day into the second',
    ],
    [[pause('2026-12-10', '2026-12-13')], '2026-11-23', 'after the last day'],
  ])('%j: 15 working days from 11-02 end on %s (%s)', (pauses, due) => {
    expect(dueDay(clock('2026-11-02', 15, 'workday', { pauses }))).toBe(due);
  });

  test('a clock in an open pause has no due date, but says what it would be if it went on now', () => {
    const open = clock('2026-11-02', 15, 'workday', { pauses: [pause('2026-11-10')] });
    expect(deadline(open)).toMatchObject({ paused: true, due: '2026-11-23T23:59:59+08:00' });
    expect(deadline({ ...open, now: at('2026-11-13') })).toMatchObject({
      paused: true,
      due: '2026-11-26T23:59:59+08:00',
    });
  });

  test('calendar days, months and hours are lengthened by a pause too', () => {
    const pauses = [pause('2026-03-03', '2026-03-05')];
    expect(dueDay(clock('2026-03-02', 7, 'day', { pauses }))).toBe('2026-03-11');
    expect(dueDay(clock('2026-03-02', 1, 'month', { pauses }))).toBe('2026-04-04');
    expect(deadline(clock('2026-03-02', 48, 'hour', { pauses })).due).toBe(at('2026-03-06'));
    expect(deadline(clock('2026-03-02', 12, 'hour', { pauses })).due).toBe(at('2026-03-02', '21:00:00'));
    const overlapping = [pause('2026-03-04', '2026-03-06'), ...pauses];
    expect(deadline(clock('2026-03-02', 48, 'hour', { pauses: overlapping })).due).toBe(at('2026-03-07'));
  });
});

describe('explanations', () => {
  test('a due date tells how it came about, in both languages', () => {
    const input = clock('2026-02-10', 15, 'workday', { pauses: [pause('2026-03-03', '2026-03-05')] });
    const { lines } = deadline(input).explanation;
    expect(lines.map((line) => explanationWords(line))).toEqual([
      '02-10 起算，当天不算',
      '规定 15 个工作日',
      '补正，暂停 03-04 至 03-05',
      '周末 3 天，节假日 9 天，不算',
      '调休上班 2 天，照算',
      '最晚 2026-03-11',
    ]);
    expect(lines.every((line) => explanationWords(line, 'en').length > 0)).toBe(true);
  });

  test('a last day in a year without its notice is marked provisional', () => {
    expect(kinds(clock('2026-12-30', 3, 'workday'))).toContain('provisional');
    expect(kinds(clock('2026-11-02', 3, 'workday'))).not.toContain('provisional');
    expect(kinds(clock('2026-12-30', 9, 'day', { rollToWorkday: true }))).toContain('provisional');
  });

  test('the days of an explanation add up to the days between start and due', () => {
    fc.assert(
      fc.property(
        fc.nat(2500),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(30),
        fc.nat(20),
        (day, value, begin, length) => {
          const start = addDays('2019-01-01', day);
          const pauses = [pause(addDays(start, begin), addDays(start, begin + length))];
          const input = clock(start, value, 'workday', { pauses });
          const { lines } = deadline(input).explanation;
          const number = (kind: string): number =>
            Number(lines.find((line) => line.kind === kind)?.params['days'] ?? 0);
          expect(value + number('pause') + number('rest')).toBe(daysBetween(start, dueDay(input)));
        },
      ),
    );
  });

  test('each unit has its word', () => {
    for (const words of Object.values(unitWords))
      expect([words.zh, words.en].every((word) => word.length > 0)).toBe(true);
  });
});

describe('the ledger', () => {
  const states = (input: DeadlineInput, now: string): string =>
    ledger({ ...input, now: at(now) })
      .cells.map(({ date, state, n }) => `${date.slice(5)} ${state}${n === undefined ? '' : ` ${n}`}`)
      .join(', ');

  test('shows each day, counted or not', () => {
    const input = clock('2026-11-05', 4, 'workday', { pauses: [pause('2026-11-09', '2026-11-10')] });
    expect(states(input, '2026-11-09')).toBe(
      '11-05 start, 11-06 counted 1, 11-07 rest, 11-08 rest, 11-09 today 2, 11-10 paused, 11-11 left 3, 11-12 due 4',
    );
  });

  test('says how late it is', () => {
    expect(ledger({ ...clock('2026-11-02', 3, 'workday'), now: at('2026-11-10') })).toMatchObject({
      used: 3,
      left: 0,
      overdue: 3,
    });
  });

  test('uses up nothing in an open pause, however long it lasts', () => {
    const input = clock('2026-11-02', 15, 'workday', { pauses: [pause('2026-11-10')] });
    expect(ledger({ ...input, now: at('2026-12-31') })).toMatchObject({ used: 6, left: 9, overdue: 0 });
  });

  test('counts hours begun', () => {
    const input = clock('2026-11-02', 24, 'hour');
    expect(ledger({ ...input, now: at('2026-11-02', '19:30:00') })).toMatchObject({
      used: 11,
      left: 13,
      overdue: 0,
    });
    expect(ledger({ ...input, now: at('2026-11-03', '11:00:00') })).toMatchObject({
      used: 24,
      left: 0,
      overdue: 2,
    });
  });

  test('used and left make up the period, and the numbered days are those that count', () => {
    const unit = fc.constantFrom<PeriodUnit>('workday', 'day');
    fc.assert(
      fc.property(
        fc.nat(2500),
        fc.integer({ min: 1, max: 40 }),
        unit,
        fc.nat(30),
        fc.option(fc.nat(20), { nil: undefined }),
        fc.nat(80),
        (day, value, of, begin, length, later) => {
          const start = addDays('2019-01-01', day);
          const pauses = [
            pause(addDays(start, begin), length === undefined ? undefined : addDays(start, begin + length)),
          ];
          const input = clock(start, value, of, { pauses });
          const { cells, used, left } = ledger({ ...input, now: at(addDays(start, Math.max(later, begin))) });
          expect(used + left).toBe(value);
          const numbers = cells.flatMap(({ n }) => (n === undefined ? [] : [n]));
          expect(numbers).toEqual(Array.from({ length: value }, (_, index) => index + 1));
        },
      ),
    );
  });
});

describe('arithmetic', () => {
  const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2200-12-31') });

  test('day numbers and dates are inverse, and agree with the platform', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        expect(dayNumber(dateOf(number))).toBe(number);
        expect(weekdayOf(dateOf(number))).toBe(new Date(number * 86_400_000).getUTCDay());
      }),
    );
  });

  test('moments keep their milliseconds', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(86_399), (day, second) => {
        const ms = (day * 86_400 + second) * 1000;
        expect(milliseconds(inShanghai(ms))).toBe(ms);
      }),
    );
  });

  test('working days added one by one make the same day as added at once, and taken away again', () => {
    fc.assert(
      fc.property(fc.nat(2900), fc.nat(40), (day, count) => {
        const start = nextWorkday(nationalCalendar, addDays('2019-01-01', day));
        const end = addWorkdays(nationalCalendar, start, count);
        let stepped = start;
        for (let index = 0; index < count; index++) stepped = addWorkdays(nationalCalendar, stepped, 1);
        expect(stepped).toBe(end);
        expect(workdaysBetween(nationalCalendar, start, end)).toBe(count);
        expect(addWorkdays(nationalCalendar, end, -count)).toBe(start);
      }),
    );
  });

  test('months added are never further than the last day of the month meant', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (number, months) => {
        const date = dateOf(number);
        const moved = addMonths(date, months);
        const index = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(index(moved) - index(date)).toBe(months);
        expect(moved.slice(8) <= date.slice(8)).toBe(true);
      }),
    );
  });

  test.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['2026-13-01', false],
    ['2026-1-1', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });
});

import { daysBetween, ledger, toDate, weekdayOf, type LedgerCell, type PeriodUnit } from '@fiveones/calendar';
import type { ClockState, World } from '@fiveones/interpreter';
import { useState } from 'react';
import { words } from '../words.ts';
import { openTasks, type Standing } from './trial.ts';

interface StripRow {
  readonly key: string;
  readonly name: string;
  readonly length: string;
  readonly start: string;
  readonly cells: readonly LedgerCell[];
  readonly end: string;
  readonly bad: boolean;
}

const unitOf = (unit: string): PeriodUnit =>
  unit === 'workday' || unit === 'month' || unit === 'year' ? unit : 'day';
const lengthOf = (value: number, unit: string): string => `${value} ${words.unit[unit] ?? unit}`;

const clockRow = (clock: ClockState, world: World, now: string): StripRow => {
  const at = clock.stoppedAt ?? now;
  const counted = ledger({
    calendar: world.calendar,
    start: clock.startedAt,
    period: { value: clock.value, unit: unitOf(clock.unit) },
    pauses: clock.pauses.map(({ from, to, reason }) => ({
      from,
      reason,
      ...(to === undefined ? {} : { to }),
    })),
    now: at,
  });
  const unit = words.unit[clock.unit] ?? '';
  return {
    key: clock.id,
    name: world.chart.process.clocks.find(({ id }) => id === clock.id)?.name ?? clock.id,
    length: lengthOf(clock.value, clock.unit),
    start: toDate(clock.startedAt),
    cells: counted.cells,
    bad: counted.overdue > 0,
    end:
      counted.overdue > 0
        ? words.trial.overdueBy(counted.overdue, unit)
        : clock.stoppedAt !== undefined
          ? words.trial.inTime(counted.used, unit)
          : clock.due === undefined
            ? words.trial.stopped
            : words.trial.left(counted.left, unit),
  };
};

const rowsOf = ({ state, world, played }: Standing): readonly StripRow[] => {
  if (state === undefined || world === undefined) return [];
  const tasks = openTasks(state).flatMap(({ id, node, limit }): StripRow[] => {
    if (limit === undefined || (limit.unit !== 'workday' && limit.unit !== 'day')) return [];
    const row = clockRow(
      {
        id,
        startedAt: limit.start,
        value: limit.value,
        unit: limit.unit,
        pauses: [],
        due: limit.due,
        extensions: [],
      },
      world,
      played.now,
    );
    return [{ ...row, name: world.chart.nodes.get(node)?.name ?? node }];
  });
  const clocks = Object.values(state.clocks).map((clock) => clockRow(clock, world, played.now));
  const once = [...new Map(tasks.map((row) => [row.name, row])).values()];
  return [...once.slice(0, 2), ...clocks];
};

const pitch = 13;

/** One cell a day, one row a clock: counted, left, stopped and why, rest days, the last day, and today. */
export const TrialStrip = ({ standing }: { readonly standing: Standing }) => {
  const [told, setTold] = useState<{ readonly name: string; readonly cell: LedgerCell }>();
  const rows = rowsOf(standing);
  if (rows.length === 0) return <p className="d-trial-strip d-hint">{words.trial.noClock}</p>;
  const today = toDate(standing.played.now);
  const first = rows.map(({ start }) => start).sort()[0] ?? today;
  const last = rows
    .flatMap(({ cells }) => cells.map(({ date }) => date))
    .reduce((a, b) => (a > b ? a : b), today);
  const at = (date: string): number => daysBetween(first, date) * pitch;
  return (
    <section className="d-trial-strip" aria-label={words.trial.clocks}>
      <div className="d-strip-head">
        <b>{words.trial.clocks}</b>
        {(['counted', 'left', 'paused', 'rest', 'due'] as const).map((state) => (
          <span key={state} className="d-strip-key">
            <i className="d-day" data-state={state} aria-hidden />
            {words.trial.day[state]}
          </span>
        ))}
        <span className="d-strip-told" role="status">
          {told === undefined
            ? words.trial.dayHint
            : words.trial.dayLine(told.name, told.cell.date, dayText(told.cell))}
        </span>
      </div>
      <div className="d-strip-body">
        <div className="d-strip-names">
          <span />
          {rows.map((row) => (
            <span key={row.key}>
              <b>{row.name}</b>
              <small>{row.length}</small>
            </span>
          ))}
        </div>
        <div className="d-strip-days">
          <div style={{ width: at(last) + pitch * 2 }}>
            <div className="d-strip-weeks" aria-hidden>
              {mondays(first, last).map((date) => (
                <span key={date} style={{ left: at(date) }}>
                  {date.slice(5)}
                </span>
              ))}
            </div>
            {rows.map((row) => (
              <div key={row.key} className="d-strip-row">
                {row.cells.map((cell) => (
                  <button
                    key={cell.date}
                    type="button"
                    tabIndex={-1}
                    className="d-day"
                    data-state={cell.state}
                    style={{ left: at(cell.date) }}
                    title={`${cell.date} ${dayText(cell)}`}
                    onClick={() => setTold({ name: row.name, cell })}
                  >
                    {cell.n !== undefined && cell.n % 5 === 0 ? cell.n : ''}
                  </button>
                ))}
              </div>
            ))}
            <i className="d-strip-today" style={{ left: at(today) + pitch / 2 - 1 }}>
              <span>{today.slice(5)}</span>
            </i>
          </div>
        </div>
        <div className="d-strip-ends">
          <span />
          {rows.map((row) => (
            <b key={row.key} data-bad={row.bad}>
              {row.end}
            </b>
          ))}
        </div>
      </div>
    </section>
  );
};

const dayText = ({ state, n, reason }: LedgerCell): string =>
  `${words.trial.day[state]}${n === undefined ? '' : words.trial.nth(n)}${reason === undefined ? '' : `：${reason}`}`;

/** The Mondays between two days, and the first day. */
const mondays = (first: string, last: string): readonly string[] => {
  const days = [first];
  const start = Date.parse(`${first}T00:00:00Z`);
  for (let day = 1; day <= daysBetween(first, last); day++) {
    const date = new Date(start + day * 86_400_000).toISOString().slice(0, 10);
    if (weekdayOf(date) === 1 && day > 4) days.push(date);
  }
  return days;
};

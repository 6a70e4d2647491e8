import { addDays, deadline, nationalCalendar, toDate, weekdayOf, type Pause } from '@fiveones/calendar';
import { today } from '../context.tsx';
import { Row } from '../controls.tsx';
import { words } from '../words.ts';

const dated = (day: string): string => `${day} ${words.publish.week[weekdayOf(day)] ?? ''}`;

/** When it began and when the last day is, by the calendar in force, if it began today. */
export const WorkedExample = ({
  value,
  unit,
  sameDay,
  began = words.long.reached,
  warnAt,
  pause,
}: {
  readonly value: number;
  readonly unit: string;
  readonly sameDay: boolean;
  /** What happens on the first line's day. */
  readonly began?: string;
  /** The share of the period after which it warns. */
  readonly warnAt?: number | undefined;
  /** A stop of so many days, to show what it does. */
  readonly pause?: { readonly days: number; readonly reason: string } | undefined;
}) => {
  if ((unit !== 'workday' && unit !== 'day') || value < 1 || value > 400) return null;
  const last = (count: number, pauses: readonly Pause[] = []): string =>
    toDate(
      deadline({
        calendar: nationalCalendar,
        start: `${today}T09:00:00+08:00`,
        period: { value: count, unit },
        from: sameDay ? 'sameDay' : 'nextDay',
        pauses,
      }).due,
    );
  const end = last(value);
  const rest = restDays(sameDay ? today : addDays(today, 1), end, value);
  return (
    <Row label={words.long.example}>
      <dl className="d-example">
        <dt>{began}</dt>
        <dd>{dated(today)}</dd>
        <dt>{words.long.first}</dt>
        <dd>{dated(last(1))}</dd>
        {warnAt === undefined || warnAt <= 0 || warnAt >= 1 ? null : (
          <>
            <dt>{words.long.warned}</dt>
            <dd>{dated(last(Math.max(1, Math.floor(value * warnAt))))}</dd>
          </>
        )}
        <dt>{words.long.last}</dt>
        <dd>{dated(end)}</dd>
        {pause === undefined ? null : (
          <>
            <dt>{words.long.paused(pause.days)}</dt>
            <dd>{dated(last(value, [pauseOf(pause)]))}</dd>
          </>
        )}
        {unit === 'workday' && rest > 0 ? <p>{words.long.rest(rest)}</p> : null}
      </dl>
    </Row>
  );
};

/** A stop that begins tomorrow. */
const pauseOf = ({ days, reason }: { readonly days: number; readonly reason: string }): Pause => ({
  from: `${addDays(today, 1)}T09:00:00+08:00`,
  to: `${addDays(today, 1 + days)}T09:00:00+08:00`,
  reason,
});

const restDays = (first: string, last: string, counted: number): number => {
  let days = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) days++;
  return days - counted;
};

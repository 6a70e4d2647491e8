import type { CalendarEffect, CalendarView } from '@fiveones/casework';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../api.ts';
import { Shell } from '../parts/shell.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { useClock } from '../session.tsx';
import { CalendarEditing } from './calendar-editing.tsx';
import { calendarWords as say } from './calendar-words.ts';

/** 工作日历: the days by which deadlines are reckoned, and their revision. */
export function CalendarPage(): ReactNode {
  const clock = useClock();
  const [chosen, setYear] = useState<number>();
  const year = chosen ?? (clock.data ? Number(clock.data.now.slice(0, 4)) : undefined);
  const today = clock.data?.now.slice(0, 10) ?? '';
  const [done, setDone] = useState<readonly CalendarEffect[]>();
  const cache = useQueryClient();
  const view = useQuery({
    queryKey: ['calendar', year],
    queryFn: year === undefined ? skipToken : () => api.calendar.view.query({ year }),
  });
  if (view.isLoadingError) return <Failed error={view.error} again={() => void view.refetch()} />;
  return (
    <Shell>
      <div className="calendar">
        <div className="row wrap">
          <h1>{say.title}</h1>
          {year === undefined || !today.startsWith(String(year)) ? null : (
            <a href={`#month-${Number(today.slice(5, 7))}`}>{say.toMonth(Number(today.slice(5, 7)))}</a>
          )}
          <span className="grow" />
          <div className="segments" role="group" aria-label={say.title}>
            {(view.data?.years ?? []).slice(-4).map((one) => (
              <button key={one} type="button" aria-pressed={one === year} onClick={() => setYear(one)}>
                {say.year(one)}
              </button>
            ))}
          </div>
        </div>
        <p className="muted">{say.about}</p>
        {done ? (
          <p role="status" className="notice">
            {say.done(done.length)}
          </p>
        ) : null}
        {view.isPending || year === undefined ? (
          <Loading rows={6} />
        ) : (
          <YearGrid view={view.data} year={year} today={today} />
        )}
        {view.data?.mayRevise && year !== undefined ? (
          <CalendarEditing
            key={`${year}/${view.data.edition}`}
            view={view.data}
            year={year}
            onRevised={(effects) => {
              setDone(effects);
              void cache.invalidateQueries();
            }}
          />
        ) : null}
        {view.data && view.data.revisions.length > 0 ? (
          <section className="card">
            <h2>{say.revisions}</h2>
            <ul className="plain">
              {view.data.revisions.map(({ at, by, reason }) => (
                <li key={at}>
                  {reason} <small className="muted">{say.revision(at, by)}</small>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Shell>
  );
}

function YearGrid({
  view,
  year,
  today,
}: {
  readonly view: CalendarView;
  readonly year: number;
  readonly today: string;
}): ReactNode {
  const months = Array.from({ length: 12 }, (_, place) =>
    view.days.filter(({ date }) => Number(date.slice(5, 7)) === place + 1),
  );
  return (
    <>
      {view.year === undefined || view.year.provisional ? (
        <p className="notice amber">{view.year ? say.provisional : say.none}</p>
      ) : (
        <p className="muted">{view.year.source}</p>
      )}
      <div className="months" aria-label={say.year(year)}>
        {months.map((days, place) => (
          <Month key={place} month={place + 1} days={days} today={today} />
        ))}
      </div>
      <p className="row wrap calendar-key">
        {(Object.keys(say.key) as readonly (keyof typeof say.key)[]).map((kind) => (
          <span key={kind} className="row">
            <i className={`day ${kind}`} aria-hidden /> {say.key[kind]}
          </span>
        ))}
        {today.startsWith(String(year)) ? (
          <span className="row">
            <i className="day today" aria-hidden /> {say.today}
          </span>
        ) : null}
      </p>
    </>
  );
}

type Day = CalendarView['days'][number];

const kinds = {
  weekday: 'work',
  weekend: 'rest',
  holiday: 'holiday',
  'make-up': 'make-up',
  overlay: 'own',
} as const satisfies Record<Day['reason'], keyof typeof say.key>;
const kindOf = ({ reason }: Day): keyof typeof say.key => kinds[reason];

function Month({
  month,
  days,
  today,
}: {
  readonly month: number;
  readonly days: readonly Day[];
  readonly today: string;
}): ReactNode {
  const first = days[0]?.date ?? '';
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  return (
    <section id={`month-${month}`} aria-label={say.months(month)}>
      <h3>{say.months(month)}</h3>
      <div className="month-grid">
        {say.weekdays.map((weekday) => (
          <b key={weekday}>{weekday}</b>
        ))}
        {Array.from({ length: before }, (_, place) => (
          <span key={`before-${place}`} />
        ))}
        {days.map((day) => {
          const kind = kindOf(day);
          return (
            <span
              key={day.date}
              className={`day ${kind} ${day.workday ? 'on' : 'off'} ${day.date === today ? 'today' : ''}`}
              aria-current={day.date === today ? 'date' : undefined}
              title={say.dayLabel(day.date, day.name ?? say.key[kind])}
            >
              {Number(day.date.slice(8))}
              {day.name === undefined ? null : <small>{day.workday ? '班' : '休'}</small>}
            </span>
          );
        })}
      </div>
    </section>
  );
}

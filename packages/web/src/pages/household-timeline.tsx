import { daysBetween } from '@fiveones/calendar';
import type { HouseholdView } from '@fiveones/casework';
import { linkTo } from '../route.ts';
import { barOf, dayOf } from './household-bars.ts';
import { householdWords as say } from './household-words.ts';
import type { CSSProperties, ReactNode } from 'react';

/** 享受过什么: one lane a process, what was granted, ended and applied for, up to today. */
export function HouseholdTimeline({ view }: { readonly view: HouseholdView }): ReactNode {
  const { benefits, today } = view;
  const first = benefits.map(({ from }) => dayOf(from)).toSorted()[0] ?? today;
  const begin = `${first < today ? first.slice(0, 4) : today.slice(0, 4)}-01-01`;
  const days = Math.max(1, daysBetween(begin, today));
  const at = (date: string): number =>
    Math.min(100, Math.max(0, (daysBetween(begin, dayOf(date)) / days) * 100));
  const lanes = [...new Set(benefits.map(({ processName }) => processName))].map(
    (name) => [name, benefits.filter(({ processName }) => processName === name)] as const,
  );
  const ticks = ticksOf(begin, today);
  return (
    <section className="card">
      <h2 className="row">
        {say.benefits}
        <span className="grow" />
        {benefits.length === 0 ? null : <span className="muted">{say.since(begin.slice(0, 4))}</span>}
      </h2>
      {benefits.length === 0 ? <p className="muted">{say.noBenefits}</p> : null}
      <p className="years" aria-hidden hidden={benefits.length === 0}>
        {ticks.map(({ date, name }) => (
          <span key={date} style={{ left: `${at(date)}%` }}>
            {name}
          </span>
        ))}
        <b>{say.today}</b>
      </p>
      <ul className="lanes" aria-label={say.benefits}>
        {lanes.map(([name, given]) => (
          <li key={name}>
            <b>{name}</b>
            <span className="lane" style={places({ rows: given.length })}>
              {ticks.map(({ date }) => (
                <i key={date} aria-hidden style={{ left: `${at(date)}%` }} />
              ))}
              {given.map((benefit, row) => {
                const { left, width, text } = barOf(benefit, at, today);
                return (
                  <a
                    key={benefit.instance}
                    className={`bar ${benefit.state} ${width > broad ? 'inside' : left > 55 ? 'before' : ''}`}
                    style={{ left: `${left}%`, width: `${width}%`, ...places({ row }) }}
                    {...linkTo(`/case/${benefit.instance}`)}
                  >
                    <span>{text}</span>
                  </a>
                );
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Each benefit of a lane has a line of its own, so that neither bars nor words lie over each other. */
const places = (numbers: Readonly<Record<string, number>>): CSSProperties =>
  // React knows no custom properties.
  Object.fromEntries(Object.entries(numbers).map(([name, number]) => [`--${name}`, number])) as CSSProperties;

/** A bar that its words fit into, in hundredths of the whole. */
const broad = 45;

const fewYears = 2;
/** Days of a year's width that a mark needs to keep clear of today's. */
const clear = 56;

/** The years of the axis; the quarters while there are few, as long as they keep clear of today's mark. */
function ticksOf(begin: string, today: string): readonly { readonly date: string; readonly name: string }[] {
  const [first, last] = [Number(begin.slice(0, 4)), Number(today.slice(0, 4))];
  const months = last - first < fewYears ? ['01', '04', '07', '10'] : ['01'];
  return Array.from({ length: last - first + 1 }, (_, year) => String(first + year))
    .flatMap((year) => months.map((month) => ({ date: `${year}-${month}-01`, month, year })))
    .filter(({ date, month }) => month === '01' || daysBetween(date, today) > clear * (last - first + 1))
    .map(({ date, month, year }) => ({ date, name: month === '01' ? year : say.month(Number(month)) }));
}

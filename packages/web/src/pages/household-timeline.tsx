import { daysBetween } from '@fiveones/calendar';
import type { Benefit, HouseholdView } from '@fiveones/casework';
import { linkTo } from '../route.ts';
import { words } from '../words.ts';
import { householdWords as say } from './household-words.ts';
import type { ReactNode } from 'react';

/** A bar of a lane: where it begins and ends, in hundredths of the whole. */
interface Bar {
  readonly benefit: Benefit;
  readonly left: number;
  readonly width: number;
  readonly text: string;
}

const dayOf = (date: string): string => (date.length === 7 ? `${date}-01` : date.slice(0, 10));

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
            <span className="lane">
              {ticks.map(({ date }) => (
                <i key={date} aria-hidden style={{ left: `${at(date)}%` }} />
              ))}
              {given.toReversed().map((benefit) => {
                const { left, width, text } = barOf(benefit, at, today);
                return (
                  <a
                    key={benefit.instance}
                    className={`bar ${benefit.state} ${width > broad ? 'inside' : left > 55 ? 'before' : ''}`}
                    style={{ left: `${left}%`, width: `${width}%` }}
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

function barOf(benefit: Benefit, at: (date: string) => number, today: string): Bar {
  const left = at(benefit.from);
  const until = benefit.state === 'ended' ? (benefit.until ?? today) : today;
  return { benefit, left, width: Math.max(1, at(until) - left), text: textOf(benefit) };
}

/** What a bar says beside it. */
const saysOf = {
  granted: ({ amount, from, status = '' }) =>
    say.monthly(String(amount ?? ''), from.slice(0, 7), words.case.paymentWords[status] ?? ''),
  applied: ({ from }) => say.applied(from.slice(0, 10), ''),
  ended: ({ until, from, outcome }) =>
    say.ended((until ?? from).slice(0, 10), words.case.outcomes[outcome ?? ''] ?? words.case.closed),
} satisfies Record<Benefit['state'], (benefit: Benefit) => string>;

const textOf = (benefit: Benefit): string => saysOf[benefit.state](benefit);

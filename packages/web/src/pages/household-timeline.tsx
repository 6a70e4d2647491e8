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
  const years = Array.from({ length: Number(today.slice(0, 4)) - Number(begin.slice(0, 4)) + 1 }, (_, year) =>
    String(Number(begin.slice(0, 4)) + year),
  );
  return (
    <section className="card">
      <h2 className="row">
        {say.benefits}
        <span className="grow" />
        <span className="muted">{say.since(begin.slice(0, 4))}</span>
      </h2>
      {benefits.length === 0 ? <p className="muted">{say.noBenefits}</p> : null}
      <ul className="lanes" aria-label={say.benefits}>
        {lanes.map(([name, given]) => (
          <li key={name}>
            <b>{name}</b>
            <span className="lane">
              {years.map((year) => (
                <i key={year} aria-hidden style={{ left: `${at(`${year}-01-01`)}%` }} />
              ))}
              {given.toReversed().map((benefit) => {
                const { left, width, text } = barOf(benefit, at, today);
                return (
                  <a
                    key={benefit.instance}
                    className={`bar ${benefit.state} ${left > 55 ? 'before' : ''}`}
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
      <p className="years" aria-hidden>
        {years.map((year) => (
          <span key={year} style={{ left: `${at(`${year}-01-01`)}%` }}>
            {year}
          </span>
        ))}
        <b>{say.today}</b>
      </p>
    </section>
  );
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

import type { ClockView } from '@fiveones/casework';
import { useState, type ReactNode } from 'react';
import { unitText } from './time.ts';
import { words } from '../words.ts';

/** 为什么: the sum behind a deadline, in the order it is reckoned, beside the same days on a calendar. */
export function Ledger({
  step,
  total,
}: {
  /** The clock of the step. */
  readonly step?: ClockView | undefined;
  /** The clock of the whole case. */
  readonly total?: ClockView | undefined;
}): ReactNode {
  const [whole, setWhole] = useState(false);
  const clock = whole ? (total ?? step) : (step ?? total);
  if (!clock) return null;
  const segments = [
    { one: step, isWhole: false, say: words.ledger.thisStep },
    { one: total, isWhole: true, say: words.ledger.total },
  ];
  return (
    <div className="ledger">
      <div className="ledger-head">
        <h3>{titleOf(clock)}</h3>
        {step && total ? (
          <div className="segments" role="group" aria-label={words.ledger.which}>
            {segments.map(({ one, isWhole, say }) =>
              one ? (
                <button
                  key={one.id}
                  type="button"
                  aria-pressed={whole === isWhole}
                  onClick={() => setWhole(isWhole)}
                >
                  {say(`${one.value} ${unitText(one.unit)}`)}
                </button>
              ) : null,
            )}
          </div>
        ) : null}
      </div>
      <div className="ledger-body">
        <dl>
          {clock.lines.map((line, place) => (
            <div key={place} className={line.tone}>
              <dt>
                {line.label}
                {line.note ? <small>{line.note}</small> : null}
              </dt>
              <dd>{line.figure}</dd>
            </div>
          ))}
          <div>
            <dt>{clock.state === 'stopped' ? words.ledger.used : words.ledger.usedSoFar}</dt>
            <dd>{clock.used}</dd>
          </div>
          <div className={`sum ${clock.state}`}>
            <dt>{sumWords(clock)}</dt>
            <dd>{clock.state === 'overdue' ? clock.overdue : clock.left}</dd>
          </div>
        </dl>
        <Month clock={clock} />
      </div>
      <p className="muted">{words.ledger.about}</p>
    </div>
  );
}

const mostDays = 3;

/** What is left, with the days themselves where they are few. */
function sumWords({ state, cells, left: amount }: ClockView): string {
  const left = cells.filter((cell) => cell.state === 'left' || cell.state === 'due').map(({ date }) => date);
  const said = words.ledger.sums[state];
  const few =
    (state === 'running' || state === 'soon') && amount > 0 && left.length > 0 && left.length <= mostDays;
  return few ? words.ledger.leftDays(left.map((date) => Number(date.slice(8))).join('、')) : said;
}

function titleOf(clock: ClockView): string {
  if (clock.state === 'stopped')
    return words.ledger.usedTitle(clock.name, `${clock.used} ${unitText(clock.unit)}`);
  if (clock.state === 'paused') return words.ledger.whyPaused;
  if (clock.state === 'overdue') return words.ledger.whyOverdue;
  if (clock.left === 0) return words.ledger.whyToday;
  return words.ledger.whyLeft(`${clock.left} ${unitText(clock.unit)}`);
}

/** The days of the clock by weeks, from Monday. */
function Month({ clock }: { readonly clock: ClockView }): ReactNode {
  const cells = clock.cells.slice(-63);
  const first = cells[0];
  if (!first) return null;
  const lead = (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const { cells: names, stoppedCells, weekdays } = words.ledger;
  const said = clock.state === 'stopped' ? { ...names, ...stoppedCells } : names;
  const shown = [...new Set(cells.map(({ state }) => state))];
  return (
    <div className="month">
      <div
        className="days"
        role="img"
        aria-label={cells
          .map(
            (cell) => `${cell.date.slice(5)} ${said[cell.state]}${cell.reason ? `（${cell.reason}）` : ''}`,
          )
          .join('，')}
      >
        {weekdays.map((day) => (
          <span key={day} className="weekday">
            {day}
          </span>
        ))}
        {Array.from({ length: lead }, (_, place) => (
          <span key={`lead${place}`} />
        ))}
        {cells.map((cell) => (
          <span
            key={cell.date}
            className={`cell ${cell.state}`}
            title={`${cell.date} ${said[cell.state]}${cell.reason ? `：${cell.reason}` : ''}`}
          >
            {Number(cell.date.slice(8))}
          </span>
        ))}
      </div>
      <p className="key">
        {shown.map((state) => (
          <span key={state}>
            <i className={`cell ${state}`} /> {said[state]}
          </span>
        ))}
      </p>
    </div>
  );
}

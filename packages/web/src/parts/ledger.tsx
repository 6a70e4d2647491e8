import type { ClockView } from '@fiveones/casework';
import { useState, type ReactNode } from 'react';
import { unitText } from './time.ts';

/** 为什么: the sum behind a deadline, in the order it is reckoned, beside the same days on a calendar. */
export function Ledger({ clocks }: { readonly clocks: readonly ClockView[] }): ReactNode {
  const [chosen, setChosen] = useState(0);
  const clock = clocks[chosen] ?? clocks[0];
  if (!clock) return null;
  return (
    <div className="ledger">
      <div className="ledger-head">
        <h3>{titleOf(clock)}</h3>
        {clocks.length > 1 ? (
          <div className="segments" role="group" aria-label="看哪个时限">
            {clocks.map((one, place) => (
              <button
                key={one.id}
                type="button"
                aria-pressed={place === chosen}
                onClick={() => setChosen(place)}
              >
                {one.name} {one.value} {unitText(one.unit)}
              </button>
            ))}
          </div>
        ) : null}
      </div>
      <div className="ledger-body">
        <dl>
          {clock.lines.map((line, place) => (
            <div key={place}>
              <dt>{line.label}</dt>
              <dd>{line.figure}</dd>
            </div>
          ))}
          <div>
            <dt>{clock.state === 'stopped' ? '用了' : '已用（到今天）'}</dt>
            <dd>{clock.used}</dd>
          </div>
          <div className="sum">
            <dt>{sumWords[clock.state]}</dt>
            <dd>{clock.state === 'overdue' ? overdueDays(clock) : clock.left}</dd>
          </div>
        </dl>
        <Month clock={clock} />
      </div>
      <p className="muted">周末和节假日不算工作日。暂停期间停表，恢复次日接着算。没人能手改日期。</p>
    </div>
  );
}

const sumWords = {
  running: '还剩',
  soon: '还剩',
  overdue: '已经超期',
  paused: '正在暂停，还剩',
  stopped: '停表时还剩',
} as const satisfies Record<ClockView['state'], string>;

/** The days past the due day, today included when it counts. */
function overdueDays({ cells, unit }: ClockView): number {
  const today = cells.find(({ state }) => state === 'today');
  const weekend = today !== undefined && [0, 6].includes(new Date(`${today.date}T00:00:00Z`).getUTCDay());
  return (
    cells.filter(({ state }) => state === 'over').length + (today && !(unit === 'workday' && weekend) ? 1 : 0)
  );
}

function titleOf(clock: ClockView): string {
  if (clock.state === 'stopped') return `${clock.name}：用了 ${clock.used} ${unitText(clock.unit)}`;
  if (clock.state === 'paused') return `为什么停着`;
  if (clock.state === 'overdue') return `为什么超期了`;
  return `为什么还剩 ${clock.left} ${unitText(clock.unit)}`;
}

const names = {
  start: '起点',
  counted: '计',
  paused: '暂停',
  rest: '不算',
  today: '今天',
  left: '还剩',
  due: '到期',
  over: '超期',
} as const;

/** The days of the clock by weeks, from Monday. */
function Month({ clock }: { readonly clock: ClockView }): ReactNode {
  const cells = clock.cells.slice(-63);
  const first = cells[0];
  if (!first) return null;
  const lead = (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const words = clock.state === 'stopped' ? { ...names, today: '停表', left: '没用到' } : names;
  const shown = [...new Set(cells.map(({ state }) => state))];
  return (
    <div className="month">
      <div
        className="days"
        role="img"
        aria-label={cells
          .map(
            (cell) => `${cell.date.slice(5)} ${words[cell.state]}${cell.reason ? `（${cell.reason}）` : ''}`,
          )
          .join('，')}
      >
        {['一', '二', '三', '四', '五', '六', '日'].map((day) => (
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
            title={`${cell.date} ${words[cell.state]}${cell.reason ? `：${cell.reason}` : ''}`}
          >
            {Number(cell.date.slice(8))}
          </span>
        ))}
      </div>
      <p className="key">
        {shown.map((state) => (
          <span key={state}>
            <i className={`cell ${state}`} /> {words[state]}
          </span>
        ))}
      </p>
    </div>
  );
}

import { ArrowDown, ArrowUp, CircleHelp, Info, Shuffle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PastCase } from '../backend.ts';
import { LinkButton } from '../condition-builder.tsx';
import { useDesigner, useWorld } from '../context.tsx';
import { words } from '../words.ts';
import { gainOf, turns, usePastCases, type Past } from './past-cases.ts';
import { Figure } from './publish-figure.tsx';
import { isDate } from './publish-hand-in.tsx';

const say = words.publish.pastCases;
const yuan = (amount: number): string =>
  amount.toLocaleString('zh-CN', {
    maximumFractionDigits: 2,
    minimumFractionDigits: amount % 1 === 0 ? 0 : 2,
  });
const signed = (amount: number): string =>
  amount === 0 ? '0' : `${amount > 0 ? '+' : '−'}${yuan(Math.abs(amount))}`;

/** What the new version would have made of the finished cases: by town, how many otherwise and how many yuan, with lists. */
export const PastCases = ({ day }: { readonly day: string }) => {
  const today = useDesigner((state) => state.publishing.today);
  const asked = isDate(day) ? day : today;
  const past = usePastCases(asked);
  const gains = past.cases.filter((one) => Math.abs(gainOf(one)) >= 0.005);
  const turned = past.cases.filter(turns);
  const changed = past.cases.filter((one) => gains.includes(one) || turned.includes(one));
  const sum = past.towns.reduce((all, { before, now }) => all + now - before, 0);
  return (
    <>
      <h2 className="d-past-head">
        {say.title}
        <small role="status">
          {past.total === 0 ? '' : say.looked(past.looked, past.all, past.total)}
          {past.state === 'running' && past.looked < past.total ? (
            <LinkButton onPress={past.stop}>{say.stop}</LinkButton>
          ) : null}
          {past.state === 'stopped' || (past.state === 'failed' && past.refusal === '') ? (
            <LinkButton onPress={past.go}>{say.again}</LinkButton>
          ) : null}
        </small>
      </h2>
      <div className="d-sheet-card" aria-busy={past.state === 'running'}>
        {past.total > 0 && past.looked < past.total ? (
          <progress className="d-past-progress" max={past.total} value={past.looked} aria-label={say.title} />
        ) : null}
        {past.state === 'failed' ? (
          <p className="d-note" data-severity="error">
            {past.refusal === '' ? say.failed : past.refusal}
          </p>
        ) : null}
        {past.state === 'done' && past.total === 0 ? <p className="d-hint">{say.none}</p> : null}
        {past.total === 0 ? null : (
          <>
            <dl className="d-figures">
              <Figure name={say.amount} value={gains.length} unit={say.pieces} />
              <Figure name={say.sum} value={signed(sum)} unit={say.yuan} />
              <Figure name={say.ended} value={turned.length} unit={say.pieces} />
            </dl>
            {changed.length === 0 ? null : <Towns past={past} changed={changed} sum={sum} />}
            <Lists cases={past.cases} />
            {past.state === 'done' && past.cases.length === 0 ? <p className="d-hint">{say.same}</p> : null}
          </>
        )}
        <p className="d-note">
          <Info size={14} aria-hidden /> {say.note(asked)}
        </p>
      </div>
    </>
  );
};

/** The towns by how much they gain or lose, with direct labels and the total under a rule. */
const Towns = ({
  past,
  changed,
  sum,
}: {
  readonly past: Past;
  readonly changed: readonly PastCase[];
  readonly sum: number;
}) => {
  const rows = past.towns
    .map(({ town, before, now }) => ({
      town,
      count: changed.filter((one) => one.town === town).length,
      gain: now - before,
    }))
    .sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain) || b.count - a.count);
  const widest = Math.max(1, ...rows.map(({ gain }) => Math.abs(gain)));
  return (
    <table className="d-towns">
      <thead>
        <tr>
          <th scope="col">{say.town}</th>
          <th scope="col" className="d-number">
            {say.cases}
          </th>
          <th scope="col" className="d-number">
            {say.monthly}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ town, count, gain }) => (
          <tr key={town}>
            <th scope="row">{town}</th>
            <td className="d-number">
              {count} {say.pieces}
            </td>
            <td className="d-bar-cell">
              <svg viewBox="0 0 100 18" preserveAspectRatio="none" aria-hidden>
                <rect
                  width={(Math.abs(gain) / widest) * 100}
                  height="18"
                  rx="1"
                  className={gain < 0 ? 'd-bar-less' : 'd-bar-more'}
                />
              </svg>
              <span>
                <b>{signed(gain)}</b> {say.yuan}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say.total}</th>
          <td className="d-number">
            {changed.length} {say.pieces}
          </td>
          <td className="d-number">
            <b>{signed(sum)}</b> {say.yuan}
          </td>
        </tr>
      </tfoot>
    </table>
  );
};

interface Group {
  readonly name: string;
  readonly icon: ReactNode;
  readonly cases: readonly PastCase[];
}

/** Who ends otherwise, who gains, who loses, and what cannot be told, each with its list. */
const Lists = ({ cases }: { readonly cases: readonly PastCase[] }) => {
  const gained = (one: PastCase): boolean => !turns(one) && gainOf(one) >= 0.005;
  const lost = (one: PastCase): boolean => !turns(one) && gainOf(one) <= -0.005;
  const groups: readonly Group[] = [
    ...grouped(cases.filter(turns), turnedWords).map(([name, all]) => ({
      name,
      icon: <Shuffle size={14} aria-hidden />,
      cases: all,
    })),
    {
      name: say.more,
      icon: <ArrowUp size={14} className="d-good" aria-hidden />,
      cases: cases.filter(gained),
    },
    {
      name: say.less,
      icon: <ArrowDown size={14} className="d-error-text" aria-hidden />,
      cases: cases.filter(lost),
    },
    ...grouped(
      cases.filter((one) => 'untold' in one.now),
      (one) => say.untold('untold' in one.now ? one.now.untold : ''),
    ).map(([name, all]) => ({
      name,
      icon: <CircleHelp size={14} className="d-amber" aria-hidden />,
      cases: all,
    })),
  ];
  return (
    <ul className="d-past-lists">
      {groups
        .filter((group) => group.cases.length > 0)
        .map((group) => (
          <li key={group.name}>
            <details>
              <summary>
                {group.icon}
                <b>
                  {group.cases.length} {say.pieces}
                </b>
                <span>{group.name}</span>
                <span className="d-link">{say.list}</span>
              </summary>
              <ul>
                {group.cases.map((one) => (
                  <Line key={one.instance} one={one} />
                ))}
              </ul>
            </details>
          </li>
        ))}
    </ul>
  );
};

const turnedWords = (one: PastCase): string =>
  one.before === undefined || 'untold' in one.now ? '' : say.turned(one.before.endName, one.now.endName);

const grouped = (
  cases: readonly PastCase[],
  by: (one: PastCase) => string,
): readonly (readonly [string, readonly PastCase[]])[] => {
  const names = [...new Set(cases.map(by))];
  return names.map((name) => [name, cases.filter((one) => by(one) === name)] as const);
};

const Line = ({ one }: { readonly one: PastCase }) => {
  const { backend } = useWorld();
  const gain = gainOf(one);
  return (
    <li>
      <a href={backend.caseAddress(one.instance)} target="_blank" rel="noreferrer">
        {one.number}
      </a>
      <span>{one.town}</span>
      {one.before === undefined || 'untold' in one.now || gain === 0 ? null : (
        <span className="d-number">
          {yuan(one.before.amount)} → {yuan(one.now.amount)} {say.yuan}
        </span>
      )}
    </li>
  );
};

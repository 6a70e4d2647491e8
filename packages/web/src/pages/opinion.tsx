import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { words } from '../words.ts';

/** An opinion as it is being written; against needs a reason. A note may be there before the answer is. */
export interface OpinionValue {
  readonly result?: 'agree' | 'disagree' | 'return';
  readonly reason?: string;
}

const choices = ['agree', 'disagree', 'return'] as const;

const shortest = 10;

/** What is missing in an opinion, in words; empty when nothing is. */
export function opinionProblem(value: OpinionValue | undefined, mayReturn: boolean): string {
  if (value?.result === undefined) return mayReturn ? words.opinion.choose : words.opinion.chooseOfTwo;
  return value.result !== 'agree' && (value.reason ?? '').trim().length < shortest
    ? words.opinion.reasonTooShort(shortest)
    : '';
}

/** 签批意见: three answers, a reason where the answer is not yes. */
export function Opinion({
  value,
  onChange,
  returnTo,
  wrong,
}: {
  readonly value: OpinionValue | undefined;
  readonly onChange: (value: OpinionValue) => void;
  readonly returnTo: string | undefined;
  /** What is wrong with it, in words; empty: nothing. */
  readonly wrong: string;
}): ReactNode {
  return (
    <section className={`card opinion ${wrong === '' ? '' : 'wrong'}`}>
      <h2>{words.opinion.title}</h2>
      <div
        className="radios"
        role="radiogroup"
        aria-label={words.opinion.title}
        aria-describedby={wrong === '' ? undefined : 'opinion-wrong'}
      >
        {choices
          .filter((result) => result !== 'return' || returnTo !== undefined)
          .map((result) => (
            <label key={result} className={value?.result === result ? 'chosen' : ''}>
              <input
                type="radio"
                name="opinion"
                checked={value?.result === result}
                onChange={() => onChange({ ...value, result })}
              />
              {words.opinion[result]}
            </label>
          ))}
      </div>
      {wrong === '' ? null : (
        <p id="opinion-wrong" className="bad">
          <CircleAlert aria-hidden /> {wrong}
        </p>
      )}
      <label className="field">
        {value?.result !== undefined && value.result !== 'agree'
          ? words.opinion.reason(shortest)
          : words.opinion.note}
        <textarea
          className="input"
          rows={3}
          value={value?.reason ?? ''}
          onChange={(event) => onChange({ ...value, reason: event.target.value })}
        />
      </label>
      {value?.result === 'return' ? (
        <p className="notice amber">{words.opinion.returning(returnTo ?? '')}</p>
      ) : null}
      <p className="muted">{words.opinion.signature}</p>
    </section>
  );
}

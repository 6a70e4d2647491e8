import type { ReactNode } from 'react';

/** A signed opinion; against needs a reason. */
export interface OpinionValue {
  readonly result: 'agree' | 'disagree' | 'return';
  readonly reason?: string;
}

const choices = [
  ['agree', '同意'],
  ['disagree', '不同意'],
  ['return', '退回'],
] as const;

const shortest = 10;

/** What is missing in an opinion, in words; empty when nothing is. */
export function opinionProblem(value: OpinionValue | undefined): string {
  if (!value) return '请选同意、不同意或退回。';
  return value.result !== 'agree' && (value.reason ?? '').trim().length < shortest
    ? `请写明理由，至少 ${shortest} 个字。`
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
  readonly wrong: boolean;
}): ReactNode {
  return (
    <section className={`card opinion ${wrong ? 'wrong' : ''}`}>
      <h2>签批意见</h2>
      <div className="radios" role="radiogroup" aria-label="签批意见">
        {choices
          .filter(([result]) => result !== 'return' || returnTo !== undefined)
          .map(([result, name]) => (
            <label key={result} className={value?.result === result ? 'chosen' : ''}>
              <input
                type="radio"
                name="opinion"
                checked={value?.result === result}
                onChange={() => onChange({ ...value, result })}
              />
              {name}
            </label>
          ))}
      </div>
      <label className="field">
        {value && value.result !== 'agree' ? `理由（至少 ${shortest} 个字）` : '说明（可不写）'}
        <textarea
          className="input"
          rows={3}
          value={value?.reason ?? ''}
          onChange={(event) => onChange({ result: value?.result ?? 'agree', reason: event.target.value })}
        />
      </label>
      {value?.result === 'return' ? (
        <p className="notice amber">退回后，“{returnTo}”重新办，表上填的内容都在；总时限接着算。</p>
      ) : null}
      <p className="muted">提交就是签字：姓名和时间自动记下。</p>
    </section>
  );
}

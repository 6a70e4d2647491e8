import type { ReactNode } from 'react';
import type { TaskView } from '@fiveones/casework';
import { ballotWords } from './ballot-words.ts';

type VoteView = NonNullable<TaskView['vote']>;
const choices = ['approve', 'reject', 'abstain', 'absent'] as const;
type Choice = (typeof choices)[number];

/** What a member chooses: one of the answers, or candidates. */
export interface BallotValue {
  readonly choice?: Choice;
  readonly for?: string[];
}

/** What is missing in a ballot, in words; empty when nothing is. */
export function ballotProblem(vote: VoteView, value: BallotValue | undefined): string {
  if (!value || (value.choice === undefined && (value.for ?? []).length === 0)) return ballotWords.choose;
  const seats = vote.seats ?? 1;
  return (value.for ?? []).length > seats ? ballotWords.tooMany(seats) : '';
}

/** 表决: yes, no, or neither; or, in an election, the names. It is never kept as a draft. */
export function Ballot({
  vote,
  value,
  onChange,
  wrong,
}: {
  readonly vote: VoteView;
  readonly value: BallotValue | undefined;
  readonly onChange: (value: BallotValue) => void;
  readonly wrong: boolean;
}): ReactNode {
  const title = vote.candidates ? ballotWords.titleElection : ballotWords.title;
  return (
    <section className={`card opinion ballot ${wrong ? 'wrong' : ''}`}>
      <h2>{title}</h2>
      {vote.candidates ? (
        <Candidates vote={vote} value={value} onChange={onChange} />
      ) : (
        <div className="radios" role="radiogroup" aria-label={title}>
          {choices.map((choice) => (
            <label key={choice} className={value?.choice === choice ? 'chosen' : ''}>
              <input
                type="radio"
                name="ballot"
                checked={value?.choice === choice}
                onChange={() => onChange({ choice })}
              />
              {ballotWords.choice[choice]}
            </label>
          ))}
        </div>
      )}
      <p className="muted">{vote.secret ? ballotWords.secret : ballotWords.named}</p>
    </section>
  );
}

function Candidates({
  vote,
  value,
  onChange,
}: {
  readonly vote: VoteView;
  readonly value: BallotValue | undefined;
  readonly onChange: (value: BallotValue) => void;
}): ReactNode {
  const chosen = value?.for ?? [];
  const toggle = (id: string): void =>
    onChange({ for: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] });
  return (
    <fieldset className="radios">
      <legend className="muted">{ballotWords.seats(vote.seats ?? 1)}</legend>
      {(vote.candidates ?? []).map(({ id, name }) => (
        <label key={id} className={chosen.includes(id) ? 'chosen' : ''}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
          {name}
        </label>
      ))}
      <label className={value?.choice === 'abstain' ? 'chosen' : ''}>
        <input
          type="checkbox"
          checked={value?.choice === 'abstain'}
          onChange={() => onChange({ choice: 'abstain' })}
        />
        {ballotWords.none}
      </label>
    </fieldset>
  );
}

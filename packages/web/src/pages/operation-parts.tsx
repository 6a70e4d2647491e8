import type { OperationView } from '@fiveones/casework';
import { useState, type ReactNode } from 'react';
import { operationWords as say } from './operation-words.ts';

type Choices = OperationView['choices'];

/** One of several, each with what tells it apart. */
export function OneChoice({
  label,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly choices: Choices;
  readonly value: string;
  readonly onChange: (id: string) => void;
}): ReactNode {
  return (
    <label className="field">
      {label}
      <select className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map(({ id, name, note }) => (
          <option key={id} value={id}>
            {note ? `${name}（${note}）` : name}
          </option>
        ))}
      </select>
    </label>
  );
}

const short = 8;

/** Several people; a long list can be searched. */
export function ManyPeople({
  label,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly choices: Choices;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}): ReactNode {
  const [text, setText] = useState('');
  const shown = choices.filter(
    ({ id, name, note = '' }) => value.includes(id) || `${name}${note}`.includes(text.trim()),
  );
  return (
    <fieldset className="people-choice">
      <legend>
        {label} {value.length > 0 ? <small>{say.chosen(value.length)}</small> : null}
      </legend>
      {choices.length > short ? (
        <input
          className="input"
          aria-label={say.find}
          placeholder={say.find}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      <div className="people-list">
        {shown.map(({ id, name, note }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={value.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, id] : value.filter((other) => other !== id))
              }
            />
            <span>
              {name} <small>{note}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of two ways, both in sight. */
export function TwoWays<W extends string>({
  label,
  ways,
  value,
  onChange,
}: {
  readonly label: string;
  readonly ways: readonly (readonly [way: W, name: string])[];
  readonly value: W;
  readonly onChange: (way: W) => void;
}): ReactNode {
  return (
    <fieldset className="two-ways">
      <legend>{label}</legend>
      <div className="radios" role="radiogroup" aria-label={label}>
        {ways.map(([way, name]) => (
          <label key={way} className={value === way ? 'chosen' : ''}>
            <input type="radio" checked={value === way} onChange={() => onChange(way)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import { objectOf, textOf } from '../chart.ts';
import { Row, TextInput, Tick } from '../controls.tsx';
import { words } from '../words.ts';
import { useSet, type Part } from './inspector-part.ts';

const rules = ['pass', 'quorum', 'tie', 'candidates'] as const;

/** How the members of a list decide: the rules, by name or in secret. Only where several do the step. */
export const VotePart: Part = (props) => {
  const set = useSet(props);
  const vote = objectOf(props.step.json['vote']);
  const on = vote['pass'] !== undefined;
  if (!on && props.step.json['multi'] === undefined) return null;
  return (
    <Row field="vote" hint={on ? words.vote.hint : ''}>
      <Tick
        label={words.vote.on}
        value={on}
        onChange={(next) =>
          set(words.vote.on, ['vote'], next ? { into: 'vote', pass: 'approve > eligible / 2' } : undefined)
        }
      />
      {on ? (
        <>
          {rules.map((rule) => (
            <TextInput
              key={rule}
              label={words.vote[rule]}
              placeholder={words.vote[rule]}
              value={textOf(vote[rule])}
              onChange={(value) =>
                set(words.vote[rule], ['vote', rule], value === '' && rule !== 'pass' ? undefined : value)
              }
            />
          ))}
          {vote['candidates'] === undefined ? null : (
            <TextInput
              label={words.vote.seats}
              placeholder={words.vote.seats}
              number
              value={
                textOf(vote['seats']) || (typeof vote['seats'] === 'number' ? String(vote['seats']) : '')
              }
              onChange={(value) =>
                set(words.vote.seats, ['vote', 'seats'], value.startsWith('=') ? value : Number(value) || 1)
              }
            />
          )}
          <TextInput
            label={words.vote.into}
            placeholder={words.vote.into}
            value={textOf(vote['into'])}
            onChange={(into) => set(words.vote.into, ['vote', 'into'], into)}
          />
          <Tick
            label={words.vote.secret}
            value={vote['secret'] === true}
            onChange={(next) => set(words.vote.secret, ['vote', 'secret'], next ? true : undefined)}
          />
          <Tick
            label={words.vote.early}
            value={vote['early'] === true}
            onChange={(next) => set(words.vote.early, ['vote', 'early'], next ? true : undefined)}
          />
        </>
      ) : null}
    </Row>
  );
};

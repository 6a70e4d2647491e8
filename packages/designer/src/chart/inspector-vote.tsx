import { objectOf, textOf } from '@fiveones/chart';
import { usePack } from '../context.tsx';
import { Row, Tick } from '../controls.tsx';
import { words } from '../words.ts';
import { AmountField } from './amount-field.tsx';
import { DataPlace } from './data-lines.tsx';
import { FeelChoice, type Ready } from './feel-choice.tsx';
import { listsOf } from './inspector-several.tsx';
import { useSet, type Part } from './inspector-part.ts';

type Rule = 'pass' | 'quorum' | 'tie' | 'weight';
const readyRules: Readonly<Record<Rule, readonly Ready[]>> = words.vote.ready;
const electionRules: readonly Ready[] = words.vote.election;
const empty: Readonly<Partial<Record<Rule, string>>> = words.vote.empty;
const rules: readonly Rule[] = ['pass', 'quorum', 'tie', 'weight'];

/** How the members of a list decide: majority, quorum, ties, weights, candidates, by name or in secret. */
export const VotePart: Part = (props) => {
  const set = useSet(props);
  const pack = usePack();
  const vote = objectOf(props.step.json['vote']);
  const on = vote['pass'] !== undefined;
  if (!on && props.step.json['multi'] === undefined) return null;
  const elects = vote['candidates'] !== undefined;
  const change = (key: string, value: Parameters<typeof set>[2]): void =>
    set(words.vote.on, ['vote', key], value);
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
        <div className="d-way-card">
          {rules.map((rule) => (
            <Row key={rule} label={words.vote[rule]}>
              <FeelChoice
                label={words.vote[rule]}
                field={`vote.${rule}`}
                value={textOf(vote[rule])}
                ready={elects && rule === 'pass' ? electionRules : readyRules[rule]}
                {...(empty[rule] === undefined ? {} : { empty: empty[rule] })}
                onChange={(feel) => change(rule, feel)}
              />
            </Row>
          ))}
          <Row label={words.vote.candidates}>
            <FeelChoice
              label={words.vote.candidates}
              field="vote.candidates"
              value={textOf(vote['candidates'])}
              ready={listsOf(pack)}
              empty={words.vote.noCandidates}
              onChange={(feel) => change('candidates', feel)}
            />
          </Row>
          {elects ? (
            <Row label={words.vote.seats}>
              <AmountField
                label={words.vote.seats}
                field="vote.seats"
                value={vote['seats']}
                onChange={(seats) => change('seats', seats)}
              />
            </Row>
          ) : null}
          <Row label={words.vote.into} field="vote.into">
            <DataPlace
              label={words.vote.into}
              value={textOf(vote['into'])}
              onChange={(into) => change('into', into)}
            />
          </Row>
          {(['secret', 'early'] as const).map((key) => (
            <Tick
              key={key}
              field={`vote.${key}`}
              label={words.vote[key]}
              value={vote[key] === true}
              onChange={(next) => change(key, next ? true : undefined)}
            />
          ))}
        </div>
      ) : null}
    </Row>
  );
};

import { switchableOperations } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '../chart.ts';
import { Row, Segments, Tick, Toggle } from '../controls.tsx';
import { words } from '../words.ts';
import { useSet, type Part } from './inspector-part.ts';

const to = ['any', 'previous', 'starter'] as const;
const then = ['choose', 'again', 'straight'] as const;

/** How a step is given back, who chooses the next one's person, and which operations it does without. */
export const HandsPart: Part = (props) => {
  const set = useSet(props);
  const { json } = props.step;
  const returns = objectOf(json['returns']);
  const without = listOf(json['without']).map(String);
  const change = (key: 'to' | 'then', value: string, usual: string) => {
    const { [key]: _, ...rest } = returns;
    const next = value === usual ? rest : { ...rest, [key]: value };
    set(words.hands.returns, ['returns'], Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <>
      <Row label={words.hands.to} field="returns">
        <Segments
          label={words.hands.to}
          value={textOf(returns['to']) || 'any'}
          options={to.map((id) => ({ id, name: words.hands.places[id] }))}
          onChange={(id) => change('to', id, 'any')}
        />
      </Row>
      <Row label={words.hands.then}>
        <Segments
          label={words.hands.then}
          value={textOf(returns['then']) || 'choose'}
          options={then.map((id) => ({ id, name: words.hands.ways[id] }))}
          onChange={(id) => change('then', id, 'choose')}
        />
      </Row>
      <Toggle
        field="chooseNext"
        label={words.hands.chooseNext}
        hint={words.hands.chooseNextHint}
        value={json['chooseNext'] === true}
        onChange={(on) => set(words.hands.chooseNext, ['chooseNext'], on ? true : undefined)}
      />
      <Row label={words.hands.without} field="without" hint={words.hands.withoutHint}>
        <div className="d-ticks">
          {switchableOperations.map((operation) => (
            <Tick
              key={operation}
              label={words.hands.operations[operation]}
              value={without.includes(operation)}
              onChange={(on) => {
                const next = on ? [...without, operation] : without.filter((one) => one !== operation);
                set(words.hands.without, ['without'], next.length === 0 ? undefined : next);
              }}
            />
          ))}
        </div>
      </Row>
    </>
  );
};

import { switchableOperations, type Json } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { Choice, Row, Segments, TextInput, Tick, Toggle } from '../controls.tsx';
import { stepWords } from '../words-step.ts';
import { DataPlace } from './data-lines.tsx';
import { handsWords } from './hands-words.ts';
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
    set(handsWords.returns, ['returns'], Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <>
      <Row label={handsWords.to} field="returns">
        <Segments
          field="returns.to"
          label={handsWords.to}
          value={textOf(returns['to']) || 'any'}
          options={to.map((id) => ({ id, name: handsWords.places[id] }))}
          onChange={(id) => change('to', id, 'any')}
        />
      </Row>
      <Row label={handsWords.then}>
        <Segments
          field="returns.then"
          label={handsWords.then}
          value={textOf(returns['then']) || 'choose'}
          options={then.map((id) => ({ id, name: handsWords.ways[id] }))}
          onChange={(id) => change('then', id, 'choose')}
        />
      </Row>
      <Toggle
        field="chooseNext"
        label={handsWords.chooseNext}
        hint={handsWords.chooseNextHint}
        value={json['chooseNext'] === true}
        onChange={(on) => set(handsWords.chooseNext, ['chooseNext'], on ? true : undefined)}
      />
      <Row label={handsWords.without} field="without" hint={handsWords.withoutHint}>
        <div className="d-inline">
          {switchableOperations.map((operation) => (
            <Tick
              key={operation}
              label={handsWords.operations[operation]}
              value={without.includes(operation)}
              onChange={(on) => {
                const next = on ? [...without, operation] : without.filter((one) => one !== operation);
                set(handsWords.without, ['without'], next.length === 0 ? undefined : next);
              }}
            />
          ))}
        </div>
      </Row>
    </>
  );
};

/** Final rejection: where the case goes, and the reasons to choose from, one a line. */
export const RejectPart: Part = (props) => {
  const set = useSet(props);
  const { step, shown } = props;
  const reject = objectOf(step.json['reject']);
  const on = reject['to'] !== undefined;
  const reasons = listOf(reject['reasons']).map(objectOf);
  const ends = shown.chart.steps.filter(
    (other) => other.id !== step.id && other.json['parent'] === undefined && other.kind !== 'startEvent',
  );
  const change = (next: Readonly<Record<string, Json>>) =>
    set(handsWords.reject, ['reject'], { ...reject, ...next });
  return (
    <Row field="reject" hint={on ? handsWords.rejectHint : ''}>
      <Tick
        label={handsWords.reject}
        value={on}
        onChange={(next) =>
          set(
            handsWords.reject,
            ['reject'],
            next
              ? {
                  to: (ends.find(({ kind }) => kind === 'endEvent') ?? ends[0])?.id ?? step.id,
                  reasons: [{ code: 'r1', name: handsWords.firstReason }],
                }
              : undefined,
          )
        }
      />
      {on ? (
        <>
          <Choice
            field="reject.to"
            label={handsWords.rejectTo}
            value={textOf(reject['to'])}
            options={ends.map(({ id, name }) => ({ id, name }))}
            onChange={(to) => change({ to })}
          />
          <Row label={stepWords.rejectInto} field="reject.into">
            <DataPlace
              label={stepWords.rejectInto}
              value={textOf(reject['into']) || 'rejection'}
              onChange={(into) => change({ into })}
            />
          </Row>
          <TextInput
            field="reject.reasons.name"
            label={handsWords.reasons}
            lines={3}
            value={reasons.map((reason) => textOf(reason['name'])).join('\n')}
            onChange={(text) => change({ reasons: reasonsOf(text, reasons) })}
          />
        </>
      ) : null}
    </Row>
  );
};

/** Reasons keep their code while their words stay; a new line gets the next free one. */
function reasonsOf(text: string, old: readonly Readonly<Record<string, unknown>>[]): readonly Json[] {
  const taken = new Set(old.map((reason) => textOf(reason['code'])));
  const free = (): string => {
    for (let number = 1; ; number++)
      if (!taken.has(`r${number}`)) {
        taken.add(`r${number}`);
        return `r${number}`;
      }
  };
  const names = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return names.map((name) => ({
    code: textOf(old.find((reason) => reason['name'] === name)?.['code']) || free(),
    name,
  }));
}

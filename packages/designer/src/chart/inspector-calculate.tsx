import type { JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Choice, Row, TextInput, Tick } from '../controls.tsx';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { DataPlace } from './data-lines.tsx';
import { FeelChoice } from './feel-choice.tsx';
import { useSet, type Part } from './inspector-part.ts';
import { listsOf } from './inspector-several.tsx';
import { options, RemoveButton } from './remove-button.tsx';

/** The lines of a calculation: each a decision table or a formula, and where the result goes. */
export const CalculatePart: Part = (props) => {
  const pack = usePack();
  const { store } = useWorld();
  const set = useSet(props);
  const lines = listOf(props.step.json['calculate']).map(objectOf);
  const put = (index: number, change: JsonObject): void =>
    set(words.what.calculate, ['calculate', index], { ...lines[index], ...change });
  return (
    <Row label={words.what.calculate} field="calculate">
      {lines.map((line, index) => (
        <div key={index} className="d-way-card">
          {line['decision'] === undefined ? (
            <TextInput
              field="calculate.value"
              label={words.what.byFormula}
              lines={2}
              value={textOf(line['value'])}
              onChange={(value) => put(index, { value })}
            />
          ) : (
            <div className="d-inline">
              <Choice
                field="calculate.decision"
                label={words.what.byDecision}
                value={textOf(line['decision'])}
                options={options(pack.decisions)}
                onChange={(decision) => put(index, { decision })}
              />
              <LinkButton
                onPress={() =>
                  store.getState().look({
                    tab: 'rules',
                    entry: { ...store.getState().seen.entry, rules: textOf(line['decision']) },
                  })
                }
              >
                {words.a11y.open}
              </LinkButton>
            </div>
          )}
          <div className="d-inline">
            <span className="d-faint">{words.what.into}</span>
            <span className="d-grow">
              <DataPlace
                label={words.what.into}
                field="calculate.into"
                value={textOf(line['into'])}
                onChange={(into) => put(index, { into })}
              />
            </span>
            <RemoveButton
              label={words.what.remove}
              onPress={() => set(words.what.calculate, ['calculate', index], undefined)}
            />
          </div>
          <ForEach line={line} onChange={(next) => set(words.what.calculate, ['calculate', index], next)} />
        </div>
      ))}
      <Choice
        small
        label={stepWords.calcDecision}
        placeholder={`＋ ${stepWords.calcDecision}`}
        value=""
        options={options(pack.decisions)}
        onChange={(decision) =>
          set(words.what.calculate, ['calculate'], [...lines, { into: `calc.${decision}`, decision }])
        }
      />
      <LinkButton
        onPress={() =>
          set(
            words.what.calculate,
            ['calculate'],
            [...lines, { into: `calc.result${lines.length + 1}`, value: '0' }],
          )
        }
      >
        ＋ {stepWords.calcFormula}
      </LinkButton>
    </Row>
  );
};

/** A line that is worked out once for each member of a list. */
const ForEach = ({
  line,
  onChange,
}: {
  readonly line: JsonObject;
  readonly onChange: (line: JsonObject) => void;
}) => {
  const pack = usePack();
  const on = line['each'] !== undefined;
  const lists = listsOf(pack);
  return (
    <>
      <Tick
        label={stepWords.calcEach}
        field="calculate.each"
        value={on}
        onChange={(next) => {
          const { each: _, as: __, merge: ___, ...rest } = line;
          onChange(next ? { ...rest, each: lists[0]?.feel ?? '[]', as: 'member' } : rest);
        }}
      />
      {on ? (
        <>
          <FeelChoice
            label={stepWords.each}
            field="calculate.each"
            value={textOf(line['each'])}
            ready={lists}
            onChange={(each) => each !== undefined && onChange({ ...line, each })}
          />
          <Row label={stepWords.calcAs} field="calculate.as">
            <TextInput
              label={stepWords.calcAs}
              value={textOf(line['as'])}
              onChange={(as) => /^[A-Za-z]\w*$/.test(as.trim()) && onChange({ ...line, as: as.trim() })}
            />
          </Row>
          <Tick
            label={stepWords.calcMerge}
            field="calculate.merge"
            value={line['merge'] === true}
            onChange={(merge) => {
              const { merge: _, ...rest } = line;
              onChange(merge ? { ...rest, merge } : rest);
            }}
          />
        </>
      ) : null}
    </>
  );
};

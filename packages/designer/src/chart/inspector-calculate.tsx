import type { JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Choice, Row, TextInput, Tick, optionsOf } from '../controls.tsx';
import { dataFields } from '../form/fields.ts';
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
  const set = useSet(props);
  const lines = listOf(props.step.json['calculate']).map(objectOf);
  const put = (index: number, change: JsonObject): void =>
    set(words.what.calculate, ['calculate', index], { ...lines[index], ...change });
  return (
    <Row label={words.what.calculate} field="calculate">
      {lines.map((line, index) => (
        <div key={index} className="d-way-card">
          <Answer line={line} put={(change) => put(index, change)} />
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
      <LinkButton
        onPress={() =>
          set(
            words.what.calculate,
            ['calculate'],
            [...lines, { into: `calc.result${lines.length + 1}`, condition: freshCondition }],
          )
        }
      >
        ＋ {stepWords.calcHeld}
      </LinkButton>
    </Row>
  );
};

interface LineProps {
  readonly line: JsonObject;
  /** Sets these properties of the line. */
  readonly put: (change: JsonObject) => void;
}

/** How the line is worked out: by a condition that the data hold, by a formula or by a decision table. */
const Answer = (props: LineProps) => {
  if (props.line['condition'] !== undefined) return <HeldConditionFields {...props} />;
  if (props.line['decision'] !== undefined) return <DecisionField {...props} />;
  return (
    <TextInput
      field="calculate.value"
      label={words.what.byFormula}
      lines={2}
      value={textOf(props.line['value'])}
      onChange={(value) => props.put({ value })}
    />
  );
};

const DecisionField = ({ line, put }: LineProps) => {
  const pack = usePack();
  const { store } = useWorld();
  const decision = textOf(line['decision']);
  const open = (): void =>
    store.getState().look({ tab: 'rules', entry: { ...store.getState().seen.entry, rules: decision } });
  return (
    <div className="d-inline">
      <Choice
        field="calculate.decision"
        label={words.what.byDecision}
        value={decision}
        options={options(pack.decisions)}
        onChange={(next) => put({ decision: next })}
      />
      <LinkButton onPress={open}>{words.a11y.open}</LinkButton>
    </div>
  );
};

const freshCondition: JsonObject = { text: 'rule.condition', sees: ['param', 'today'] };
const whenFailed = optionsOf(stepWords.heldWhenFailed);

/** A condition that the data hold as a text: where, what it may use, and what happens when it cannot be worked out. */
const HeldConditionFields = ({ line, put }: LineProps) => {
  const texts = dataFields(usePack())
    .filter(({ kind }) => kind === 'text')
    .map(({ path, title }) => ({ feel: path, name: title }));
  const condition = objectOf(line['condition']);
  const set = (change: JsonObject): void => put({ condition: { ...condition, ...change } });
  return (
    <>
      <Row label={stepWords.heldText}>
        <FeelChoice
          label={stepWords.heldText}
          field="calculate.condition.text"
          value={textOf(condition['text'])}
          ready={texts}
          onChange={(text) => text !== undefined && set({ text })}
        />
      </Row>
      <Row label={stepWords.heldSees} field="calculate.condition.sees" hint={stepWords.heldSeesHint}>
        <TextInput
          label={stepWords.heldSees}
          value={listOf(condition['sees']).map(textOf).join('、')}
          onChange={(text) => {
            const sees = text.split(/[、，,\s]+/).filter((name) => /^[A-Za-z]\w*$/.test(name));
            if (sees.length > 0) set({ sees });
          }}
        />
      </Row>
      <Row label={stepWords.heldNamed}>
        <FeelChoice
          label={stepWords.heldNamed}
          field="calculate.condition.named"
          value={textOf(condition['named'])}
          ready={texts}
          empty={stepWords.heldNamedNone}
          onChange={(named) => {
            const { named: _, ...rest } = condition;
            put({ condition: named === undefined ? rest : { ...rest, named } });
          }}
        />
      </Row>
      <Row label={stepWords.heldFailed} field="calculate.condition.whenFailed">
        <Choice
          label={stepWords.heldFailed}
          value={textOf(condition['whenFailed']) || 'incident'}
          options={whenFailed}
          onChange={(choice) => set({ whenFailed: choice })}
        />
      </Row>
    </>
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
          <Row label={stepWords.each}>
            <FeelChoice
              label={stepWords.each}
              field="calculate.each"
              value={textOf(line['each'])}
              ready={lists}
              onChange={(each) => each !== undefined && onChange({ ...line, each })}
            />
          </Row>
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

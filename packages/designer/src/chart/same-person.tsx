import { freshActAt, Node, samePersonRules, type FreshAct } from '@fiveones/definition';
import { setValue } from '../changes.ts';
import { textOf, type Chart, type Step } from '@fiveones/chart';
import { useWorld } from '../context.tsx';
import { Choice, Row } from '../controls.tsx';
import { samePersonWords } from '../words-step.ts';
import { words } from '../words.ts';
import { useSet, type Part } from './inspector-part.ts';
import type { Shown } from './use-chart.ts';

const asProcess = '-';
const rules = samePersonRules.map((id) => ({ id, name: samePersonWords.rules[id] }));

/** What holds in the whole process when a step falls to whoever has done one before. */
export const SamePersonInProcess = ({ shown }: { readonly shown: Shown }) => {
  const { store, editable } = useWorld();
  const { label } = samePersonWords;
  const rule = textOf(shown.chart.json['samePerson']) || 'off';
  return (
    <Row label={label} field="samePerson" hint={rule === 'off' ? '' : samePersonWords.hint}>
      <Choice
        label={label}
        field="samePerson"
        value={rule}
        options={rules}
        disabled={!editable}
        onChange={(next) =>
          void store
            .getState()
            .change(
              words.deed.set(label),
              setValue(shown.entry.file, ['samePerson'], next === 'off' ? undefined : next),
            )
        }
      />
    </Row>
  );
};

/** The same at one step; where something there demands a fresh act it says so instead. */
export const SamePersonRow: Part = (props) => {
  const set = useSet(props);
  const { label } = samePersonWords;
  const { chart } = props.shown;
  const own = textOf(props.step.json['samePerson']);
  const whole = samePersonWords.rules[ruleOf(textOf(chart.json['samePerson']))];
  const act = freshActOf(chart, props.step);
  if (act !== undefined && own === '')
    return (
      <Row label={label} field="samePerson">
        <p className="d-hint">{samePersonWords.never(samePersonWords.acts[act])}</p>
      </Row>
    );
  return (
    <Row
      label={label}
      field="samePerson"
      hint={act === undefined ? samePersonWords.stepHint : samePersonWords.never(samePersonWords.acts[act])}
    >
      <Choice
        label={label}
        field="samePerson"
        value={own || asProcess}
        options={[{ id: asProcess, name: samePersonWords.asProcess(whole) }, ...rules]}
        onChange={(next) => set(label, ['samePerson'], next === asProcess ? undefined : next)}
      />
    </Row>
  );
};

const ruleOf = (text: string): (typeof samePersonRules)[number] =>
  samePersonRules.find((rule) => rule === text) ?? 'off';

function freshActOf(chart: Chart, step: Step): FreshAct | undefined {
  const nodes = chart.steps.flatMap(({ json }) => Node.safeParse(json).data ?? []);
  const node = nodes.find(({ id }) => id === step.id);
  return node?.kind === 'userTask' ? freshActAt({ nodes }, node) : undefined;
}

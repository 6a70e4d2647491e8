import { textOf } from '@fiveones/chart';
import { usePack } from '../context.tsx';
import { Choice, Row, Segments, TextInput, Tick, optionsOf } from '../controls.tsx';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { AssignLines } from './data-lines.tsx';
import { useSet, type Part } from './inspector-part.ts';

/** The process that is called: where it is, whether it is waited for, what goes there and what comes back. */
export const CallPart: Part = (props) => {
  const pack = usePack();
  const set = useSet(props);
  const { json } = props.step;
  const elsewhere = json['package'] !== undefined;
  const waits = json['wait'] !== false;
  return (
    <>
      <Row label={stepWords.callPackage} field="package" hint={stepWords.callPackageHint}>
        <TextInput
          label={stepWords.callPackage}
          placeholder={stepWords.callHere}
          value={textOf(json['package'])}
          onChange={(id) => set(stepWords.callPackage, ['package'], id.trim() === '' ? undefined : id.trim())}
        />
      </Row>
      <Row label={words.what.process} field="process">
        {elsewhere ? (
          <TextInput
            label={words.what.process}
            value={textOf(json['process'])}
            onChange={(process) =>
              process.trim() !== '' && set(words.what.process, ['process'], process.trim())
            }
          />
        ) : (
          <Choice
            label={words.what.process}
            value={textOf(json['process'])}
            options={pack.charts
              .filter((chart) => chart.id !== props.shown.chart.id)
              .map((chart) => ({ id: chart.id, name: chart.name }))}
            onChange={(process) => set(words.what.process, ['process'], process)}
          />
        )}
      </Row>
      <Tick
        label={words.what.wait}
        field="wait"
        value={waits}
        onChange={(on) => set(words.what.wait, ['wait'], on)}
      />
      <Row label={stepWords.callMissing} field="whenMissing">
        <Segments
          label={stepWords.callMissing}
          value={textOf(json['whenMissing']) || 'incident'}
          options={optionsOf(stepWords.callMissings)}
          onChange={(id) => set(stepWords.callMissing, ['whenMissing'], id)}
        />
      </Row>
      <AssignLines
        label={stepWords.input}
        hint={stepWords.inputHint}
        field="input"
        value={json['input']}
        onChange={(lines) => set(stepWords.input, ['input'], lines)}
      />
      {waits ? (
        <AssignLines
          label={stepWords.output}
          hint={stepWords.outputHint}
          field="output"
          value={json['output']}
          onChange={(lines) => set(stepWords.output, ['output'], lines)}
        />
      ) : null}
    </>
  );
};

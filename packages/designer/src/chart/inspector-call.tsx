import { useState } from 'react';
import { textOf } from '@fiveones/chart';
import { usePackages, usePacks } from '../books/packages.ts';
import { Choice, Row, Segments, TextInput, Tick, optionsOf } from '../controls.tsx';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { AssignLines } from './data-lines.tsx';
import { useSet, type Part } from './inspector-part.ts';

/** The choice of a package that is not here. */
const elsewhere = '+';

/** The process that is called: where it is, whether it is waited for, what goes there and what comes back. */
export const CallPart: Part = (props) => {
  const set = useSet(props);
  const { json } = props.step;
  const [own, ...others] = usePackages();
  const id = textOf(json['package']) || own?.id || '';
  const [written, setWritten] = useState(false);
  const called = usePacks([id]).get(id);
  const here = id === own?.id || others.some((one) => one.id === id);
  const process = textOf(json['process']);
  const waits = json['wait'] !== false;
  return (
    <>
      <Row label={stepWords.callPackage} field="package">
        <Choice
          label={stepWords.callPackage}
          value={here && !written ? id : elsewhere}
          options={[
            ...(own === undefined ? [] : [{ id: own.id, name: stepWords.callHere }]),
            ...others,
            { id: elsewhere, name: stepWords.callElsewhere },
          ]}
          onChange={(chosen) => {
            setWritten(chosen === elsewhere);
            if (chosen !== elsewhere)
              set(stepWords.callPackage, ['package'], chosen === own?.id ? undefined : chosen);
          }}
        />
      </Row>
      {here && !written ? null : (
        <Row hint={stepWords.callPackageHint}>
          <TextInput
            label={stepWords.callElsewhere}
            value={textOf(json['package'])}
            onChange={(typed) => {
              setWritten(false);
              set(stepWords.callPackage, ['package'], typed.trim() === '' ? undefined : typed.trim());
            }}
          />
        </Row>
      )}
      <Row label={words.what.process} field="process">
        {here && !written ? (
          <Choice
            label={words.what.process}
            value={called === undefined || called.charts.some((chart) => chart.id === process) ? process : ''}
            placeholder={stepWords.callChoose}
            options={
              called?.charts
                .filter((chart) => id !== own?.id || chart.id !== props.shown.chart.id)
                .map((chart) => ({ id: chart.id, name: chart.name })) ?? [{ id: process, name: process }]
            }
            onChange={(chosen) => set(words.what.process, ['process'], chosen)}
          />
        ) : (
          <TextInput
            label={words.what.process}
            value={process}
            onChange={(typed) => typed.trim() !== '' && set(words.what.process, ['process'], typed.trim())}
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

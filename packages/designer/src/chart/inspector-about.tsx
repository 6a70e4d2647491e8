import { useState } from 'react';
import { setStep, together } from '../changes.ts';
import { listOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Choice, Row, TextInput, optionsOf } from '../controls.tsx';
import { basisOf } from '../duties.ts';
import { basisText } from '../pack.ts';
import { presets } from '../presets.ts';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { useSet, type Part } from './inspector-part.ts';

const nothing = '-';

/** What the handbook and the law say of the step: remark, basis, lock, the nature of the act. */
export const AboutPart: Part = (props) => {
  const set = useSet(props);
  const pack = usePack();
  const { json } = props.step;
  const basis = listOf(json['basis']).map(String);
  return (
    <>
      <Row label={words.what.note} field="note">
        <TextInput
          label={words.what.note}
          lines={3}
          value={textOf(json['note'])}
          onChange={(note) => set(words.what.note, ['note'], note === '' ? undefined : note)}
        />
      </Row>
      <details className="d-details">
        <summary>{stepWords.about}</summary>
        <Row
          label={words.header.basis}
          field="basis"
          hint={
            basis.some((one) => one.startsWith('localParam:')) ? basisText(pack, basis) : stepWords.basisHint
          }
        >
          <TextInput
            label={words.header.basis}
            value={basis.join('、')}
            onChange={(text) => {
              const next = basisOf(text);
              set(words.header.basis, ['basis'], next.length === 0 ? undefined : next);
            }}
          />
        </Row>
        <LockRow {...props} />
        <Row label={stepWords.stepClass} field="stepClass" hint={stepWords.stepClassHint}>
          <Choice
            label={stepWords.stepClass}
            value={textOf(json['stepClass'])}
            placeholder={stepWords.stepClasses.other}
            options={optionsOf(stepWords.stepClasses)}
            onChange={(id) => set(stepWords.stepClass, ['stepClass'], id)}
          />
        </Row>
        <Row label={stepWords.preset} field="preset" hint={stepWords.presetHint}>
          <Choice
            label={stepWords.preset}
            value={textOf(json['preset']) || nothing}
            options={[
              { id: nothing, name: stepWords.presetNone },
              ...presets.filter(({ group }) => group === 'work').map(({ id, name }) => ({ id, name })),
            ]}
            onChange={(id) => set(stepWords.preset, ['preset'], id === nothing ? undefined : id)}
          />
        </Row>
        <ParentRow {...props} />
      </details>
    </>
  );
};

/** How binding the step is. A statutory lock opens only with a reason, which stays in the remark. */
const LockRow: Part = (props) => {
  const set = useSet(props);
  const { store, editable } = useWorld();
  const { step, shown } = props;
  const [reason, setReason] = useState<string>();
  const lock = step.lock ?? 'none';
  const open = (): void => {
    const why = stepWords.unlocked((reason ?? '').trim());
    const note = [textOf(step.json['note']), why].filter((part) => part !== '').join('\n');
    store
      .getState()
      .change(
        stepWords.unlock,
        together(
          setStep(shown.chart.id, step.id, ['lock'], 'advised'),
          setStep(shown.chart.id, step.id, ['note'], note),
        ),
      );
    setReason(undefined);
  };
  if (lock !== 'statutory')
    return (
      <Row label={stepWords.lockLabel} field="lock">
        <Choice
          label={stepWords.lockLabel}
          value={lock}
          options={optionsOf(stepWords.locks)}
          onChange={(id) => set(stepWords.lockLabel, ['lock'], id === 'none' ? undefined : id)}
        />
      </Row>
    );
  return (
    <Row label={stepWords.lockLabel} field="lock" hint={stepWords.lockKept}>
      <span>{stepWords.locks.statutory}</span>
      {!editable ? null : reason === undefined ? (
        <LinkButton onPress={() => setReason('')}>{stepWords.unlock}</LinkButton>
      ) : (
        <>
          <input
            className="d-input"
            aria-label={stepWords.unlockReason}
            placeholder={stepWords.unlockReason}
            value={reason}
            autoFocus
            onChange={(event) => setReason(event.target.value)}
          />
          <button type="button" className="d-button" disabled={reason.trim() === ''} onClick={open}>
            {stepWords.unlockKeep}
          </button>
        </>
      )}
    </Row>
  );
};

/** The sub-process it stands in: only a step without ways can change it, for ways do not cross its border. */
const ParentRow: Part = (props) => {
  const set = useSet(props);
  const { step, shown } = props;
  const frames = shown.chart.steps.filter(({ kind, id }) => kind === 'subProcess' && id !== step.id);
  const joined = shown.chart.flows.some(({ from, to }) => from === step.id || to === step.id);
  if (frames.length === 0 && step.parent === undefined) return null;
  return (
    <Row label={stepWords.parent} field="parent" hint={joined ? stepWords.parentJoined : ''}>
      <Choice
        label={stepWords.parent}
        value={step.parent ?? nothing}
        disabled={joined}
        options={[
          { id: nothing, name: stepWords.parentNone },
          ...frames.map(({ id, name }) => ({ id, name })),
        ]}
        onChange={(id) => set(stepWords.parent, ['parent'], id === nothing ? undefined : id)}
      />
    </Row>
  );
};

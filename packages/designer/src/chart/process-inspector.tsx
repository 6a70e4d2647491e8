import { useState, type ReactNode } from 'react';
import { setValue } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { useWorld } from '../context.tsx';
import { Row, TextInput } from '../controls.tsx';
import { basisOf } from '../duties.ts';
import { words } from '../words.ts';
import { ProcessClocks } from './process-clocks.tsx';
import { declaredCount, ProcessEvents } from './process-events.tsx';
import { FoundByPart } from './process-found.tsx';
import { HouseholdPart } from './process-household.tsx';
import { Lanes } from './process-lanes.tsx';
import { ProcessMessages } from './process-messages.tsx';
import { ReadersPart } from './process-readers.tsx';
import { Stages } from './process-stages.tsx';
import { SamePersonInProcess } from './same-person.tsx';
import { Numbering, Placing, Subject } from './process-subject.tsx';
import type { Shown } from './use-chart.ts';

/** What a part of the process is given. */
export interface ProcessPartProps {
  readonly shown: Shown;
}

/** The tabs of a process, each with what it draws. */
export const processTabs = {
  about: About,
  clocks: ProcessClocks,
  messages: ProcessMessages,
  events: ProcessEvents,
  stages: Stages,
} as const satisfies Record<keyof typeof words.process.tabs, (props: ProcessPartProps) => ReactNode>;

type ProcessTab = keyof typeof processTabs;
const tabNames: readonly ProcessTab[] = ['about', 'clocks', 'messages', 'events', 'stages'];
const countOf: Readonly<Record<ProcessTab, (json: Shown['chart']['json']) => number | undefined>> = {
  about: () => undefined,
  clocks: (json) => listOf(json['clocks']).length,
  messages: (json) => listOf(json['messages']).length,
  events: declaredCount,
  stages: (json) => listOf(json['stages']).length,
};

/** The panel at the right while nothing is selected: what belongs to the whole process. */
export const ProcessInspector = ({ shown }: ProcessPartProps) => {
  const [tab, setTab] = useState<ProcessTab>('about');
  const Part = processTabs[tab];
  return (
    <>
      <header className="d-inspector-head">
        <div className="d-head-line">
          <h2>{shown.chart.name}</h2>
        </div>
        <p className="d-hint">{words.process.hint}</p>
      </header>
      <div className="d-tabs" role="tablist" aria-label={shown.chart.name}>
        {tabNames.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === tab}
            onClick={() => setTab(name)}
          >
            {words.process.tabs[name]}
            <small>{countOf[name](shown.chart.json)}</small>
          </button>
        ))}
      </div>
      <div className="d-inspector-body" role="tabpanel">
        <Part shown={shown} />
      </div>
    </>
  );
};

function About({ shown }: ProcessPartProps): ReactNode {
  const { store, editable } = useWorld();
  const { chart, entry } = shown;
  const set = (label: string, key: string, value: string | readonly string[]): void =>
    void store.getState().change(words.deed.set(label), setValue(entry.file, [key], value));
  const forms = new Set(
    chart.steps.flatMap((step) => listOf(step.json['forms']).map((use) => textOf(objectOf(use)['form']))),
  );
  return (
    <>
      <p className="d-process-counts">
        {words.process.counts(
          chart.steps.length,
          chart.steps.filter((step) => step.lock === 'statutory').length,
          forms.size,
        )}
      </p>
      <Row label={words.process.name} field="name">
        <TextInput
          label={words.process.name}
          value={chart.name}
          disabled={!editable}
          onChange={(name) => name.trim() !== '' && set(words.process.name, 'name', name.trim())}
        />
      </Row>
      <Row label={words.process.description} field="description">
        <TextInput
          label={words.process.description}
          lines={2}
          value={textOf(chart.json['description'])}
          disabled={!editable}
          onChange={(text) => set(words.process.description, 'description', text)}
        />
      </Row>
      <Row label={words.process.basis} field="basis" hint={words.process.basisHint}>
        <TextInput
          label={words.process.basis}
          value={listOf(chart.json['basis']).map(String).join('、')}
          disabled={!editable}
          onChange={(text) => set(words.process.basis, 'basis', basisOf(text))}
        />
      </Row>
      <Row label={words.process.starts}>
        <StepLinks shown={shown} kind="startEvent" />
      </Row>
      <Row label={words.process.ends}>
        <StepLinks shown={shown} kind="endEvent" />
      </Row>
      <Subject shown={shown} />
      <Placing shown={shown} />
      <Numbering shown={shown} />
      <SamePersonInProcess shown={shown} />
      <HouseholdPart shown={shown} />
      <ReadersPart shown={shown} />
      <FoundByPart shown={shown} />
      <Lanes shown={shown} />
    </>
  );
}

/** The top-level steps of a kind; a click goes to one. */
const StepLinks = ({ shown, kind }: ProcessPartProps & { readonly kind: 'startEvent' | 'endEvent' }) => {
  const { store } = useWorld();
  const messages = listOf(shown.chart.json['messages']).map(objectOf);
  const how = (step: Shown['chart']['steps'][number]): string => {
    if (kind === 'endEvent') return '';
    const trigger = objectOf(step.json['trigger']);
    const message = messages.find((one) => one['id'] === trigger['message']);
    return message !== undefined
      ? words.process.startMessage(textOf(message['name']))
      : trigger['timer'] !== undefined || trigger['cycle'] !== undefined
        ? words.process.startTimer
        : words.process.startPlain;
  };
  return (
    <ul className="d-step-links">
      {shown.chart.steps
        .filter((step) => step.kind === kind && step.parent === undefined)
        .map((step) => (
          <li key={step.id}>
            <button
              type="button"
              className="d-link"
              onClick={() =>
                store.getState().look({ selected: [step.id], centre: { id: step.id, count: Date.now() } })
              }
            >
              {step.name || words.kind[step.kind]}
            </button>
            <small>{how(step)}</small>
          </li>
        ))}
    </ul>
  );
};

import { Lock, LockOpen, Pencil } from 'lucide-react';
import type { NodeKind } from '@fiveones/definition';
import { useEffect, useRef, useState } from 'react';
import type { FlowView, Step } from '@fiveones/chart';

import { useDesigner, useFindings, usePack, useWorld } from '../context.tsx';
import { renameStep } from '../duties.ts';
import { StepIcon } from '../icons.tsx';
import { iconOf, lookOf } from '../kinds.ts';
import { basisText } from '../pack.ts';
import { inspectorTabs, type InspectorTab } from '../store.ts';
import { words } from '../words.ts';
import type { Part } from './inspector-part.ts';
import { ByEventPart, ThrowPart, TriggerPart } from './inspector-event.tsx';
import { AlarmPart, Clocks, Instant, LimitPart, Stage, TimerPart } from './inspector-long.tsx';
import { HandsPart, RejectPart } from './inspector-hands.tsx';
import { Incoming, WayInspector, Ways } from './inspector-next.tsx';
import { AboutPart } from './inspector-about.tsx';
import { CalculatePart } from './inspector-calculate.tsx';
import { CallPart } from './inspector-call.tsx';
import { FormsPart } from './inspector-forms.tsx';
import { LookupPart } from './inspector-lookup.tsx';
import { OpinionPart } from './inspector-opinion.tsx';
import { MultiPart } from './inspector-several.tsx';
import { ConnectorPart, ExtendPart } from './inspector-system.tsx';
import { VotePart } from './inspector-vote.tsx';
import { DecisionPart, DocumentsPart, EndPart, MessagePart, SetPart } from './inspector-what.tsx';
import { ByValue } from './inspector-by.tsx';
import { Applicant, Assigned, LanePart, ShiftParts, SystemPart } from './inspector-who.tsx';
import { ProcessInspector } from './process-inspector.tsx';
import type { Shown } from './use-chart.ts';

type Parts = Readonly<Record<InspectorTab, readonly Part[]>>;
const gateway: Parts = {
  who: [LanePart, SystemPart],
  what: [AboutPart],
  long: [Instant, Stage],
  next: [Ways, Incoming],
};

/** What can be set on each kind of step, tab by tab. */
export const inspectors = {
  startEvent: {
    who: [Assigned, LanePart, SystemPart],
    what: [TriggerPart, FormsPart, SetPart, AboutPart],
    long: [TimerPart, Stage],
    next: [Ways],
  },
  manualTask: {
    who: [Applicant, Assigned, ByValue, ShiftParts, LanePart],
    what: [MultiPart, SetPart, AboutPart],
    long: [LimitPart, AlarmPart, Clocks, Stage],
    next: [Ways, Incoming, HandsPart, RejectPart],
  },
  userTask: {
    who: [Applicant, Assigned, ByValue, ShiftParts, LanePart],
    what: [FormsPart, DecisionPart, OpinionPart, MultiPart, VotePart, SetPart, AboutPart],
    long: [LimitPart, AlarmPart, Clocks, Stage],
    next: [Ways, Incoming, HandsPart, RejectPart],
  },
  serviceTask: {
    who: [LanePart, SystemPart],
    what: [DocumentsPart, LookupPart, ConnectorPart, MultiPart, SetPart, AboutPart],
    long: [Instant, ExtendPart, Clocks, Stage],
    next: [Ways, Incoming],
  },
  businessRuleTask: {
    who: [LanePart, SystemPart],
    what: [CalculatePart, AboutPart],
    long: [Instant, Stage],
    next: [Ways, Incoming],
  },
  sendTask: {
    who: [LanePart, SystemPart],
    what: [MessagePart, DocumentsPart, SetPart, AboutPart],
    long: [Instant, Stage],
    next: [Ways, Incoming],
  },
  receiveTask: {
    who: [LanePart, SystemPart],
    what: [MessagePart, MultiPart, SetPart, AboutPart],
    long: [Instant, Stage],
    next: [Ways, Incoming],
  },
  exclusiveGateway: gateway,
  parallelGateway: gateway,
  inclusiveGateway: gateway,
  eventBasedGateway: gateway,
  intermediateCatchEvent: {
    who: [LanePart, SystemPart],
    what: [TriggerPart, SetPart, AboutPart],
    long: [TimerPart, Stage],
    next: [Ways, Incoming],
  },
  intermediateThrowEvent: {
    who: [LanePart, SystemPart],
    what: [ThrowPart, SetPart, AboutPart],
    long: [Instant, Stage],
    next: [Ways, Incoming],
  },
  boundaryEvent: {
    who: [LanePart, SystemPart],
    what: [TriggerPart, SetPart, AboutPart],
    long: [TimerPart, Stage],
    next: [Ways],
  },
  subProcess: {
    who: [Assigned, LanePart],
    what: [ByEventPart, MultiPart, AboutPart],
    long: [LimitPart, Clocks, Stage],
    next: [Ways, Incoming],
  },
  callActivity: {
    who: [LanePart, SystemPart],
    what: [CallPart, MultiPart, AboutPart],
    long: [Instant, Stage],
    next: [Ways, Incoming],
  },
  endEvent: {
    who: [LanePart, SystemPart],
    what: [EndPart, ThrowPart, AboutPart],
    long: [Instant, Stage],
    next: [Incoming],
  },
} as const satisfies Record<NodeKind, Parts>;

/** The panel at the right: what is selected, in four plain tabs. */
export const Inspector = ({ shown }: { readonly shown: Shown }) => {
  const selected = useDesigner((state) => state.seen.selected);
  const wayId = useDesigner((state) => state.seen.way);
  const way: FlowView | undefined = shown.chart.flows.find((flow) => flow.id === wayId);
  const step = shown.chart.steps.find((one) => one.id === selected.at(-1));
  return (
    <aside className="d-inspector" aria-label={words.aria.inspector}>
      {way !== undefined ? (
        <WayInspector key={way.id} way={way} shown={shown} />
      ) : step === undefined ? (
        <ProcessInspector key={shown.chart.id} shown={shown} />
      ) : (
        <StepInspector key={step.id} step={step} shown={shown} />
      )}
    </aside>
  );
};

const StepInspector = ({ step, shown }: { readonly step: Step; readonly shown: Shown }) => {
  const { store } = useWorld();
  const tab = useDesigner((state) => state.seen.inspector);
  const found = useFindings().filter(
    (finding) => finding.file === shown.entry.file && finding.node === step.id,
  );
  const parts = inspectors[step.kind][tab];
  return (
    <>
      <Head step={step} shown={shown} />
      <div className="d-tabs" role="tablist" aria-label={step.name}>
        {inspectorTabs.map((name) => {
          const errors = found.filter(
            (finding) => finding.inspector === name && finding.severity === 'error',
          ).length;
          return (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={name === tab}
              onClick={() => store.getState().look({ inspector: name })}
            >
              {words.inspector[name]}
              {errors > 0 ? (
                <span className="d-count-error" aria-label={words.aria.errorsOnTab(errors)}>
                  {errors}
                </span>
              ) : null}
            </button>
          );
        })}
      </div>
      <div className="d-inspector-body" role="tabpanel">
        {parts.map((One, index) => (
          <One key={index} step={step} shown={shown} />
        ))}
        {found
          .filter((finding) => finding.inspector === tab)
          .map((finding) => (
            <div key={finding.key} className="d-note" data-severity={finding.severity}>
              {finding.sentence}
            </div>
          ))}
      </div>
    </>
  );
};

const Head = ({ step, shown }: { readonly step: Step; readonly shown: Shown }) => {
  const { store, editable, phone } = useWorld();
  const renaming = useDesigner((state) => state.seen.renaming) === step.id;
  const basis = basisText(usePack(), step.json['basis']);
  const lock = step.lock ?? 'none';
  return (
    <header className="d-inspector-head">
      <div className={`d-head-line d-tone-${lookOf(step.kind).tone}`}>
        <span className="d-chip-icon d-big">
          <StepIcon name={iconOf(step)} size={17} />
        </span>
        {renaming && editable ? (
          <NameInput step={step} shown={shown} />
        ) : (
          <h2>
            <button
              type="button"
              disabled={!editable}
              title={words.header.editName}
              onClick={() => store.getState().look({ renaming: step.id })}
            >
              {step.name === '' ? words.kind[step.kind] : step.name}
              {phone && editable ? <Pencil size={15} aria-label={words.header.editName} /> : null}
            </button>
          </h2>
        )}
        <span className="d-badge">
          {lock === 'statutory' ? (
            <Lock size={11} aria-hidden />
          ) : lock === 'advised' ? (
            <LockOpen size={11} aria-hidden />
          ) : null}
          {words.lock[lock]}
        </span>
      </div>
      <p className="d-hint">
        {words.kind[step.kind]} · {words.lockHint[lock]}
        {basis === '' ? null : (
          <>
            {' '}
            · {words.header.basis} <span className="d-basis">{basis}</span>
          </>
        )}
      </p>
    </header>
  );
};

const NameInput = ({ step, shown }: { readonly step: Step; readonly shown: Shown }) => {
  const { store } = useWorld();
  const pack = usePack();
  const [name, setName] = useState(step.name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const close = (): void => store.getState().look({ renaming: undefined });
  const keep = (): void => {
    if (name.trim() !== '' && name !== step.name)
      store.getState().change(words.deed.rename, renameStep(pack, shown.chart, step, name.trim()));
    close();
  };
  return (
    <input
      ref={input}
      className="d-input d-name-input"
      aria-label={words.header.editName}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') close();
        event.stopPropagation();
      }}
    />
  );
};

import { Pencil, Settings2 } from 'lucide-react';
import { useDesigner, useWorld } from '../context.tsx';
import { StepIcon } from '../icons.tsx';
import { iconOf, lookOf } from '../kinds.ts';
import { Over } from '../over.tsx';
import { layOver } from '../phone.ts';
import { words } from '../words.ts';
import { phoneWords } from '../words-phone.ts';
import { AddMenu } from './add-menu.tsx';
import { addPreset } from './gestures.ts';
import { Inspector } from './inspector.tsx';
import { StepDeeds } from './step-deeds.tsx';
import type { Shown } from './use-chart.ts';

const nameOf = (shown: Shown, id: string | undefined): string => {
  const step = shown.chart.steps.find((one) => one.id === id);
  return step === undefined ? '' : step.name || words.kind[step.kind];
};

/** The panel of what is selected, over the whole screen of a phone, with what can be done with a step at its foot. */
export const PanelOver = ({ shown }: { readonly shown: Shown }) => {
  const { editable } = useWorld();
  const selected = useDesigner((state) => state.seen.selected.at(-1));
  const way = useDesigner((state) => state.seen.way);
  const step = shown.chart.steps.find((one) => one.id === selected);
  const title =
    way !== undefined ? phoneWords.way : step === undefined ? phoneWords.process : phoneWords.step;
  return (
    <Over name="panel" title={title}>
      <Inspector shown={shown} />
      {editable && way === undefined && step !== undefined ? (
        <div className="d-deeds" role="toolbar" aria-label={step.name}>
          <StepDeeds step={step} shown={shown} />
        </div>
      ) : null}
    </Over>
  );
};

/** What can be added after the selected step or into the selected way; what is new is opened at once. */
export const AddOver = ({ shown }: { readonly shown: Shown }) => {
  const { store } = useWorld();
  const selected = useDesigner((state) => state.seen.selected.at(-1));
  const way = useDesigner((state) => state.seen.way);
  const flow = shown.chart.flows.find(({ id }) => id === way);
  return (
    <Over name="add" title={phoneWords.addAfter(nameOf(shown, flow?.from ?? selected))}>
      <AddMenu
        title=""
        onChoose={(preset) => {
          const spot = flow === undefined ? { after: selected } : { way: flow.id };
          const id = addPreset(store, shown.chart, shown.plan, preset, spot);
          if (id !== undefined)
            store.getState().look({ over: ['panel'], inspector: 'who', centre: { id, count: Date.now() } });
        }}
      />
    </Over>
  );
};

/** Below the picture of a chart on a phone: what is selected, and what can be done with it. */
export const StepBar = ({ shown }: { readonly shown: Shown }) => {
  const { store, editable } = useWorld();
  const selected = useDesigner((state) => state.seen.selected.at(-1));
  const wayId = useDesigner((state) => state.seen.way);
  const step = shown.chart.steps.find((one) => one.id === selected);
  const way = shown.chart.flows.find(({ id }) => id === wayId);
  const open = (): void => layOver(store, 'panel');
  if (way === undefined && step === undefined)
    return (
      <div className="d-step-bar">
        <div className="d-step-bar-head">
          <span className="d-hint">{phoneWords.noStep}</span>
          <button type="button" className="d-button" onClick={open}>
            <Settings2 size={16} aria-hidden />
            {phoneWords.process}
          </button>
        </div>
      </div>
    );
  return (
    <div className="d-step-bar">
      <div className="d-step-bar-head">
        {step === undefined || way !== undefined ? null : (
          <span className={`d-chip-icon d-big d-tone-${lookOf(step.kind).tone}`}>
            <StepIcon name={iconOf(step)} size={17} />
          </span>
        )}
        <b>
          {way === undefined
            ? nameOf(shown, step?.id)
            : phoneWords.wayOf(nameOf(shown, way.from), nameOf(shown, way.to))}
        </b>
        <button type="button" className="d-button d-primary" onClick={open}>
          <Pencil size={15} aria-hidden />
          {way === undefined ? phoneWords.step : phoneWords.way}
        </button>
      </div>
      {!editable || way !== undefined || step === undefined ? null : (
        <div className="d-deeds" role="toolbar" aria-label={step.name}>
          <StepDeeds step={step} shown={shown} />
        </div>
      )}
    </div>
  );
};

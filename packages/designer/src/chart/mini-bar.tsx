import { NodeToolbar, Position, useStore } from '@xyflow/react';
import { useDesigner } from '../context.tsx';
import { barOffset, barPlace } from './mini-place.ts';
import { StepDeeds } from './step-deeds.tsx';
import type { Shown } from './use-chart.ts';

/** What can be done with the selected step, beside it. */
export const MiniBar = ({ shown }: { readonly shown: Shown }) => {
  const selected = useDesigner((state) => state.seen.selected);
  const step = selected.length === 1 ? shown.chart.steps.find((one) => one.id === selected[0]) : undefined;
  const box = step === undefined ? undefined : shown.plan.boxes.get(step.id);
  // What a step is attached to is pressed as often as the step.
  const host = shown.plan.boxes.get(step?.attachedTo ?? '');
  const position = useStore(({ transform }) =>
    box === undefined
      ? Position.Top
      : barPlace(box, [...shown.drawn.marks, ...(host === undefined ? [] : [host])], transform[2]),
  );
  if (step === undefined) return null;
  return (
    <NodeToolbar
      nodeId={step.id}
      isVisible
      position={position}
      offset={barOffset}
      className="d-mini"
      role="toolbar"
      aria-label={step.name}
    >
      <StepDeeds step={step} shown={shown} />
    </NodeToolbar>
  );
};

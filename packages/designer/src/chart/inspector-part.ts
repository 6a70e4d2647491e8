import type { ReactNode } from 'react';
import type { Json } from '@fiveones/definition';
import type { Step } from '@fiveones/chart';
import { setStep, type PathStep } from '../changes.ts';
import { useWorld } from '../context.tsx';
import { words } from '../words.ts';
import type { Shown } from './use-chart.ts';

/** What a part of the inspector is given. */
export interface PartProps {
  readonly step: Step;
  readonly shown: Shown;
}

/** A part of the inspector; it draws nothing where it does not apply. */
export type Part = (props: PartProps) => ReactNode;

/** Sets a property of the step, as one deed. */
export const useSet = ({
  step,
  shown,
}: PartProps): ((what: string, path: readonly PathStep[], value: Json | undefined) => void) => {
  const { store, editable } = useWorld();
  return (what, path, value) => {
    if (editable)
      store.getState().change(words.deed.set(what), setStep(shown.chart.id, step.id, path, value));
  };
};

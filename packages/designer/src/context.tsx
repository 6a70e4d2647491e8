import { createContext, useContext, useDeferredValue } from 'react';
import { useStore } from 'zustand';
import type { DesignerBackend } from './backend.ts';
import { findingsOf, isChecked, todayText, type Check, type FindingView } from './findings.ts';
import { readPack, type Pack } from './pack.ts';
import type { DesignerState, DesignerStore } from './store.ts';

/** What every part of the designer can reach. */
export interface DesignerWorld {
  readonly store: DesignerStore;
  readonly backend: DesignerBackend;
  readonly check: Check;
  /** A phone shows the chart and its steps, but does not change them. */
  readonly editable: boolean;
}

const World = createContext<DesignerWorld | undefined>(undefined);
export const WorldProvider = World.Provider;

/** The world of the designer around this part. */
export const useWorld = (): DesignerWorld => {
  const world = useContext(World);
  if (world === undefined) throw new Error('a part of the designer stands outside it');
  return world;
};

/** A part of the designer's state; the caller is drawn again when it changes. */
export const useDesigner = <T,>(select: (state: DesignerState) => T): T => useStore(useWorld().store, select);

/** The draft, read. */
export const usePack = (): Pack => readPack(useDesigner((state) => state.files));

/** All findings of the draft; what was typed or opened shows first, what is wrong with it a moment later. */
export const useFindings = (): readonly FindingView[] => {
  const { check } = useWorld();
  const files = useDesigner((state) => state.files);
  const checked = useDeferredValue(files, isChecked(files) ? files : undefined);
  return checked === undefined ? none : findingsOf(checked, check);
};

const none: readonly FindingView[] = [];

/** The day on which amounts are read: today, in China. */
export const today = todayText();

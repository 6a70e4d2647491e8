import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { DesignerBackend } from './backend.ts';
import { todayText, type FindingView } from './findings.ts';
import { readPack, type Pack } from './pack.ts';
import type { DesignerState, DesignerStore } from './store.ts';

/** What every part of the designer can reach. */
export interface DesignerWorld {
  readonly store: DesignerStore;
  readonly backend: DesignerBackend;
  readonly editable: boolean;
  /** The screen is a phone's: panels lie over it, and nothing is dragged. */
  readonly phone: boolean;
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

/** All findings of the draft: what was typed shows first, what is wrong with it a moment later. */
export const useFindings = (): readonly FindingView[] => useDesigner((state) => state.checked.found);

/** Whether the findings are those of the draft as it stands now. */
export const useChecked = (): boolean => useDesigner((state) => state.checked.files === state.files);

/** The day on which amounts are read: today, in China. */
export const today = todayText();

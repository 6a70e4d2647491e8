import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Json } from '@fiveones/definition';
import type { FieldKindName, FieldState, Problem } from '@fiveones/forms';
import type { FormServices } from './services.ts';
import type { FormStore } from './store.ts';
import type { Widget } from './widgets/widget.ts';
import { type Words, zh } from './words.ts';

/** `paper`: ruled like the office's form. `page`: one part a page, for a phone. */
export type Layout = 'paper' | 'page';

/** How the values stand: to be filled, to be read on a screen, to be printed. */
export type Mode = 'edit' | 'read' | 'print';

/** What every part of a drawn form knows. */
export interface Drawing {
  readonly store: FormStore;
  readonly widgets: Readonly<Record<FieldKindName, Widget>>;
  readonly services: FormServices;
  readonly words: Words;
  readonly layout: Layout;
  readonly mode: Mode;
  /** Runs at once, or when the pointer is up: what appears under a pressed pointer would move the button it is on. */
  readonly settle: (action: () => void) => void;
  /** Begins the ids of controls, so that two forms can stand on one page. */
  readonly prefix: string;
}

const DrawingContext = createContext<Drawing | undefined>(undefined);
export const DrawingProvider = DrawingContext.Provider;

export function useDrawing(): Drawing {
  const drawing = useContext(DrawingContext);
  if (drawing === undefined) throw new Error('This is drawn outside a FormView');
  return drawing;
}

export function useWords(): Words {
  return useContext(DrawingContext)?.words ?? zh;
}

/** One thing read from the store; renders again only when it changes. */
export function useStored<T>(read: (store: FormStore) => T): T {
  const { store } = useDrawing();
  const snapshot = (): T => read(store);
  return useSyncExternalStore(store.subscribe, snapshot, snapshot);
}

export function useFieldState(path: string): FieldState | undefined {
  return useStored((store) => store.stateAt(path));
}

export function useFieldValue(path: string): Json | undefined {
  return useStored((store) => store.valueAt(path));
}

export function useFieldProblem(path: string): Problem | undefined {
  return useStored((store) => store.problemAt(path));
}

/** The id of the control of a field. */
export function idOf(prefix: string, path: string): string {
  return `${prefix}${path.replaceAll('/', '-')}`;
}

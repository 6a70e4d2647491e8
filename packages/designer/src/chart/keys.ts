import { useCallback } from 'react';
import type { Step } from '@fiveones/chart';
import { useWorld } from '../context.tsx';
import { take, type Taken } from '../copies.ts';
import { readPack } from '../pack.ts';
import { copySteps, deleteSteps, deleteWay, everyPlace, moveSteps, pasteSteps } from './gestures.ts';
import type { DesignerStore } from '../store.ts';
import type { Shown } from './use-chart.ts';

interface Pressed {
  readonly store: DesignerStore;
  readonly shown: Shown;
  /** The steps meant: the selected ones, or the one that has the keyboard. */
  readonly ids: readonly string[];
  readonly way: string | undefined;
  readonly big: boolean;
}

const stepsOf = ({ shown, ids }: Pressed): readonly Step[] =>
  ids.flatMap((id) => shown.chart.steps.find((step) => step.id === id) ?? []);

const remove = ({ store, shown, ids, way }: Pressed): boolean => {
  if (way !== undefined) deleteWay(store, shown.chart, way);
  else if (ids.length > 0) deleteSteps(store, shown.chart, ids);
  return way !== undefined || ids.length > 0;
};

const rename = ({ store, ids }: Pressed): boolean => {
  const [id] = ids;
  if (id !== undefined) store.getState().look({ selected: [id], way: undefined, renaming: id });
  return id !== undefined;
};

const nudge = (pressed: Pressed, [x, y]: readonly [number, number]): boolean => {
  const { store, shown, ids, big } = pressed;
  const places = everyPlace(shown.plan, shown.chart);
  const pace = big ? 40 : 8;
  const moved = Object.fromEntries(
    ids.flatMap((id) =>
      places[id] === undefined ? [] : [[id, { x: places[id].x + x * pace, y: places[id].y + y * pace }]],
    ),
  );
  if (ids.length > 0) moveSteps(store, shown.chart, shown.plan, moved, `~move ${ids.join(' ')}`);
  return ids.length > 0;
};

let clipboard: Taken | undefined;

/** Takes steps along for a later paste, here or in another chart of the package. */
export const copyToClipboard = (store: DesignerStore, shown: Shown, steps: readonly Step[]): boolean => {
  if (steps.length === 0) return false;
  clipboard = take(readPack(store.getState().files), shown.chart, steps);
  return true;
};

/** Puts down what was taken along last. */
export const pasteFromClipboard = (store: DesignerStore, shown: Shown): boolean => {
  if (clipboard === undefined) return false;
  pasteSteps(store, shown.chart, clipboard);
  return true;
};

const duplicate = (pressed: Pressed): boolean => {
  copySteps(pressed.store, pressed.shown.chart, stepsOf(pressed));
  return pressed.ids.length > 0;
};

/** What each key does to the steps meant; `true` when it did something. */
const changes: Readonly<Record<string, (pressed: Pressed) => boolean>> = {
  Delete: remove,
  Backspace: remove,
  F2: rename,
  ArrowLeft: (pressed) => nudge(pressed, [-1, 0]),
  ArrowRight: (pressed) => nudge(pressed, [1, 0]),
  ArrowUp: (pressed) => nudge(pressed, [0, -1]),
  ArrowDown: (pressed) => nudge(pressed, [0, 1]),
  'Ctrl c': (pressed) => copyToClipboard(pressed.store, pressed.shown, stepsOf(pressed)),
  'Ctrl v': ({ store, shown }) => pasteFromClipboard(store, shown),
  'Ctrl d': duplicate,
};

/** Chooses what has the keyboard; `true` when there was something to choose. */
const choose = (store: DesignerStore, step: string | undefined, way: string | undefined): boolean => {
  if (step !== undefined) store.getState().look({ selected: [step], way: undefined });
  else if (way !== undefined) store.getState().look({ way, selected: [], inspector: 'next' });
  return step !== undefined || way !== undefined;
};

/** The keyboard of the canvas: everything that the mouse can do with a step. */
export const useChartKeys = (shown: Shown): ((event: React.KeyboardEvent) => void) => {
  const { store, editable } = useWorld();
  return useCallback(
    (event) => {
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, [contenteditable], .d-mini, .d-add, .d-split-pill') !== null)
        return;
      const focused = target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
      const way = target.closest<HTMLElement>('.react-flow__edge')?.dataset['id'];
      const { seen, look } = store.getState();
      if (event.key === 'Escape') return look({ selected: [], way: undefined, renaming: undefined });
      const meant =
        seen.selected.length > 0 && (focused === undefined || seen.selected.includes(focused))
          ? seen.selected
          : focused === undefined
            ? []
            : [focused];
      const change = changes[event.ctrlKey || event.metaKey ? `Ctrl ${event.key.toLowerCase()}` : event.key];
      const chosen = event.key === 'Enter' || event.key === ' ';
      const done = chosen
        ? choose(store, focused, way)
        : editable && change?.({ store, shown, ids: meant, way: seen.way, big: event.shiftKey }) === true;
      if (!done) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [store, shown, editable],
  );
};

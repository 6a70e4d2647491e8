import { useCallback, useRef } from 'react';
import type { JsonObject } from '@fiveones/definition';
import { useWorld } from '../context.tsx';
import { copyStep, deleteSteps, deleteWay, everyPlace, moveSteps } from './gestures.ts';
import type { Shown } from './use-chart.ts';

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The keyboard of the canvas: everything that the mouse can do with a step. */
export const useChartKeys = (shown: Shown): ((event: React.KeyboardEvent) => void) => {
  const { store, editable } = useWorld();
  const clipboard = useRef<readonly JsonObject[]>([]);
  return useCallback(
    event => {
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, [contenteditable], .d-mini') !== null) return;
      const wrapper = target.closest<HTMLElement>('.react-flow__node');
      const edge = target.closest<HTMLElement>('.react-flow__edge');
      const { seen, look } = store.getState();
      const focused = wrapper?.dataset['id'];
      const ids = seen.selected.length > 0 && (focused === undefined || seen.selected.includes(focused)) ? seen.selected : focused === undefined ? [] : [focused];
      const ctrl = event.ctrlKey || event.metaKey;
      const done = (): void => {
        event.preventDefault();
        event.stopPropagation();
      };
      if (event.key === 'Enter' || event.key === ' ') {
        if (focused !== undefined) look({ selected: [focused], way: undefined });
        else if (edge?.dataset['id'] !== undefined) look({ way: edge.dataset['id'], selected: [], inspector: 'next' });
        else return;
        return done();
      }
      if (event.key === 'Escape') return look({ selected: [], way: undefined, renaming: undefined });
      if (!editable) return;
      const steps = ids.flatMap(id => shown.chart.steps.find(step => step.id === id) ?? []);
      const arrow = arrows[event.key];
      if (arrow !== undefined && ids.length > 0) {
        const places = everyPlace(shown.plan, shown.chart);
        const pace = event.shiftKey ? 40 : 8;
        const moved = Object.fromEntries(ids.flatMap(id => (places[id] === undefined ? [] : [[id, { x: places[id].x + arrow[0] * pace, y: places[id].y + arrow[1] * pace }]])));
        moveSteps(store, shown.chart, shown.plan, moved, `~move ${ids.join(' ')}`);
        return done();
      }
      if (event.key === 'Delete' || event.key === 'Backspace') {
        if (seen.way !== undefined) deleteWay(store, shown.chart, seen.way);
        else if (ids.length > 0) deleteSteps(store, shown.chart, ids);
        return done();
      }
      if (event.key === 'F2' && ids[0] !== undefined) {
        look({ selected: [ids[0]], way: undefined, renaming: ids[0] });
        return done();
      }
      if (ctrl && event.key === 'c' && steps.length > 0) clipboard.current = steps.map(step => step.json);
      if (ctrl && event.key === 'd' && steps[0] !== undefined) {
        copyStep(store, shown.chart, shown.plan, steps[0]);
        return done();
      }
      if (ctrl && event.key === 'v') {
        for (const json of clipboard.current) {
          const step = shown.chart.steps.find(one => one.id === json['id']);
          if (step !== undefined) copyStep(store, shown.chart, shown.plan, step, json);
        }
        return done();
      }
    },
    [store, shown, editable],
  );
};

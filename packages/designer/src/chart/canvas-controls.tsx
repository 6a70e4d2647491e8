import { useReactFlow, useStore } from '@xyflow/react';
import {
  Circle,
  Clock,
  Lock,
  LockOpen,
  Maximize,
  Minus,
  Plus,
  Square,
  Unplug,
  WandSparkles,
} from 'lucide-react';
import { useWorld } from '../context.tsx';
import { words } from '../words.ts';
import { tidyChart, untangleChart } from './gestures.ts';
import type { Shown } from './use-chart.ts';

/** Around the steps of a whole chart; at the left more, where the names of the lanes lie over ways that run there. */
const whole = { x: 0.06, y: 0.06, left: '52px' } as const;

/** Zoom, fit and tidy, at the lower left. */
export const CanvasControls = ({ shown }: { readonly shown: Shown }) => {
  const flow = useReactFlow();
  const { store, editable } = useWorld();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className="d-zoom">
      <button type="button" onClick={() => void flow.zoomOut()} aria-label={words.canvas.zoomOut}>
        <Minus size={14} />
      </button>
      <button type="button" className="d-percent" onClick={() => void flow.zoomTo(1)}>
        {zoom}%
      </button>
      <button type="button" onClick={() => void flow.zoomIn()} aria-label={words.canvas.zoomIn}>
        <Plus size={14} />
      </button>
      <button
        type="button"
        onClick={() => void flow.fitView({ padding: whole, duration: 180 })}
        aria-label={words.canvas.fit}
        title={words.canvas.fit}
      >
        <Maximize size={13} />
      </button>
      {editable ? (
        <button
          type="button"
          onClick={() => untangleChart(store, shown.chart, shown.plan, shown.drawn)}
          aria-label={words.canvas.untangle}
          title={words.canvas.untangle}
        >
          <Unplug size={13} />
        </button>
      ) : null}
      {editable ? (
        <button
          type="button"
          onClick={() => tidyChart(store, shown.chart)}
          aria-label={words.canvas.tidy}
          title={words.canvas.tidy}
        >
          <WandSparkles size={13} />
        </button>
      ) : null}
    </div>
  );
};

/** What shapes and locks mean. */
export const Legend = () => (
  <div className="d-legend" role="group" aria-label={words.canvas.legend}>
    <span data-tone="work">
      <Square size={11} aria-hidden />
      {words.canvas.work}
    </span>
    <span data-tone="rule">
      <Square size={11} aria-hidden />
      {words.canvas.rule}
    </span>
    <span data-tone="wait">
      <Circle size={11} aria-hidden />
      {words.canvas.wait}
    </span>
    <span data-tone="auto">
      <Square size={11} strokeDasharray="3 2" aria-hidden />
      {words.canvas.auto}
    </span>
    <span>
      <i className="d-connector-sign" aria-hidden>
        7
      </i>
      {words.connector.legend}
    </span>
    <span>
      <Clock size={11} aria-hidden />
      {words.inspector.long}
    </span>
    <span>
      <Lock size={11} aria-hidden />
      {words.lock['statutory']}
    </span>
    <span>
      <LockOpen size={11} aria-hidden />
      {words.lock['advised']}
    </span>
  </div>
);

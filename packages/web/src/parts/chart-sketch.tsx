import {
  drawWays,
  layout as layOut,
  onPaper,
  pathOf,
  placingOf,
  readChart,
  shapeOf,
  type Box,
  type ShapeKind,
} from '@fiveones/chart';
import type { Sketch } from '@fiveones/casework';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { api } from '../api.ts';
import { templateWords as say } from '../pages/template-words.ts';

/** A chart as small as a stamp: lanes, ways and the forms of its steps, without words. */
interface Small {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly (Pick<Box, 'y' | 'height'> & { readonly tier: string })[];
  readonly ways: string;
  readonly steps: readonly (Box & { readonly shape: ShapeKind })[];
}

/** What was drawn once is kept as long as what it was drawn from. */
const kept = new WeakMap<Sketch, Small>();

/** The chart of a process of a template, drawn once it is on the screen and the page has nothing else to do. */
export function ChartSketch({
  packageId,
  version,
  process,
  label,
}: {
  readonly packageId: string;
  readonly version: string;
  readonly process: string;
  /** What the picture is of, in words. */
  readonly label: string;
}): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const seen = useSeen(box);
  const sketch = useQuery({
    queryKey: ['sketch', packageId, version, process],
    queryFn: () => api.design.sketch.query({ packageId, process }),
    enabled: seen,
    // A version never changes.
    staleTime: Infinity,
  });
  const small = useDrawn(sketch.data);
  return (
    <div ref={box} className="sketch" role="img" aria-label={label}>
      {small === undefined ? (
        sketch.isError ? (
          <span className="muted">{say.noPicture}</span>
        ) : null
      ) : (
        <Picture small={small} />
      )}
    </div>
  );
}

/** Whether something has come near the screen; from then on it has. */
function useSeen(of: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '160px' },
    );
    if (of.current && !seen) watch.observe(of.current);
    return () => watch.disconnect();
  }, [of, seen]);
  return seen;
}

/** The ways of a large chart take up to a tenth of a second: each waits until nobody types or scrolls. */
function useDrawn(sketch: Sketch | undefined): Small | undefined {
  const [drawn, setDrawn] = useState<Small | undefined>(sketch && kept.get(sketch));
  useEffect(() => {
    if (sketch === undefined || drawn !== undefined) return undefined;
    return whenIdle(() => {
      const small = kept.get(sketch) ?? smallOf(sketch);
      kept.set(sketch, small);
      setDrawn(small);
    });
  }, [sketch, drawn]);
  return drawn;
}

function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(work, { timeout: 2_000 });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(work, 50);
  return () => clearTimeout(timer);
}

function smallOf({ process, layout }: Sketch): Small {
  const chart = readChart(process);
  const { positions, connectors } = placingOf(layout);
  const plan = onPaper(layOut(chart, positions));
  const { routes, marks } = drawWays(chart, plan, connectors);
  const frames = new Set(chart.steps.flatMap(({ parent, attachedTo }) => (attachedTo ? [] : (parent ?? []))));
  const steps = chart.steps.flatMap((step) => {
    const at = plan.boxes.get(step.id);
    return at === undefined
      ? []
      : [{ ...at, shape: frames.has(step.id) ? ('frame' as const) : shapeOf(step) }];
  });
  return {
    width: plan.width,
    height: plan.height,
    lanes: plan.bands.map(({ lane, y, height }) => ({
      y,
      height,
      tier: chart.lanes.find(({ id }) => id === lane)?.tier ?? 'none',
    })),
    ways: [...routes.values(), ...marks.map(({ route }) => route)].map((way) => pathOf(way)).join(''),
    // What holds other steps lies below them.
    steps: steps.toSorted((a, b) => Number(b.shape === 'frame') - Number(a.shape === 'frame')),
  };
}

type Draw = (box: Box, shape: ShapeKind) => ReactNode;

const card: Draw = ({ x, y, width, height }, shape) => (
  <rect
    key={`${x} ${y}`}
    className={`sketch-${shape}`}
    {...{ x, y, width, height }}
    rx={shape === 'start' ? height / 2 : shape === 'rule' ? 2 : 12}
  />
);
const round: Draw = ({ x, y, width, height }, shape) => (
  <circle
    key={`${x} ${y}`}
    className={`sketch-${shape}`}
    cx={x + width / 2}
    cy={y + height / 2}
    r={width / 2}
  />
);
const diamond: Draw = ({ x, y, width, height }, shape) => (
  <path
    key={`${x} ${y}`}
    className={`sketch-${shape}`}
    d={`M${x + width / 2} ${y}l${width / 2} ${height / 2} ${-width / 2} ${height / 2} ${-width / 2} ${-height / 2}Z`}
  />
);

const draws: Readonly<Record<ShapeKind, Draw>> = {
  start: card,
  task: card,
  rule: card,
  wait: card,
  auto: card,
  frame: card,
  gateway: diamond,
  end: round,
  boundary: round,
};

/** At least this wide in the chart's own measure: a chart of three steps is not blown up. */
const narrowest = 760;

function Picture({ small: { width, height, lanes, ways, steps } }: { readonly small: Small }): ReactNode {
  const across = Math.max(width, narrowest, height * 1.5);
  const margin = 6;
  return (
    <svg
      viewBox={`${(width - across) / 2 - margin} ${-margin} ${across + 2 * margin} ${height + 2 * margin}`}
      aria-hidden
    >
      {lanes.map(({ y, tier, height: tall }) => (
        <rect key={y} className={`sketch-lane tier-${tier}`} x={-20_000} y={y} width={40_000} height={tall} />
      ))}
      <path className="sketch-way" d={ways} />
      {steps.map((step) => draws[step.shape](step, step.shape))}
    </svg>
  );
}

import type { ChartState } from '@fiveones/casework';
import type { Json } from '@fiveones/definition';
import {
  drawWays,
  layout as layOut,
  onPaper,
  fromWord,
  pathOf,
  placingOf,
  readChart,
  shapeOf,
  type Box,
  type Caption,
  type Chart,
  type ConnectorMark,
  type Drawn,
  type Plan,
  type Step,
} from '@fiveones/chart';
import { Check, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { words } from '../words.ts';

type StepState = 'done' | 'now' | 'wrong' | 'later';

const stateWords: Readonly<Record<StepState, string>> = words.chart.states;
const points = new Set<Step['kind']>([
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'eventBasedGateway',
  'endEvent',
  'boundaryEvent',
]);

const untouched: ChartState = { done: {}, now: [], incidents: [] };

/**
 * A chart, drawn as the designer draws it; of a case, with what is done and where it stands. Nothing can be moved.
 */
export function ChartPicture({
  process,
  layout,
  state: told,
}: {
  readonly process: unknown;
  readonly layout: unknown;
  /** None: the chart of no case, but of how cases run. */
  readonly state?: ChartState;
}): ReactNode {
  const state = told ?? untouched;
  const ofNoCase = told === undefined;
  const { chart, plan, drawn } = useMemo(() => draw(process, layout), [process, layout]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ofNoCase) return;
    const here = box.current?.querySelector<HTMLElement>('.step-now, .step-wrong');
    box.current?.scrollIntoView({ block: 'nearest' });
    if (here)
      box.current?.scrollTo({
        left: here.offsetLeft - box.current.clientWidth / 2,
        top: here.offsetTop - box.current.clientHeight / 2,
      });
  }, [drawn, ofNoCase]);
  const stateOf = ({ id }: Step): StepState =>
    state.incidents.includes(id)
      ? 'wrong'
      : state.now.includes(id)
        ? 'now'
        : state.done[id]
          ? 'done'
          : 'later';
  return (
    <div className={ofNoCase ? 'chart chart-kinds' : 'chart'}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div ref={box} className="chart-scroll" tabIndex={0} role="group" aria-label={words.chart.scroll}>
        <div className="chart-plan" style={{ width: plan.width, height: plan.height }}>
          <Lanes chart={chart} plan={plan} />
          <Ways plan={plan} drawn={drawn} />
          {[...drawn.labels].map(([id, { text, ...at }]) => (
            <span
              key={id}
              className="chart-label"
              style={{ left: at.x + at.width / 2, top: at.y + at.height / 2 }}
            >
              {text}
            </span>
          ))}
          {chart.steps.map((step) => {
            const place = plan.boxes.get(step.id);
            return place ? (
              <StepMark
                key={step.id}
                step={step}
                number={drawn.numbers.get(step.id) ?? ''}
                box={place}
                caption={drawn.captions.get(step.id)}
                state={stateOf(step)}
                said={ofNoCase ? '' : stateWords[stateOf(step)]}
                frame={chart.steps.some(({ parent, attachedTo }) => parent === step.id && !attachedTo)}
                at={state.done[step.id]?.at}
                times={state.done[step.id]?.times ?? 0}
              />
            ) : null;
          })}
          {drawn.marks.map((mark) => (
            <GoingOn key={mark.id} mark={mark} chart={chart} onGo={(end) => goTo(box.current, drawn, end)} />
          ))}
        </div>
      </div>
      <Key states={!ofNoCase} connectors={drawn.marks.length > 0} />
    </div>
  );
}

/** Brings one end of a way that is drawn as a connector into view, with the cursor on it. */
function goTo(view: HTMLElement | null, drawn: Drawn, end: string): void {
  const place = drawn.marks.find(({ enters, ways }) => ways.some(({ flow }) => endOf(enters, flow) === end));
  if (place === undefined || view === null) return;
  view.scrollTo({
    left: place.x + place.width / 2 - view.clientWidth / 2,
    top: place.y + place.height / 2 - view.clientHeight / 2,
  });
  view.querySelector<HTMLElement>(`[data-connector="${CSS.escape(end)}"]`)?.focus({ preventScroll: true });
}

function Lanes({ chart, plan }: { readonly chart: Chart; readonly plan: Plan }): ReactNode {
  return plan.bands.map((band) => {
    const lane = chart.lanes.find(({ id }) => id === band.lane);
    return (
      <div
        key={band.lane}
        className={`chart-lane tier-${lane?.tier ?? 'none'}`}
        style={{ top: band.y, height: band.height }}
      >
        <b>{lane?.name}</b>
      </div>
    );
  });
}

/** The lines, each with its tip; those drawn as connectors as far as their signs. */
function Ways({ plan, drawn }: { readonly plan: Plan; readonly drawn: Drawn }): ReactNode {
  return (
    <svg width={plan.width} height={plan.height} aria-hidden>
      <defs>
        <marker
          id="chart-tip"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8Z" />
        </marker>
      </defs>
      {[...drawn.routes].map(([id, way]) => (
        <path key={id} className="chart-way" d={pathOf(way)} markerEnd="url(#chart-tip)" />
      ))}
      {drawn.marks.map(({ id, route, enters }) => (
        <path
          key={id}
          className="chart-way"
          d={pathOf(route)}
          {...(enters ? { markerEnd: 'url(#chart-tip)' } : {})}
        />
      ))}
    </svg>
  );
}

const shownStates = ['done', 'now', 'wrong', 'later'] as const;

/** What the colours say, and the signs of connectors where there are any. */
function Key({ states, connectors }: { readonly states: boolean; readonly connectors: boolean }): ReactNode {
  if (!states && !connectors) return null;
  return (
    <p className="key chart-key">
      {(states ? shownStates : []).map((one) => (
        <span key={one}>
          <i className={`step-${one}`} /> {stateWords[one]}
        </span>
      ))}
      {connectors ? (
        <span>
          <i className="chart-connector-sign" aria-hidden>
            7
          </i>{' '}
          {words.chart.connector}
        </span>
      ) : null}
    </p>
  );
}

/** The name of one end of a way that is drawn as a connector. */
const endOf = (into: boolean, flow: string): string => `${into ? 'in' : 'out'} ${flow}`;

/** A mark where ways go on elsewhere; each of its numbers leads there. */
function GoingOn({
  mark: { x, y, width, height, enters, lines },
  chart,
  onGo,
}: {
  readonly mark: ConnectorMark;
  readonly chart: Chart;
  readonly onGo: (mark: string) => void;
}): ReactNode {
  return (
    <span className="chart-connector" style={{ left: x, top: y, width, height }}>
      {lines.map((line, row) => (
        <span key={line[0]?.flow}>
          {enters && row === 0 ? `${fromWord} ` : ''}
          {line.map(({ flow, step, number }, place) => {
            const name = chart.steps.find(({ id }) => id === step)?.name ?? '';
            const says = (enters ? words.chart.from : words.chart.to)(number, name);
            return (
              <span key={flow}>
                {place > 0 ? '、' : ''}
                <button
                  type="button"
                  data-connector={endOf(enters, flow)}
                  data-says={says}
                  aria-label={says}
                  onClick={() => onGo(endOf(!enters, flow))}
                >
                  {number}
                </button>
              </span>
            );
          })}
        </span>
      ))}
    </span>
  );
}

function StepMark({
  step,
  number,
  box,
  caption,
  state,
  said,
  frame,
  at,
  times,
}: {
  readonly step: Step;
  readonly number: string;
  readonly box: Box;
  readonly caption: Caption | undefined;
  readonly state: StepState;
  /** Its state in words. */
  readonly said: string;
  readonly frame: boolean;
  readonly at: string | undefined;
  readonly times: number;
}): ReactNode {
  const place = { left: box.x, top: box.y, width: box.width, height: box.height };
  const title = words.chart.step(step.name, said, at?.slice(0, 10) ?? '', times);
  if (frame)
    return (
      <div className={`chart-frame step-${state}`} style={place} title={title}>
        <b>
          {number} {step.name}
        </b>
      </div>
    );
  if (points.has(step.kind))
    return (
      <div
        className={`chart-point kind-${step.kind} drawn-${shapeOf(step)} step-${state}`}
        style={place}
        title={title}
      >
        <i />
        {caption === undefined ? null : (
          <span style={{ left: caption.x + caption.width / 2 - box.x, top: caption.y - box.y }}>
            {caption.lines.join('\n')}
          </span>
        )}
      </div>
    );
  return (
    <div
      className={`chart-step kind-${step.kind} drawn-${shapeOf(step)} step-${state}`}
      style={place}
      title={title}
    >
      <b>
        <i>{number}</i> {step.name}
      </b>
      {state === 'wrong' ? <TriangleAlert aria-hidden /> : state === 'done' ? <Check aria-hidden /> : null}
      {at && state === 'done' ? (
        <small>
          {at.slice(5, 10)}
          {times > 1 ? words.chart.times(times) : ''}
        </small>
      ) : state === 'now' ? (
        <small>{words.chart.here}</small>
      ) : null}
    </div>
  );
}

function draw(
  process: unknown,
  layout: unknown,
): { readonly chart: Chart; readonly plan: Plan; readonly drawn: Drawn } {
  // Both come from the server as JSON of this case's own version.
  const chart = readChart(process as Json);
  const { positions, connectors } = placingOf(layout);
  const plan = onPaper(layOut(chart, positions));
  return { chart, plan, drawn: drawWays(chart, plan, connectors) };
}

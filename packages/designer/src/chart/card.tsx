import { Handle, Position, type NodeProps } from '@xyflow/react';
import { Clock, Lock, LockOpen } from 'lucide-react';
import { memo } from 'react';
import { StepIcon } from '../icons.tsx';
import type { CardData, CardNode } from '../picture.ts';
import { words } from '../words.ts';

type Props = NodeProps<CardNode>;

const same = (a: CardData, b: CardData): boolean => Object.keys(a).every((key) => a[key] === b[key]);

/** A step drawn as its kind says; drawn again only when what it shows has changed. */
export const Card = memo(
  ({ data, selected }: Props) => (
    <div
      className={`d-card d-shape-${data.shape} d-tone-${data.tone}`}
      data-selected={selected}
      data-dashed={data.dashed}
    >
      {bodies[data.shape](data)}
      <Marks errors={data.errors} hints={data.hints} />
      <Ends />
    </div>
  ),
  (a, b) => a.selected === b.selected && same(a.data, b.data),
);

/** A sub-process opened: a frame around its steps. */
export const Frame = memo(
  ({ data, selected }: Props) => (
    <div className="d-frame" data-selected={selected}>
      <div className="d-frame-head">
        <StepIcon name={data.icon} size={13} />
        <Num data={data} />
        <b>{data.name}</b>
        <LockMark lock={data.lock} />
        <span>{data.who}</span>
        {data.clock === '' ? null : <ClockLine text={data.clock} />}
      </div>
      <Marks errors={data.errors} hints={data.hints} />
      <Ends />
    </div>
  ),
  (a, b) => a.selected === b.selected && same(a.data, b.data),
);

/** The number of a step, by which marks and the step table name it. */
const Num = ({ data }: { readonly data: CardData }) => <span className="d-number">{data.number}</span>;

/** How binding a step is: closed lock by law, open lock advised, nothing when it is the place's own. */
export const LockMark = ({ lock }: { readonly lock: string | undefined }) =>
  lock === 'statutory' ? (
    <Lock size={11} aria-label={words.lock.statutory} className="d-lock" />
  ) : lock === 'advised' ? (
    <LockOpen size={11} aria-label={words.lock.advised} className="d-lock" />
  ) : null;

const ClockLine = ({ text }: { readonly text: string }) => (
  <span className="d-clock">
    <Clock size={11} aria-hidden />
    {text}
  </span>
);

/** A name of more than five characters takes two lines. */
const isLong = (name: string): boolean =>
  [...name].reduce((sum, char) => sum + (char > '\u2e80' ? 1 : 0.55), 0) > 5.3;

const fullBody = (data: CardData) => (
  <>
    <span className="d-rail">
      <StepIcon name={data.icon} size={15} />
      <Num data={data} />
    </span>
    <span className="d-lines" data-long={isLong(data.name)} title={data.name}>
      <span className="d-name">
        <b>{data.name}</b>
        <LockMark lock={data.lock} />
      </span>
      <span className="d-who">{data.who}</span>
      {data.clock === '' ? null : <ClockLine text={data.clock} />}
    </span>
  </>
);

const startBody = (data: CardData) => (
  <>
    <span className="d-start-sign">
      <StepIcon name={data.icon} size={15} />
      <Num data={data} />
    </span>
    <span className="d-lines">
      <b className="d-name">{data.name}</b>
      <span className="d-who">{data.who}</span>
    </span>
  </>
);

/** The name of a step too small to hold it, where the ways leave room for it. */
const Caption = ({ data }: { readonly data: CardData }) => (
  <span
    className="d-under"
    data-mark={gatewayMarks[data.kind]}
    style={{ left: data.captionX, top: data.captionY }}
  >
    {data.caption}
  </span>
);

const gatewayMarks: Readonly<Record<string, string>> = {
  exclusiveGateway: '×',
  parallelGateway: '+',
  inclusiveGateway: '○',
  eventBasedGateway: '◇',
};

const gatewayBody = (data: CardData) => (
  <>
    <svg viewBox="0 0 30 30" aria-hidden className="d-diamond">
      <path d="M15 1 29 15 15 29 1 15Z" />
      {data.kind === 'exclusiveGateway' ? <path className="d-sign" d="M11 11l8 8M19 11l-8 8" /> : null}
      {data.kind === 'parallelGateway' ? <path className="d-sign" d="M15 9v12M9 15h12" /> : null}
      {data.kind === 'eventBasedGateway' ? (
        <path className="d-sign" d="M15 9.5l5.5 4-2 6.5h-7l-2-6.5Z" />
      ) : null}
      {data.kind === 'inclusiveGateway' ? <circle className="d-sign" cx="15" cy="15" r="5" /> : null}
    </svg>
    <Caption data={data} />
  </>
);

const endBody = (data: CardData) => (
  <>
    <span className="d-ring" />
    <Caption data={data} />
  </>
);

const eventBody = (data: CardData) => (
  <>
    <StepIcon name={data.icon} size={13} />
    <span className="d-under d-event-name">
      {data.number} {data.name}
    </span>
  </>
);

const bodies = {
  task: fullBody,
  rule: fullBody,
  wait: fullBody,
  auto: fullBody,
  frame: fullBody,
  start: startBody,
  gateway: gatewayBody,
  end: endBody,
  boundary: eventBody,
} as const satisfies Record<CardData['shape'], (data: CardData) => React.ReactNode>;

const Marks = ({ errors, hints }: { readonly errors: number; readonly hints: number }) => {
  if (errors > 0)
    return (
      <span className="d-disc d-disc-error" role="img" aria-label={words.checks.errors(errors)}>
        {errors}
      </span>
    );
  return hints > 0 ? (
    <span className="d-disc d-disc-hint" role="img" aria-label={words.checks.hints(hints)}>
      !
    </span>
  ) : null;
};

const Ends = () => (
  <>
    <Handle type="target" position={Position.Left} className="d-handle d-handle-in" />
    <Handle type="source" position={Position.Right} className="d-handle d-handle-out" />
  </>
);

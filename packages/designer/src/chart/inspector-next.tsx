import { ArrowRight, Unlink } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import { Button, MenuTrigger, Popover } from 'react-aria-components';
import type { FlowView, Step } from '@fiveones/chart';
import { moveFlowEnd } from '@fiveones/definition';
import { built, setFlow, together } from '../changes.ts';
import { ConditionBuilder } from '../condition-builder.tsx';
import { useDesigner, usePack, useWorld } from '../context.tsx';
import { Choice, Row, TextInput, Tick } from '../controls.tsx';
import { conditionFields } from '../form/fields.ts';
import { lookOf } from '../kinds.ts';
import { words } from '../words.ts';
import { deleteWay, drawConnector, joinSteps } from './gestures.ts';
import type { Part } from './inspector-part.ts';
import { ConnectMenu } from './connect-menu.tsx';
import { workOrder, type Shown } from './use-chart.ts';

/** Where it goes on: every way out, with its name, condition and target. */
export const Ways: Part = ({ step, shown }) => {
  const { store, editable } = useWorld();
  const outs = shown.chart.flows.filter((flow) => flow.from === step.id);
  const all = step.kind === 'parallelGateway' || step.kind === 'eventBasedGateway';
  return (
    <>
      <div className="d-label">
        {words.next.ways}
        <span className="d-label-more">
          {outs.length < 2 ? '' : (words.next.waysOf[step.kind] ?? words.next.first)}
        </span>
      </div>
      {outs.length === 0 ? <p className="d-hint">{words.next.none}</p> : null}
      {outs.map((flow) => (
        <WayEditor key={flow.id} way={flow} shown={shown} plain={all || outs.length === 1} />
      ))}
      {editable ? (
        <MenuTrigger>
          <Button className="d-link">＋ {words.next.add}</Button>
          <Popover className="d-pop">
            <ConnectMenu
              shown={shown}
              from={step.id}
              onChoose={(to) => joinSteps(store, shown.chart, step.id, to)}
            />
          </Popover>
        </MenuTrigger>
      ) : null}
    </>
  );
};

/** What leads here; a click goes there. */
export const Incoming: Part = ({ step, shown }) => {
  const { store } = useWorld();
  const ins = shown.chart.flows.filter((flow) => flow.to === step.id);
  return ins.length === 0 ? null : (
    <Row label={words.next.incoming}>
      <div className="d-plain">
        {ins.map((flow) => {
          const from = shown.chart.steps.find((one) => one.id === flow.from);
          return (
            <button
              key={flow.id}
              type="button"
              className="d-link d-block"
              onClick={() =>
                store.getState().look({ selected: [flow.from], centre: { id: flow.from, count: Date.now() } })
              }
            >
              {nameOf(from)}
              {flow.name === '' ? '' : `：${flow.name}`}
            </button>
          );
        })}
      </div>
    </Row>
  );
};

const nameOf = (step: Step | undefined): string =>
  step === undefined ? '' : step.name || words.kind[step.kind];

/** The inspector of a way selected on the canvas. */
export const WayInspector = ({ way, shown }: { readonly way: FlowView; readonly shown: Shown }) => {
  const step = (id: string): Step | undefined => shown.chart.steps.find((one) => one.id === id);
  const outs = shown.chart.flows.filter((flow) => flow.from === way.from);
  return (
    <>
      <header className="d-inspector-head">
        <div className="d-head-line">
          <h2>{nameOf(step(way.from))}</h2>
          <ArrowRight size={15} aria-hidden />
          <h2>{nameOf(step(way.to))}</h2>
        </div>
        <p className="d-hint">{words.empty.way}</p>
      </header>
      <div className="d-inspector-body">
        <WayEditor
          way={way}
          shown={shown}
          plain={step(way.from)?.kind === 'parallelGateway' || outs.length === 1}
        />
      </div>
    </>
  );
};

/** One way out: where it leads, what it is called, when it is taken. `plain`: nothing decides about it. */
export const WayEditor = ({
  way,
  shown,
  plain,
}: {
  readonly way: FlowView;
  readonly shown: Shown;
  readonly plain: boolean;
}) => {
  const { store, editable } = useWorld();
  const from = shown.chart.steps.find((step) => step.id === way.from);
  const set: SetOfWay = (what, path, value) =>
    void (
      editable &&
      store.getState().change(words.deed.set(what), setFlow(shown.chart.id, way.id, [path], value))
    );
  const card = useAskedWay(way.id);
  const shapeNeedsWhy = from !== undefined && lookOf(from.kind).shape !== 'gateway' && plain;
  return (
    <div className="d-way-card" ref={card}>
      <WayTarget way={way} shown={shown} />
      <Tick
        label={words.connector.draw}
        value={shown.drawn.connectors.has(way.id)}
        disabled={!editable}
        onChange={(on) => drawConnector(store, shown.chart, shown.drawn, way.id, on)}
      />
      {plain && way.condition === undefined && shapeNeedsWhy ? null : (
        <Row label={words.next.name} field="flows.name">
          <TextInput
            label={words.next.name}
            value={way.name}
            onChange={(name) => set(words.next.name, 'name', name === '' ? undefined : name)}
          />
        </Row>
      )}
      {plain && way.condition === undefined ? null : <WayCondition way={way} shown={shown} set={set} />}
    </div>
  );
};

/** Where a check asks for this way: its condition takes the cursor, else where it leads. */
const useAskedWay = (id: string): RefObject<HTMLDivElement | null> => {
  const card = useRef<HTMLDivElement>(null);
  const asked = useDesigner((state) => state.seen.focus);
  useEffect(() => {
    if (asked?.way !== id) return;
    const condition = card.current?.querySelector<HTMLElement>(
      '.d-condition :is(button, input, textarea, select)',
    );
    const place = condition ?? card.current?.querySelector<HTMLElement>('button');
    place?.focus();
    card.current?.scrollIntoView({ block: 'nearest' });
  }, [asked, id]);
  return card;
};

/** Changes one thing about a way; what is undefined is taken out. */
type SetOfWay = (what: string, path: string, value: string | boolean | undefined) => void;

/** Where a way leads, and how to undo it. */
const WayTarget = ({ way, shown }: { readonly way: FlowView; readonly shown: Shown }) => {
  const { store } = useWorld();
  const from = shown.chart.steps.find((step) => step.id === way.from);
  const targets = workOrder(shown.chart).flatMap((id) => {
    const step = shown.chart.steps.find((one) => one.id === id);
    return step === undefined ||
      step.id === way.from ||
      step.kind === 'startEvent' ||
      step.kind === 'boundaryEvent' ||
      step.parent !== (from?.parent ?? undefined)
      ? []
      : [{ id, name: nameOf(step), more: words.kind[step.kind] }];
  });
  return (
    <Row label={words.next.changeTarget} field="flows.to">
      <div className="d-inline">
        <Choice
          label={words.next.changeTarget}
          value={way.to}
          options={targets}
          onChange={(node) =>
            store.getState().change(
              words.deed.set(words.next.changeTarget),
              built((files) =>
                moveFlowEnd(files, { process: shown.chart.id, flow: way.id, end: 'to', node }),
              ),
            )
          }
        />
        <button
          type="button"
          className="d-icon-button"
          aria-label={words.next.remove}
          title={words.next.remove}
          onClick={() => deleteWay(store, shown.chart, way.id)}
        >
          <Unlink size={14} />
        </button>
      </div>
    </Row>
  );
};

/** When a way is taken: by a condition, or when no other is. */
const WayCondition = ({
  way,
  shown,
  set,
}: {
  readonly way: FlowView;
  readonly shown: Shown;
  readonly set: SetOfWay;
}) => {
  const { store } = useWorld();
  const pack = usePack();
  const makeDefault = (): void => {
    const others = shown.chart.flows
      .filter((flow) => flow.from === way.from && flow.isDefault && flow.id !== way.id)
      .map((flow) => setFlow(shown.chart.id, flow.id, ['default'], undefined));
    store
      .getState()
      .change(
        words.deed.set(words.next.makeDefault),
        together(
          ...others,
          setFlow(shown.chart.id, way.id, ['condition'], undefined),
          setFlow(shown.chart.id, way.id, ['default'], true),
        ),
      );
  };
  return (
    <>
      <Tick
        field="flows.default"
        label={words.next.otherwise}
        value={way.isDefault}
        onChange={(on) => (on ? makeDefault() : set(words.next.makeDefault, 'default', undefined))}
      />
      {way.isDefault ? null : (
        <Row label={words.next.condition} field="flows.condition">
          <ConditionBuilder
            label={words.next.condition}
            value={way.condition ?? ''}
            fields={conditionFields(pack)}
            emptyText={words.next.always}
            onChange={(feel) => set(words.next.condition, 'condition', feel)}
          />
        </Row>
      )}
    </>
  );
};

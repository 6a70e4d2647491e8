import { Clock, CornerDownRight, Plus, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { laneOf, shapeOf, type FlowView, type Step } from '@fiveones/chart';
import { today, useDesigner, useFindings, usePack, useWorld } from '../context.tsx';
import { StepIcon } from '../icons.tsx';
import { marksOf } from '../findings.ts';
import { iconOf, lookOf } from '../kinds.ts';
import { layOver } from '../phone.ts';
import { words } from '../words.ts';
import { LockMark } from './card.tsx';
import { AddMenu } from './add-menu.tsx';
import { columnPlan, type ColumnItem } from './column-plan.ts';
import { addBranch, addPreset } from './gestures.ts';
import { Inspector } from './inspector.tsx';
import { useChartKeys } from './keys.ts';
import { workOrder, type Shown } from './use-chart.ts';

/** The chart as columns, one step below the other: added where they belong, by “+”. */
export const ColumnView = ({ shown }: { readonly shown: Shown }) => {
  const columns = useMemo(() => columnPlan(shown.chart), [shown.chart]);
  const onKeyDown = useChartKeys(shown);
  const { editable, phone } = useWorld();
  const selected = useDesigner((state) => state.seen.selected.at(-1));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('[data-step]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [shown.chart.id]);
  useEffect(() => {
    box.current
      ?.querySelector(`[data-step="${selected ?? ''}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);
  return (
    <div className="d-graph d-column-view">
      {editable && !phone ? <Outline shown={shown} /> : null}
      <div className="d-column-canvas" ref={box} onKeyDown={onKeyDown}>
        {columns.map((items, index) => (
          <div key={index} className="d-flow">
            <Items items={items} shown={shown} />
          </div>
        ))}
      </div>
      {(editable || selected !== undefined) && !phone ? <Inspector shown={shown} /> : null}
    </div>
  );
};

const Outline = ({ shown }: { readonly shown: Shown }) => {
  const { store } = useWorld();
  const selected = useDesigner((state) => state.seen.selected.at(-1));
  const marks = marksOf(useFindings(), shown.entry.file);
  const sorted = workOrder(shown.chart).flatMap(
    (id) => shown.chart.steps.find((step) => step.id === id && lookOf(step.kind).shape !== 'gateway') ?? [],
  );
  const stages = [...shown.chart.stages, { id: '', name: words.column.other }];
  return (
    <nav className="d-palette d-outline-nav" aria-label={words.column.outline}>
      <h3 className="d-group-head">{words.column.outline}</h3>
      {stages.map((stage) => {
        const own = sorted.filter((step) =>
          stage.id === ''
            ? !shown.chart.stages.some((one) => one.id === step.stage)
            : step.stage === stage.id,
        );
        return own.length === 0 ? null : (
          <section key={stage.id}>
            <h4>{stage.name}</h4>
            <ul>
              {own.map((step) => {
                const mark = marks.get(step.id);
                return (
                  <li key={step.id}>
                    <button
                      type="button"
                      className="d-item"
                      aria-current={step.id === selected}
                      onClick={() => store.getState().look({ selected: [step.id], way: undefined })}
                    >
                      <span className="d-item-name">{step.name}</span>
                      {(mark?.errors ?? 0) > 0 ? (
                        <span className="d-count-error">{mark?.errors}</span>
                      ) : (mark?.hints ?? 0) > 0 ? (
                        <span className="d-hint-text">!</span>
                      ) : null}
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </nav>
  );
};

const Items = ({ items, shown }: { readonly items: readonly ColumnItem[]; readonly shown: Shown }) => (
  <>
    {items.map((item, index) => (
      <Item key={index} item={item} next={items[index + 1]} shown={shown} />
    ))}
  </>
);

const Item = ({
  item,
  next,
  shown,
}: {
  readonly item: ColumnItem;
  readonly next: ColumnItem | undefined;
  readonly shown: Shown;
}) => {
  const draw = drawings[item.kind] as (
    item: ColumnItem,
    next: ColumnItem | undefined,
    shown: Shown,
  ) => React.ReactNode;
  return <>{draw(item, next, shown)}</>;
};

type Of<K extends ColumnItem['kind']> = Extract<ColumnItem, { readonly kind: K }>;

const drawings = {
  step: (item: Of<'step'>, next: ColumnItem | undefined, shown: Shown) => (
    <>
      {next?.kind === 'split' && lookOf(item.step.kind).shape === 'gateway' ? null : (
        <StepCard step={item.step} shown={shown} />
      )}
      {item.inside.length === 0 ? null : (
        <div className="d-inside">
          <Items items={item.inside} shown={shown} />
        </div>
      )}
      {next?.kind === 'step' ? (
        <AddHere
          step={item.step}
          flow={shown.chart.flows.find((flow) => flow.from === item.step.id && flow.to === next.step.id)}
          shown={shown}
        />
      ) : null}
      {next === undefined &&
      shown.chart.flows.every((flow) => flow.from !== item.step.id) &&
      item.step.kind !== 'endEvent' ? (
        <AddHere step={item.step} flow={undefined} shown={shown} />
      ) : null}
    </>
  ),
  split: (item: Of<'split'>, next: ColumnItem | undefined, shown: Shown) => (
    <SplitDrawing item={item} joins={next !== undefined} shown={shown} />
  ),
  jump: (item: Of<'jump'>, _: ColumnItem | undefined, shown: Shown) => (
    <Jump to={item.to} flow={item.flow} shown={shown} />
  ),
};

const Jump = ({ to }: { readonly to: Step; readonly flow: FlowView; readonly shown: Shown }) => {
  const { store } = useWorld();
  return (
    <button
      type="button"
      className="d-jump"
      onClick={() => store.getState().look({ selected: [to.id], way: undefined })}
    >
      <CornerDownRight size={12} aria-hidden />
      {words.column.jump} {to.name || words.kind[to.kind]}
    </button>
  );
};

const SplitDrawing = ({
  item,
  joins,
  shown,
}: {
  readonly item: Of<'split'>;
  readonly joins: boolean;
  readonly shown: Shown;
}) => {
  const { store, editable } = useWorld();
  const gateway = lookOf(item.from.kind).shape === 'gateway';
  const selected = useDesigner((state) => state.seen.selected.includes(item.from.id));
  return (
    <>
      <div
        className="d-split-pill"
        data-selected={selected}
        {...(gateway ? { 'data-step': item.from.id } : {})}
      >
        <button
          type="button"
          onClick={() =>
            store.getState().look({ selected: [item.from.id], way: undefined, inspector: 'next' })
          }
        >
          <StepIcon name={item.parallel ? 'parallel' : 'branch'} size={13} />
          {gateway && item.from.name !== '' && !item.parallel ? `${item.from.name} · ` : ''}
          {item.parallel
            ? words.column.parallel(item.branches.length)
            : words.column.either(item.branches.length)}
        </button>
        {editable ? (
          <button
            type="button"
            className="d-link"
            onClick={() => addBranch(store, shown.chart, shown.plan, item.from)}
          >
            {words.column.addBranch}
          </button>
        ) : null}
      </div>
      <div className="d-branches">
        {item.branches.map((branch, index) => (
          <div key={branch.flow.id} className="d-branch">
            <button
              type="button"
              className="d-branch-head"
              onClick={() => store.getState().look({ way: branch.flow.id, selected: [], inspector: 'next' })}
            >
              <b>{words.column.branchHead(index + 1)}</b>
              <span>
                {branch.flow.name ||
                  (branch.flow.isDefault
                    ? words.next.otherwise
                    : branch.items.length === 0
                      ? words.next.always
                      : '')}
              </span>
            </button>
            <AddHere step={item.from} flow={branch.flow} shown={shown} />
            <Items items={branch.items} shown={shown} />
            <i className="d-branch-tail" />
          </div>
        ))}
      </div>
      {joins ? (
        <div className="d-join">
          {item.parallel ? words.column.join(item.branches.length) : words.column.joinOne}
        </div>
      ) : null}
    </>
  );
};

const StepCard = ({ step, shown }: { readonly step: Step; readonly shown: Shown }) => {
  const { store } = useWorld();
  const pack = usePack();
  const selected = useDesigner((state) => state.seen.selected.includes(step.id));
  const mark = marksOf(useFindings(), shown.entry.file).get(step.id);
  const look = lookOf(step.kind);
  const lane = shown.chart.lanes.find((one) => one.id === laneOf(shown.chart, step));
  const clock = look.clock(step, pack, today);
  const pill =
    look.shape === 'start' || look.shape === 'end' || look.shape === 'gateway' || look.shape === 'boundary';
  return (
    <button
      type="button"
      className={`d-step-card react-flow__node d-shape-${shapeOf(step)} d-tone-${look.tone}`}
      data-id={step.id}
      data-step={step.id}
      data-pill={pill}
      data-selected={selected}
      onClick={() => store.getState().look({ selected: [step.id], way: undefined })}
    >
      <span className="d-step-line">
        <span className="d-chip-icon">
          <StepIcon name={iconOf(step)} size={13} />
        </span>
        <b>{step.name || words.kind[step.kind]}</b>
        <LockMark lock={step.lock} />
        <span className="d-spring" />
        {pill ? null : (
          <span className="d-tier" data-tier={lane?.tier}>
            {words.tier[lane?.tier ?? ''] ?? ''}
          </span>
        )}
      </span>
      {pill ? null : (
        <span className="d-step-line">
          <span className="d-who">{look.who(step, pack, today)}</span>
          <span className="d-spring" />
          {clock === '' ? null : (
            <span className="d-clock">
              <Clock size={11} aria-hidden />
              {clock}
            </span>
          )}
        </span>
      )}
      {(mark?.errors ?? 0) > 0 ? (
        <span className="d-disc d-disc-error">{mark?.errors}</span>
      ) : (mark?.hints ?? 0) > 0 ? (
        <span className="d-disc d-disc-hint">!</span>
      ) : null}
    </button>
  );
};

/** The “+” on a line, with its menu beside the column. */
const AddHere = ({
  step,
  flow,
  shown,
}: {
  readonly step: Step;
  readonly flow: FlowView | undefined;
  readonly shown: Shown;
}) => {
  const { store, editable, phone } = useWorld();
  if (!editable) return <i className="d-line" />;
  if (phone)
    return (
      <span className="d-add">
        <button
          type="button"
          className="d-add-button"
          aria-label={words.menu.addAfter(step.name)}
          onClick={() => {
            store
              .getState()
              .look(flow === undefined ? { selected: [step.id], way: undefined } : { way: flow.id });
            layOver(store, 'add');
          }}
        >
          <Plus size={15} aria-hidden />
        </button>
      </span>
    );
  return (
    <span className="d-add">
      <DialogTrigger>
        <Button className="d-add-button" aria-label={`${words.menu.addAfter(step.name)}`}>
          <Plus size={13} aria-hidden className="d-when-closed" />
          <X size={14} aria-hidden className="d-when-open" />
        </Button>
        <Popover className="d-pop d-add-pop" placement="right" offset={24}>
          <Dialog className="d-add-dialog" aria-label={words.menu.addAfter(step.name)}>
            {({ close }) => (
              <AddMenu
                title={words.menu.addAfter(step.name)}
                onChoose={(preset) => {
                  close();
                  addPreset(
                    store,
                    shown.chart,
                    shown.plan,
                    preset,
                    flow === undefined ? { after: step.id } : { way: flow.id },
                  );
                }}
              />
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </span>
  );
};

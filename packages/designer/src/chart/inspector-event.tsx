import type { Json, JsonObject, NodeKind } from '@fiveones/definition';
import {
  cycleKinds,
  cyclePlaces,
  throwKinds,
  triggerKinds,
  type CycleEvery,
  type ThrowKind,
  type TriggerKind,
} from '@fiveones/definition';
import { listOf, objectOf, textOf, type Step } from '@fiveones/chart';
import { ConditionBuilder } from '../condition-builder.tsx';
import { usePack } from '../context.tsx';
import { Choice, Row, Segments, TextInput, Tick, Toggle, optionsOf } from '../controls.tsx';
import { conditionFields } from '../form/fields.ts';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { AmountField } from './amount-field.tsx';
import { AssignLines } from './data-lines.tsx';
import { DeliverRows } from './deliver-rows.tsx';
import { useSet, type Part, type PartProps } from './inspector-part.ts';

type Named = { readonly id: string; readonly name: string };

/** Where a chart names what events of a kind are about; the others name nothing. */
const lists: Readonly<Partial<Record<TriggerKind | ThrowKind, string>>> = {
  message: 'messages',
  signal: 'signals',
  error: 'errors',
  escalation: 'escalations',
  clock: 'clocks',
};

const inScope = ['timer', 'message', 'signal', 'condition', 'error', 'escalation', 'clock'] as const;

/** Which triggers an event can have where it stands, as the check of the chart has it. A start without one is begun by a person. */
const offered: Readonly<Partial<Record<NodeKind, (step: Step) => readonly TriggerKind[]>>> = {
  startEvent: ({ parent }) => (parent === undefined ? ['cycle', 'message', 'signal', 'condition'] : inScope),
  intermediateCatchEvent: () => ['timer', 'message', 'signal', 'condition', 'link'],
  boundaryEvent: ({ attachedTo }) =>
    attachedTo === undefined
      ? ['message', 'signal', 'condition', 'escalation', 'clock']
      : [...inScope, 'compensate'],
};
const always: Json = true;

const namesOf = (props: PartProps, kind: TriggerKind | ThrowKind): readonly Named[] => {
  const list = listOf(props.shown.chart.json[lists[kind] ?? '']).map(objectOf);
  const anyOne = kind === 'error' || kind === 'escalation' ? [{ id: '*', name: words.what.any }] : [];
  return [...anyOne, ...list.map((one) => ({ id: textOf(one['id']), name: textOf(one['name']) }))];
};

/** What a trigger says when it is first chosen. */
const fresh = (props: PartProps, kind: TriggerKind): JsonObject => {
  if (kind === 'timer') return { timer: { value: 5, unit: 'workday' } };
  if (kind === 'cycle') return { cycle: { every: 'month', day: 1 } };
  if (kind === 'compensate') return { compensate: always };
  if (kind === 'condition') return { condition: 'false' };
  const first = namesOf(props, kind)[0]?.id ?? kind;
  return kind === 'clock' ? { clock: first, at: 'due' } : { [kind]: first };
};

/** What an event waits for. */
export const TriggerPart: Part = (props) => {
  const set = useSet(props);
  const trigger = objectOf(props.step.json['trigger']);
  const kind = triggerKinds.find((one) => trigger[one] !== undefined);
  const kinds = offered[props.step.kind]?.(props.step) ?? [];
  const starts = props.step.kind === 'startEvent';
  const called = props.step.json['called'] === true;
  return (
    <>
      {props.step.kind === 'boundaryEvent' ? <HostRow {...props} /> : null}
      <Row
        label={words.what.trigger}
        field="trigger"
        hint={kind === undefined ? '' : (stepWords.triggerHint[kind] ?? '')}
      >
        <Choice
          label={words.what.trigger}
          value={kind ?? ''}
          placeholder={starts ? words.what.byPerson : '—'}
          options={[
            ...(starts && kind !== undefined ? [{ id: 'none', name: words.what.byPerson }] : []),
            ...kinds.map((one) => ({ id: one, name: words.trigger[one] })),
          ]}
          onChange={(next) => {
            const chosen = kinds.find((one) => one === next);
            set(words.what.trigger, ['trigger'], chosen && fresh(props, chosen));
          }}
        />
      </Row>
      {starts && props.step.parent === undefined && (kind === undefined || called) ? (
        <Toggle
          field="called"
          label={stepWords.called}
          hint={stepWords.calledHint}
          value={called}
          onChange={(on) => set(stepWords.called, ['called'], on ? true : undefined)}
        />
      ) : null}
      {kind === undefined ? null : <TriggerMore {...props} kind={kind} trigger={trigger} />}
      {props.step.kind === 'boundaryEvent' &&
      props.step.attachedTo !== undefined &&
      kind !== 'compensate' &&
      kind !== 'error' ? (
        <Tick
          field="interrupting"
          label={words.what.interrupting}
          value={props.step.json['interrupting'] !== false}
          onChange={(on) => set(words.what.interrupting, ['interrupting'], on)}
        />
      ) : null}
      {starts && props.step.parent !== undefined && kind !== undefined ? (
        <Tick
          field="interrupting"
          label={words.what.stopsRest}
          value={props.step.json['interrupting'] !== false}
          onChange={(on) => set(words.what.stopsRest, ['interrupting'], on)}
        />
      ) : null}
    </>
  );
};

const TriggerMore = (props: PartProps & { readonly kind: TriggerKind; readonly trigger: JsonObject }) => {
  const { kind, trigger } = props;
  const set = useSet(props);
  if (kind === 'cycle') return <CyclePart {...props} />;
  if (kind === 'condition') return <WhenRow {...props} />;
  if (kind === 'link')
    return (
      <Row label={words.trigger.link} field="trigger.link">
        <TextInput
          label={words.trigger.link}
          value={textOf(trigger['link'])}
          onChange={(value) => isId(value) && set(words.what.trigger, ['trigger', 'link'], value.trim())}
        />
      </Row>
    );
  if (lists[kind] === undefined) return null;
  return (
    <Row label={words.trigger[kind]} field={`trigger.${kind}`}>
      <Choice
        label={words.trigger[kind]}
        value={textOf(trigger[kind])}
        options={namesOf(props, kind)}
        onChange={(id) => set(words.what.trigger, ['trigger', kind], id)}
      />
      {kind === 'clock' ? (
        <Segments
          field="trigger.at"
          label={words.what.clock}
          value={textOf(trigger['at']) || 'due'}
          options={[
            { id: 'warn', name: words.card.clockWarns },
            { id: 'due', name: words.card.clockDue },
          ]}
          onChange={(at) => set(words.what.clock, ['trigger', 'at'], at)}
        />
      ) : null}
    </Row>
  );
};

const isId = (text: string): boolean => /^[A-Za-z][\w-]*$/.test(text.trim());

/** The condition that is waited for, in words where words suffice. */
const WhenRow = (props: PartProps & { readonly trigger: JsonObject }) => {
  const set = useSet(props);
  const pack = usePack();
  return (
    <Row label={words.trigger.condition} field="trigger.condition">
      <ConditionBuilder
        label={words.trigger.condition}
        value={textOf(props.trigger['condition'])}
        fields={conditionFields(pack)}
        emptyText=""
        onChange={(feel) => set(words.what.trigger, ['trigger', 'condition'], feel ?? 'false')}
      />
    </Row>
  );
};

const wholeProcess = '-';

/** The step an event sits on; without one it belongs to the whole process, and then stops nothing. */
const HostRow: Part = (props) => {
  const set = useSet(props);
  const { step, shown } = props;
  const hosts = shown.chart.steps.filter(
    ({ kind, parent }) => parent === step.parent && /Task$|^subProcess$|^callActivity$/.test(kind),
  );
  return (
    <Row label={stepWords.host} field="attachedTo">
      <Choice
        label={stepWords.host}
        value={step.attachedTo ?? wholeProcess}
        options={[
          { id: wholeProcess, name: stepWords.hostNone },
          ...hosts.map(({ id, name }) => ({ id, name })),
        ]}
        onChange={(id) => set(stepWords.host, ['attachedTo'], id === wholeProcess ? undefined : id)}
      />
    </Row>
  );
};

/** What the month is called of the cycles that name one. */
const inMonth: Readonly<Record<string, string>> = {
  quarter: words.what.inRoundMonth,
  halfYear: words.what.inRoundMonth,
  year: words.what.inMonth,
};

/** A cycle that comes round differently keeps the day and the month that its new round has. */
const turned = (cycle: JsonObject, every: string): JsonObject => {
  const places = every in cycleKinds ? cyclePlaces(every as CycleEvery) : {};
  const fits = (place: 'day' | 'month'): boolean => {
    const [number, last] = [cycle[place], places[place]];
    return last !== undefined && (typeof number !== 'number' || number <= last);
  };
  const kept = Object.entries(cycle).filter(([key]) => (key !== 'day' && key !== 'month') || fits(key));
  return { ...Object.fromEntries(kept), every };
};

const CyclePart = (props: PartProps & { readonly trigger: JsonObject }) => {
  const set = useSet(props);
  const cycle = objectOf(props.trigger['cycle']);
  const every = textOf(cycle['every']);
  const monthLabel = inMonth[every];
  const change = (label: string, key: string, value: Json | undefined): void =>
    set(label, ['trigger', 'cycle', key], value);
  return (
    <>
      <Row label={words.trigger.cycle} field="trigger.cycle">
        <Choice
          label={words.trigger.cycle}
          field="trigger.cycle.every"
          value={every}
          options={optionsOf(words.every)}
          onChange={(next) => set(words.trigger.cycle, ['trigger', 'cycle'], turned(cycle, next))}
        />
      </Row>
      {monthLabel === undefined ? null : (
        <Row label={monthLabel}>
          <AmountField
            label={monthLabel}
            field="trigger.cycle.month"
            value={cycle['month']}
            onChange={(month) => change(monthLabel, 'month', month)}
          />
        </Row>
      )}
      {every === 'week' ? (
        <Row label={words.what.onWeekday}>
          <Choice
            label={words.what.onWeekday}
            field="trigger.cycle.day"
            value={String(typeof cycle['day'] === 'number' ? cycle['day'] : 1)}
            options={words.weekdays.map((name, index) => ({ id: String(index + 1), name }))}
            onChange={(day) => change(words.what.onWeekday, 'day', Number(day))}
          />
        </Row>
      ) : every === 'day' ? null : (
        <Row label={words.what.onDay} hint={words.what.onDayHint}>
          <AmountField
            label={words.what.onDay}
            field="trigger.cycle.day"
            value={cycle['day']}
            onChange={(day) => change(words.what.onDay, 'day', day)}
          />
        </Row>
      )}
      <Row label={words.what.atTime} field="trigger.cycle.at" hint={words.what.atTimeHint}>
        <TextInput
          label={words.what.atTime}
          placeholder="09:00"
          value={textOf(cycle['at'])}
          onChange={(text) => {
            const at = text.trim();
            if (at === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(at))
              change(words.what.atTime, 'at', at === '' ? undefined : at);
          }}
        />
      </Row>
    </>
  );
};

/** What an event makes known when the way comes to it. */
export const ThrowPart: Part = (props) => {
  const set = useSet(props);
  const throws = objectOf(props.step.json['throws']);
  const kind = throwKinds.find((one) => throws[one] !== undefined);
  const kinds = throwKinds.filter((one) => one !== (props.step.kind === 'endEvent' ? 'link' : 'error'));
  const list = kind === undefined ? [] : namesOf(props, kind).filter(({ id }) => id !== '*');
  const choose = (next: string): void => {
    const chosen = kinds.find((one) => one === next);
    const first = chosen && (namesOf(props, chosen).find(({ id }) => id !== '*')?.id ?? chosen);
    set(
      words.what.throws,
      ['throws'],
      chosen && (chosen === 'compensate' ? { compensate: always } : { [chosen]: first ?? chosen }),
    );
  };
  return (
    <>
      <Row label={words.what.throws} field="throws">
        <Choice
          label={words.what.throws}
          value={kind ?? ''}
          placeholder={words.what.throwsNothing}
          options={[
            ...(kind === undefined ? [] : [{ id: 'none', name: words.what.throwsNothing }]),
            ...kinds.map((one) => ({ id: one, name: words.throws[one] })),
          ]}
          onChange={choose}
        />
      </Row>
      {kind === 'link' ? (
        <Row label={words.throws.link} field="throws.link">
          <Choice
            label={words.throws.link}
            value={textOf(throws['link'])}
            options={linksOf(props)}
            onChange={(link) => set(words.what.throws, ['throws', 'link'], link)}
          />
        </Row>
      ) : null}
      {kind === 'compensate' ? <UndoneRow {...props} /> : null}
      {kind !== undefined && lists[kind] !== undefined ? (
        <Row label={words.throws[kind]} field={`throws.${kind}`}>
          <Choice
            label={words.throws[kind]}
            value={textOf(throws[kind])}
            options={list}
            onChange={(id) => set(words.what.throws, ['throws', kind], id)}
          />
        </Row>
      ) : null}
      {kind === 'message' ? (
        <>
          <Row label={stepWords.sendTo} field="throws.to">
            <TextInput
              label={stepWords.sendTo}
              value={textOf(throws['to'])}
              onChange={(to) =>
                set(stepWords.sendTo, ['throws', 'to'], to.trim() === '' ? undefined : to.trim())
              }
            />
          </Row>
          <DeliverRows
            field="throws.deliver"
            value={throws['deliver']}
            onChange={(deliver) => set(stepWords.deliver, ['throws', 'deliver'], deliver)}
          />
        </>
      ) : null}
      {kind === undefined || kind === 'link' || kind === 'compensate' ? null : (
        <AssignLines
          label={stepWords.payload}
          field="throws.payload"
          value={throws['payload']}
          onChange={(lines) => set(stepWords.payload, ['throws', 'payload'], lines)}
        />
      )}
    </>
  );
};

/** The places where a way goes on that a link can lead to. */
const linksOf = ({ shown }: PartProps): readonly Named[] =>
  shown.chart.steps.flatMap((step) => {
    const link = textOf(objectOf(step.json['trigger'])['link']);
    return link === '' ? [] : [{ id: link, name: step.name }];
  });

const everything = '-';

/** What is undone: one of the steps that say how, or all of them. */
const UndoneRow: Part = (props) => {
  const set = useSet(props);
  const { steps } = props.shown.chart;
  const hosts = steps.flatMap((step) =>
    objectOf(step.json['trigger'])['compensate'] === true && step.attachedTo !== undefined
      ? [step.attachedTo]
      : [],
  );
  const undone = objectOf(props.step.json['throws'])['compensate'];
  return (
    <Row label={words.throws.compensate} field="throws.compensate">
      <Choice
        label={words.throws.compensate}
        value={undone === true ? everything : textOf(undone)}
        options={[
          { id: everything, name: stepWords.compensateAll },
          ...[...new Set(hosts)].map((id) => ({
            id,
            name: steps.find((step) => step.id === id)?.name ?? id,
          })),
        ]}
        onChange={(id) => set(words.what.throws, ['throws', 'compensate'], id === everything ? true : id)}
      />
    </Row>
  );
};

/** A sub-process that no flow leads to: an event begins it. */
export const ByEventPart: Part = (props) => {
  const set = useSet(props);
  return (
    <Tick
      field="triggeredByEvent"
      label={words.what.byEvent}
      value={props.step.json['triggeredByEvent'] === true}
      onChange={(on) => set(words.what.byEvent, ['triggeredByEvent'], on ? true : undefined)}
    />
  );
};

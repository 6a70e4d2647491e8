import type { Json, JsonObject, NodeKind } from '@fiveones/definition';
import { throwKinds, triggerKinds, type ThrowKind, type TriggerKind } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '../chart.ts';
import { Choice, Row, Segments, TextInput, Tick } from '../controls.tsx';
import { words } from '../words.ts';
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

/** Which triggers a kind of step can have. A start without one is begun by a person. */
const offered: Readonly<Partial<Record<NodeKind, readonly TriggerKind[]>>> = {
  startEvent: ['timer', 'cycle', 'message', 'signal', 'condition', 'error', 'escalation'],
  intermediateCatchEvent: ['timer', 'message', 'signal', 'condition', 'link'],
  boundaryEvent: ['timer', 'message', 'signal', 'condition', 'error', 'escalation', 'compensate', 'clock'],
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
  const kinds = offered[props.step.kind] ?? [];
  const starts = props.step.kind === 'startEvent';
  return (
    <>
      <Row label={words.what.trigger} field="trigger">
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
      {kind === undefined ? null : <TriggerMore {...props} kind={kind} trigger={trigger} />}
      {props.step.kind === 'boundaryEvent' && kind !== 'compensate' && kind !== 'error' ? (
        <Tick
          label={words.what.interrupting}
          value={props.step.json['interrupting'] !== false}
          onChange={(on) => set(words.what.interrupting, ['interrupting'], on)}
        />
      ) : null}
      {starts && props.step.parent !== undefined && kind !== undefined ? (
        <Tick
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
  if (kind === 'condition' || kind === 'link')
    return (
      <Row label={words.trigger[kind]} field={`trigger.${kind}`}>
        <TextInput
          label={words.trigger[kind]}
          lines={kind === 'condition' ? 2 : 1}
          value={textOf(trigger[kind])}
          onChange={(value) => set(words.what.trigger, ['trigger', kind], value)}
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

const CyclePart = (props: PartProps & { readonly trigger: JsonObject }) => {
  const set = useSet(props);
  const cycle = objectOf(props.trigger['cycle']);
  const number = (key: 'day' | 'month', label: string) => (
    <TextInput
      label={label}
      placeholder={label}
      number
      value={cycle[key] === undefined ? '' : String(cycle[key])}
      onChange={(value) =>
        set(
          label,
          ['trigger', 'cycle', key],
          value === '' ? undefined : value.startsWith('=') ? value : Number(value),
        )
      }
    />
  );
  return (
    <Row label={words.trigger.cycle} field="trigger.cycle">
      <Segments
        label={words.trigger.cycle}
        value={textOf(cycle['every'])}
        options={Object.entries(words.every).map(([id, name]) => ({ id, name }))}
        onChange={(every) => set(words.trigger.cycle, ['trigger', 'cycle', 'every'], every)}
      />
      {cycle['every'] === 'year' ? number('month', words.what.inMonth) : null}
      {cycle['every'] === 'day' ? null : number('day', words.what.onDay)}
    </Row>
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
        <TextInput
          label={words.trigger.link}
          value={textOf(throws['link'])}
          onChange={(link) => set(words.what.throws, ['throws', 'link'], link)}
        />
      ) : null}
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
    </>
  );
};

/** A sub-process that no flow leads to: an event begins it. */
export const ByEventPart: Part = (props) => {
  const set = useSet(props);
  return (
    <Tick
      label={words.what.byEvent}
      value={props.step.json['triggeredByEvent'] === true}
      onChange={(on) => set(words.what.byEvent, ['triggeredByEvent'], on ? true : undefined)}
    />
  );
};

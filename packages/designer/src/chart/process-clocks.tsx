import type { Json, JsonObject } from '@fiveones/definition';
import { freshId, setValue } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { ConditionBuilder, LinkButton } from '../condition-builder.tsx';
import { today, usePack, useWorld } from '../context.tsx';
import { Choice, NumberInput, Row, Segments, TextInput } from '../controls.tsx';
import { basisOf } from '../duties.ts';
import { conditionFields } from '../form/fields.ts';

import { amountToday, parameterOf, parameterValue } from '../pack.ts';
import { alarmWords } from '../words-step.ts';
import { words } from '../words.ts';
import { ParameterChip } from './parameter-chip.tsx';
import { AlarmRows } from './alarm-rows.tsx';
import { LimitFields } from './limit-fields.tsx';
import type { ProcessPartProps } from './process-inspector.tsx';
import { workOrder, type Shown } from './use-chart.ts';
import { WorkedExample } from './worked-example.tsx';
import { RemoveButton } from './remove-button.tsx';

/** The deadlines of the whole process: length, start, end, stops, warning, who may extend, and an example with dates. */
export const ProcessClocks = ({ shown }: ProcessPartProps) => {
  const { store, editable } = useWorld();
  const clocks = listOf(shown.chart.json['clocks']).map(objectOf);
  const put = (label: string, next: readonly JsonObject[]): void =>
    void store.getState().change(label, setValue(shown.entry.file, ['clocks'], next));
  const add = (): void => {
    const steps = shown.chart.steps.filter((step) => step.parent === undefined);
    const start = steps.find((step) => step.kind === 'userTask') ?? steps[0];
    const end = steps.find((step) => step.kind === 'endEvent');
    const id = freshId(
      clocks.map((clock) => textOf(clock['id'])),
      'total',
    );
    put(words.process.addClock, [
      ...clocks,
      {
        id,
        name: words.process.newClock,
        limit: { value: 30, unit: 'workday', from: 'nextDay' },
        start: { node: start?.id ?? '', at: 'left' },
        stop: end === undefined ? [] : [{ node: end.id, at: 'entered' }],
      },
    ]);
  };
  return (
    <>
      <p className="d-hint">{clocks.length === 0 ? words.process.noClocks : words.process.clocksHint}</p>
      {clocks.map((clock, index) => (
        <ClockCard
          key={textOf(clock['id'])}
          clock={clock}
          shown={shown}
          onChange={(label, next) =>
            put(
              words.deed.set(label),
              clocks.map((one, at) => (at === index ? next : one)),
            )
          }
          onRemove={() =>
            put(
              words.process.removeClock,
              clocks.filter((_, at) => at !== index),
            )
          }
        />
      ))}
      {editable ? <LinkButton onPress={add}>＋ {words.process.addClock}</LinkButton> : null}
    </>
  );
};

interface ClockProps {
  readonly clock: JsonObject;
  readonly shown: Shown;
  readonly onChange: (label: string, clock: JsonObject) => void;
}

const ClockCard = ({ onRemove, ...props }: ClockProps & { readonly onRemove: () => void }) => {
  const { editable } = useWorld();
  const { clock, onChange } = props;
  return (
    <section className="d-way-card d-clock-card" aria-label={textOf(clock['name'])}>
      <Row label={words.process.clockName} field="clocks.name">
        <div className="d-inline">
          <span className="d-grow">
            <TextInput
              label={words.process.clockName}
              value={textOf(clock['name'])}
              disabled={!editable}
              onChange={(name) => name.trim() !== '' && onChange(words.process.clockName, { ...clock, name })}
            />
          </span>
          {editable ? <RemoveButton label={words.process.removeClock} onPress={onRemove} /> : null}
        </div>
      </Row>
      <LimitFields
        field="clocks.limit"
        bare
        limit={objectOf(clock['limit'])}
        onChange={(label, limit) => limit !== undefined && onChange(label, { ...clock, limit })}
      />
      <Row label={words.process.start} field="clocks.start">
        <MarkFields
          field="clocks.start"
          mark={objectOf(clock['start'])}
          shown={props.shown}
          onChange={(start) => onChange(words.process.start, { ...clock, start })}
        />
      </Row>
      <Stops {...props} />
      <Pauses {...props} />
      <Warning {...props} />
      <AlarmRows
        field="clocks.alarms"
        hands={false}
        alarms={clock['alarms']}
        onChange={(alarms) => {
          const { alarms: _, ...rest } = clock;
          onChange(alarmWords.label, alarms === undefined ? rest : { ...clock, alarms });
        }}
      />
      <Extension {...props} />
      <BasisRow {...props} />
      <ClockExample clock={clock} />
    </section>
  );
};

/** The steps of a chart in the order of work, for a choice; those inside sub-processes too. */
const stepOptions = (shown: Shown): readonly { readonly id: string; readonly name: string }[] =>
  workOrder(shown.chart).flatMap((id) => {
    const step = shown.chart.steps.find((one) => one.id === id);
    return step === undefined || step.attachedTo !== undefined
      ? []
      : [{ id, name: step.name || words.kind[step.kind] }];
  });

const MarkFields = ({
  field,
  mark,
  shown,
  onChange,
}: {
  readonly field: string;
  readonly mark: JsonObject;
  readonly shown: Shown;
  readonly onChange: (mark: JsonObject) => void;
}) => (
  <div className="d-clock-mark">
    <Choice
      small
      field={`${field}.node`}
      label={words.process.start}
      value={textOf(mark['node'])}
      options={stepOptions(shown)}
      onChange={(node) => onChange({ ...mark, node })}
    />
    <Segments
      field={`${field}.at`}
      label={words.process.start}
      value={textOf(mark['at'])}
      options={[
        { id: 'entered', name: words.process.entered },
        { id: 'left', name: words.process.left },
      ]}
      onChange={(at) => onChange({ ...mark, at })}
    />
  </div>
);

const Stops = ({ clock, shown, onChange }: ClockProps) => {
  const { editable } = useWorld();
  const stops = listOf(clock['stop']).map(objectOf);
  const put = (next: readonly JsonObject[]): void => onChange(words.process.stop, { ...clock, stop: next });
  const [first] = shown.chart.steps.filter((step) => step.kind === 'endEvent');
  return (
    <Row label={words.process.stop} field="clocks.stop" hint={stops.length === 0 ? words.process.noStop : ''}>
      {stops.map((stop, index) => (
        <div key={index} className="d-inline">
          <MarkFields
            field="clocks.stop"
            mark={stop}
            shown={shown}
            onChange={(mark) => put(stops.map((one, at) => (at === index ? mark : one)))}
          />
          {editable ? (
            <RemoveButton
              label={words.process.remove}
              onPress={() => put(stops.filter((_, at) => at !== index))}
            />
          ) : null}
        </div>
      ))}
      {editable ? (
        <LinkButton onPress={() => put([...stops, { node: first?.id ?? '', at: 'entered' }])}>
          ＋ {words.process.addStop}
        </LinkButton>
      ) : null}
    </Row>
  );
};

const Pauses = ({ clock, shown, onChange }: ClockProps) => {
  const { editable } = useWorld();
  const pack = usePack();
  const pauses = listOf(clock['pause']).map(objectOf);
  const put = (next: readonly JsonObject[]): void => {
    const { pause: _, ...rest } = clock;
    onChange(words.process.pause, next.length === 0 ? rest : { ...clock, pause: next });
  };
  const change = (index: number, part: Readonly<Record<string, Json>>): void =>
    put(pauses.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const waits = shown.chart.steps.find((step) => step.json['performer'] === 'applicant');
  return (
    <Row label={words.process.pause} field="clocks.pause">
      {pauses.map((pause, index) => (
        <div key={index} className="d-pause">
          <div className="d-inline">
            <span className="d-faint">{words.process.whilst}</span>
            <span className="d-grow">
              <Choice
                small
                field="clocks.pause.while"
                label={words.process.pause}
                value={textOf(pause['while'])}
                options={stepOptions(shown)}
                onChange={(step) => change(index, { while: step })}
              />
            </span>
            {editable ? (
              <RemoveButton
                label={words.process.remove}
                onPress={() => put(pauses.filter((_, at) => at !== index))}
              />
            ) : null}
          </div>
          <TextInput
            field="clocks.pause.reason"
            label={words.process.reason}
            value={textOf(pause['reason'])}
            disabled={!editable}
            onChange={(reason) => change(index, { reason })}
          />
          <ConditionBuilder
            field="clocks.pause.when"
            label={words.process.pauseWhen}
            value={textOf(pause['when'])}
            fields={conditionFields(pack)}
            emptyText={words.process.pauseAlways}
            onChange={(when) => {
              const { when: _, ...rest } = pause;
              put(
                pauses.map((one, at) =>
                  at === index ? (when === undefined ? rest : { ...one, when }) : one,
                ),
              );
            }}
          />
        </div>
      ))}
      {editable ? (
        <LinkButton
          onPress={() =>
            put([
              ...pauses,
              { while: waits?.id ?? stepOptions(shown)[0]?.id ?? '', reason: words.process.newReason },
            ])
          }
        >
          ＋ {words.process.addPause}
        </LinkButton>
      ) : null}
    </Row>
  );
};

const shareOf = (pack: ReturnType<typeof usePack>, amount: Json | undefined): number | undefined =>
  amountToday(pack, amount, today);

const Warning = ({ clock, onChange }: ClockProps) => {
  const pack = usePack();
  const { editable } = useWorld();
  const share = shareOf(pack, clock['warnAt']);
  const parameter = parameterOf(clock['warnAt']);
  return (
    <Row
      label={words.process.warn}
      field="clocks.warnAt"
      hint={share === undefined ? words.process.warnNone : words.process.warnShare(Math.round(share * 100))}
    >
      <div className="d-inline">
        {parameter === undefined ? (
          <>
            <span className="d-narrow">
              <NumberInput
                label={words.process.warn}
                value={share === undefined ? undefined : Math.round(share * 100)}
                disabled={!editable}
                onChange={(percent) => {
                  const { warnAt: _, ...rest } = clock;
                  onChange(
                    words.process.warn,
                    percent === undefined
                      ? rest
                      : { ...clock, warnAt: Math.min(99, Math.max(1, percent)) / 100 },
                  );
                }}
              />
            </span>
            <span>%</span>
          </>
        ) : (
          <>
            <ParameterChip id={parameter} />
            <LinkButton
              onPress={() =>
                onChange(words.process.warn, {
                  ...clock,
                  warnAt: shareNumber(parameterValue(pack, parameter, today)),
                })
              }
            >
              {words.long.useNumber}
            </LinkButton>
          </>
        )}
      </div>
    </Row>
  );
};

const shareNumber = (value: Json | undefined): number => (typeof value === 'number' ? value : 0.8);

/** Which steps may make the clock longer; set on those steps. */
const Extension = ({ clock, shown }: ClockProps) => {
  const { store } = useWorld();
  const pack = usePack();
  const steps = shown.chart.steps.filter(
    (step) => objectOf(step.json['extendClock'])['clock'] === clock['id'],
  );
  const length = (extend: JsonObject): string => {
    const days = amountToday(pack, extend['value'], today);
    return days === undefined
      ? words.long.byFormula
      : `${days} ${words.unit[textOf(objectOf(clock['limit'])['unit'])] ?? ''}`;
  };
  return (
    <Row label={words.process.extend} hint={steps.length === 0 ? words.process.extendNone : ''}>
      {steps.map((step) => {
        const extend = objectOf(step.json['extendClock']);
        return (
          <button
            key={step.id}
            type="button"
            className="d-link d-block"
            onClick={() =>
              store.getState().look({ selected: [step.id], centre: { id: step.id, count: Date.now() } })
            }
          >
            {words.process.extendBy(step.name, length(extend), reasonOf(extend))}
          </button>
        );
      })}
    </Row>
  );
};

/** A reason that is worked out from a form is not told here. */
const reasonOf = (extend: JsonObject): string => {
  const reason = textOf(extend['reason']);
  return reason.startsWith('=') ? words.process.reasonInForm : reason;
};

/** The law that sets the deadline. */
const BasisRow = ({ clock, onChange }: ClockProps) => {
  const { editable } = useWorld();
  const { basis: _, ...rest } = clock;
  return (
    <Row label={words.header.basis} field="clocks.basis" hint={words.process.basisHint}>
      <TextInput
        label={words.header.basis}
        value={listOf(clock['basis']).map(String).join('、')}
        disabled={!editable}
        onChange={(text) => {
          const basis = basisOf(text);
          onChange(words.header.basis, basis.length === 0 ? rest : { ...clock, basis });
        }}
      />
    </Row>
  );
};

const ClockExample = ({ clock }: { readonly clock: JsonObject }) => {
  const pack = usePack();
  const limit = objectOf(clock['limit']);
  const value = amountToday(pack, limit['value'], today) ?? firstParameter(pack, textOf(limit['value']));
  const [pause] = listOf(clock['pause']).map(objectOf);
  return value === undefined ? null : (
    <WorkedExample
      value={value}
      unit={textOf(limit['unit'])}
      sameDay={limit['from'] === 'sameDay'}
      began={words.process.began}
      warnAt={shareOf(pack, clock['warnAt'])}
      pause={pause === undefined ? undefined : { days: 7, reason: textOf(pause['reason']) }}
    />
  );
};

/** The last parameter that a formula names: the usual case of `if … then … else param.days`. */
const firstParameter = (pack: ReturnType<typeof usePack>, formula: string): number | undefined => {
  const [, id] = /param\.([A-Za-z]\w*)\s*$/.exec(formula) ?? [];
  const value = id === undefined ? undefined : parameterValue(pack, id, today);
  return typeof value === 'number' ? value : undefined;
};

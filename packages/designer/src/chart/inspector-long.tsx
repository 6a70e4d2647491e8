import { Hash } from 'lucide-react';
import type { JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '../chart.ts';
import { LinkButton } from '../condition-builder.tsx';
import { today, usePack } from '../context.tsx';
import { Choice, NumberInput, Row, Tick } from '../controls.tsx';
import { amountToday, parameterOf } from '../pack.ts';
import { words } from '../words.ts';
import { useSet, type Part, type PartProps } from './inspector-part.ts';
import { ParameterChip } from './inspector-who.tsx';

const units = Object.entries(words.unit).map(([id, name]) => ({ id, name }));

/** How long a task may take. */
export const LimitPart: Part = (props) => <LimitEditor {...props} path="limit" />;

/** How long an event waits. */
export const TimerPart: Part = (props) => {
  const trigger = objectOf(props.step.json['trigger']);
  return trigger['message'] === undefined && trigger['clock'] === undefined ? (
    <LimitEditor {...props} path="trigger.timer" />
  ) : (
    <Instant {...props} />
  );
};

const LimitEditor = (props: PartProps & { readonly path: 'limit' | 'trigger.timer' }) => {
  const pack = usePack();
  const set = useSet(props);
  const path = props.path.split('.');
  const limit = path.reduce<JsonObject>((json, key) => objectOf(json[key]), props.step.json);
  const parameter = parameterOf(limit['value']);
  const value = amountToday(pack, limit['value'], today);
  const put = (what: string, change: JsonObject): void =>
    set(what, path, { value: 5, unit: 'workday', ...limit, ...change });
  if (limit['unit'] === undefined)
    return (
      <Row label={words.long.limit} field={props.path} hint={words.long.none}>
        <LinkButton onPress={() => put(words.long.limit, { from: 'nextDay' })}>
          ＋ {words.long.set}
        </LinkButton>
      </Row>
    );
  return (
    <>
      <Row label={words.long.limit} field={props.path}>
        <div className="d-inline">
          <span className="d-narrow">
            <NumberInput
              label={words.long.limit}
              value={value}
              disabled={parameter !== undefined}
              onChange={(number) => number !== undefined && put(words.long.limit, { value: number })}
            />
          </span>
          <Choice
            label={words.parameters.unit}
            value={textOf(limit['unit'])}
            options={units}
            onChange={(unit) => put(words.parameters.unit, { unit })}
          />
        </div>
        <div className="d-inline">
          {parameter === undefined ? (
            <ParameterPicker onChoose={(id) => put(words.long.useParameter, { value: `=param.${id}` })} />
          ) : (
            <>
              <ParameterChip id={parameter} />
              <LinkButton onPress={() => put(words.long.useNumber, { value: value ?? 5 })}>
                {words.long.useNumber}
              </LinkButton>
            </>
          )}
        </div>
      </Row>
      <Row label={words.long.from} field={`${props.path}.from`}>
        <Choice
          label={words.long.from}
          value={textOf(limit['from']) || 'nextDay'}
          options={[
            { id: 'nextDay', name: words.long.nextDay },
            { id: 'sameDay', name: words.long.sameDay },
          ]}
          onChange={(from) => put(words.long.from, { from })}
        />
      </Row>
      <Tick
        label={words.long.roll}
        value={limit['rollToWorkday'] === true}
        onChange={(on) => put(words.long.roll, on ? { rollToWorkday: true } : { rollToWorkday: false })}
      />
      {props.path === 'limit' ? <p className="d-hint">{words.long.never}</p> : null}
      {value === undefined ? null : (
        <Example value={value} unit={textOf(limit['unit'])} sameDay={limit['from'] === 'sameDay'} />
      )}
      {props.path === 'limit' ? (
        <LinkButton onPress={() => set(words.long.limit, path, undefined)}>{words.long.unset}</LinkButton>
      ) : null}
    </>
  );
};

/** Numbers that vary from place to place belong to the parameters: this turns a number into one. */
const ParameterPicker = ({ onChoose }: { readonly onChoose: (id: string) => void }) => {
  const pack = usePack();
  const numbers = pack.parameters.filter((one) => one['type'] === 'integer' || one['type'] === 'number');
  return (
    <span className="d-grow">
      <Choice
        small
        label={words.long.useParameter}
        value=""
        placeholder={words.long.useParameter}
        options={numbers.map((one) => ({
          id: textOf(one['id']),
          name: textOf(one['name']),
          more: `${String(amountToday(pack, `=param.${textOf(one['id'])}`, today) ?? '')} ${textOf(one['unit'])}`,
        }))}
        onChange={onChoose}
      >
        <span className="d-inline">
          <Hash size={12} aria-hidden />
          {words.long.useParameter}
        </span>
      </Choice>
    </span>
  );
};

const dayNames = words.publish.week;
const dateText = (day: Date): string =>
  `${day.toISOString().slice(0, 10)} ${dayNames[day.getUTCDay()] ?? ''}`;
const isRest = (day: Date): boolean => day.getUTCDay() === 0 || day.getUTCDay() === 6;
const after = (day: Date, days: number): Date => new Date(day.getTime() + days * 86_400_000);

/** A worked example that begins today: weekends only, the calendar of the year is not known here. */
const Example = ({
  value,
  unit,
  sameDay,
}: {
  readonly value: number;
  readonly unit: string;
  readonly sameDay: boolean;
}) => {
  if ((unit !== 'workday' && unit !== 'day') || value < 1 || value > 400) return null;
  const reached = new Date(`${today}T00:00:00Z`);
  const counts = (day: Date): boolean => unit === 'day' || !isRest(day);
  let day = sameDay ? reached : after(reached, 1);
  while (!counts(day)) day = after(day, 1);
  const first = day;
  let rest = 0;
  for (let count = 1; count < value;) {
    day = after(day, 1);
    if (counts(day)) count++;
    else rest++;
  }
  return (
    <Row label={words.long.example}>
      <dl className="d-example">
        <dt>{words.long.reached}</dt>
        <dd>{dateText(reached)}</dd>
        <dt>{words.long.first}</dt>
        <dd>{dateText(first)}</dd>
        <dt>{words.long.last}</dt>
        <dd>{dateText(day)}</dd>
        {rest > 0 ? <p>{words.long.rest(rest)}</p> : null}
      </dl>
    </Row>
  );
};

/** The clocks of the whole case that this step starts, stops or pauses. */
export const Clocks: Part = ({ step, shown }) => {
  const pack = usePack();
  const clocks = listOf(shown.chart.json['clocks']).map(objectOf);
  const lines = clocks.flatMap((clock) => {
    const name = `${textOf(clock['name'])}（${amountToday(pack, objectOf(clock['limit'])['value'], today) ?? ''} ${words.unit[textOf(objectOf(clock['limit'])['unit'])] ?? ''}）`;
    const at = (mark: unknown): boolean => objectOf(mark)['node'] === step.id;
    return [
      ...(at(clock['start']) ? [`${name}：${words.long.startsHere}`] : []),
      ...(listOf(clock['stop']).some(at) ? [`${name}：${words.long.stopsHere}`] : []),
      ...listOf(clock['pause'])
        .map(objectOf)
        .filter((pause) => pause['while'] === step.id)
        .map((pause) => `${name}：${words.long.pauses}，${textOf(pause['reason'])}`),
    ];
  });
  return lines.length === 0 ? null : (
    <Row label={words.long.clocks}>
      <ul className="d-plain">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Row>
  );
};

/** The stretch of the strip that the clerk sees this step in. */
export const Stage: Part = (props) => {
  const set = useSet(props);
  const { stages } = props.shown.chart;
  return stages.length === 0 ? null : (
    <Row label={words.long.stage} field="stage">
      <Choice
        label={words.long.stage}
        value={props.step.stage ?? ''}
        options={stages.map((stage) => ({ id: stage.id, name: stage.name }))}
        onChange={(stage) => set(words.long.stage, ['stage'], stage)}
      />
    </Row>
  );
};

/** Said where nothing waits. */
export const Instant: Part = () => <p className="d-hint">{words.long.instant}</p>;

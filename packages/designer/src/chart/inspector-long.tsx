import { triggerKinds, type JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { today, usePack } from '../context.tsx';
import { Choice, Row } from '../controls.tsx';
import { amountToday } from '../pack.ts';
import { alarmWords } from '../words-step.ts';
import { words } from '../words.ts';
import { AlarmRows } from './alarm-rows.tsx';
import { useSet, type Part, type PartProps } from './inspector-part.ts';
import { LimitFields } from './limit-fields.tsx';

/** How long a task may take. */
export const LimitPart: Part = (props) => <LimitEditor {...props} path="limit" />;

/** Who is told, and who gets the work, when so much of it is used; nothing while there is no limit. */
export const AlarmPart: Part = (props) => {
  const set = useSet(props);
  const { limit, alarms } = props.step.json;
  return limit === undefined && alarms === undefined ? null : (
    <AlarmRows
      field="alarms"
      hands
      alarms={alarms}
      onChange={(next) => set(alarmWords.label, ['alarms'], next)}
    />
  );
};

/** How long an event waits. */
export const TimerPart: Part = (props) => {
  const trigger = objectOf(props.step.json['trigger']);
  return triggerKinds.every((kind) => kind === 'timer' || trigger[kind] === undefined) ? (
    <LimitEditor {...props} path="trigger.timer" />
  ) : (
    <Instant {...props} />
  );
};

const LimitEditor = (props: PartProps & { readonly path: 'limit' | 'trigger.timer' }) => {
  const set = useSet(props);
  const path = props.path.split('.');
  const limit = path.reduce<JsonObject>((json, key) => objectOf(json[key]), props.step.json);
  const isLimit = props.path === 'limit';
  return (
    <LimitFields
      field={props.path}
      limit={limit}
      onChange={(what, value) => set(what, path, value)}
      {...(isLimit ? { removable: true } : {})}
    />
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

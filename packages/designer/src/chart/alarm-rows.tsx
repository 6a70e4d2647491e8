import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Choice, NumberInput, Row, Tick } from '../controls.tsx';
import { alarmWords as say } from '../words-step.ts';
import { words } from '../words.ts';
import { AmountField } from './amount-field.tsx';
import { RemoveButton } from './remove-button.tsx';

const nobody = '-';

/** Who is told when so much of a limit is used; on a step also who gets the work. */
export const AlarmRows = ({
  field,
  alarms,
  hands,
  onChange,
}: {
  /** The property that is edited: `alarms` of a step, `clocks.alarms` of the process. */
  readonly field: string;
  readonly alarms: Json | undefined;
  readonly hands: boolean;
  readonly onChange: (alarms: readonly JsonObject[] | undefined) => void;
}) => {
  const { editable } = useWorld();
  const all = listOf(alarms).map(objectOf);
  const put = (next: readonly JsonObject[]): void => onChange(next.length === 0 ? undefined : next);
  return (
    <Row label={say.label} field={field} hint={all.length === 0 ? '' : say.hint}>
      {all.map((alarm, index) => (
        <AlarmCard
          key={index}
          field={field}
          alarm={alarm}
          hands={hands}
          onChange={(next) => put(all.map((one, at) => (at === index ? next : one)))}
          onRemove={() => put(all.filter((_, at) => at !== index))}
        />
      ))}
      {editable ? (
        <LinkButton onPress={() => put([...all, { at: say.usual[all.length] ?? 1 }])}>
          ＋ {say.add}
        </LinkButton>
      ) : null}
    </Row>
  );
};

const AlarmCard = ({
  field,
  alarm,
  hands,
  onChange,
  onRemove,
}: {
  readonly field: string;
  readonly alarm: JsonObject;
  readonly hands: boolean;
  readonly onChange: (alarm: JsonObject) => void;
  readonly onRemove: () => void;
}) => {
  const { posts } = usePack();
  const { editable } = useWorld();
  const { handTo: _given, ...ungiven } = alarm;
  return (
    <div className="d-pause">
      <div className="d-inline">
        <AlarmAt field={field} alarm={alarm} onChange={onChange} />
        {editable ? <RemoveButton label={words.process.remove} onPress={onRemove} /> : null}
      </div>
      <AlarmTold field={field} alarm={alarm} onChange={onChange} />
      {hands ? (
        <Choice
          small
          field={`${field}.handTo`}
          label={say.handTo}
          value={textOf(alarm['handTo']) || nobody}
          options={[
            { id: nobody, name: say.stays },
            ...posts.map((post) => ({ id: textOf(post['id']), name: say.goesTo(textOf(post['name'])) })),
          ]}
          onChange={(post) => onChange(post === nobody ? ungiven : { ...alarm, handTo: post })}
        />
      ) : null}
    </div>
  );
};

interface AlarmPart {
  readonly field: string;
  readonly alarm: JsonObject;
  readonly onChange: (alarm: JsonObject) => void;
}

/** When: after so much of the limit. */
const AlarmAt = ({ field, alarm, onChange }: AlarmPart) => {
  const { editable } = useWorld();
  const share = alarm['at'];
  return typeof share === 'number' ? (
    <span className="d-inline d-grow" data-field={`${field}.at`}>
      <span className="d-narrow">
        <NumberInput
          label={say.at}
          value={Math.round(share * 100)}
          disabled={!editable}
          onChange={(percent) =>
            percent !== undefined && onChange({ ...alarm, at: Math.max(1, percent) / 100 })
          }
        />
      </span>
      <span>%</span>
    </span>
  ) : (
    <span className="d-grow">
      <AmountField
        label={say.at}
        field={`${field}.at`}
        value={share}
        onChange={(at) => at !== undefined && onChange({ ...alarm, at })}
      />
    </span>
  );
};

/** Who is told; nobody by name: whoever does the work. */
const AlarmTold = ({ field, alarm, onChange }: AlarmPart) => {
  const { posts } = usePack();
  const { tell: _told, ...untold } = alarm;
  const tell = listOf(alarm['tell']).map(String);
  return (
    <details className="d-details" data-field={`${field}.tell`}>
      <summary>
        {say.tell}：{tell.length === 0 ? say.performers : tell.map((id) => nameOf(posts, id)).join('、')}
      </summary>
      <div className="d-ticks">
        {posts.map((post) => {
          const id = textOf(post['id']);
          return (
            <Tick
              key={id}
              label={textOf(post['name'])}
              value={tell.includes(id)}
              onChange={(on) => {
                const next = on ? [...tell, id] : tell.filter((one) => one !== id);
                onChange(next.length === 0 ? untold : { ...alarm, tell: next });
              }}
            />
          );
        })}
      </div>
    </details>
  );
};

const nameOf = (posts: readonly JsonObject[], id: string): string =>
  textOf(posts.find((post) => post['id'] === id)?.['name']) || id;

import { Trash2 } from 'lucide-react';
import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Choice, NumberInput, Row, Tick } from '../controls.tsx';
import { alarmWords as say } from '../words-step.ts';
import { words } from '../words.ts';
import { AmountField } from './amount-field.tsx';

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
  const { tell: _told, ...untold } = alarm;
  const { handTo: _given, ...ungiven } = alarm;
  const tell = listOf(alarm['tell']).map(String);
  const share = alarm['at'];
  return (
    <div className="d-pause">
      <div className="d-inline">
        {typeof share === 'number' ? (
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
        )}
        {editable ? (
          <button
            type="button"
            className="d-icon-button"
            aria-label={words.process.remove}
            title={words.process.remove}
            onClick={onRemove}
          >
            <Trash2 size={13} />
          </button>
        ) : null}
      </div>
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

const nameOf = (posts: readonly JsonObject[], id: string): string =>
  textOf(posts.find((post) => post['id'] === id)?.['name']) || id;

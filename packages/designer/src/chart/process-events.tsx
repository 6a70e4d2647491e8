import type { JsonObject } from '@fiveones/definition';
import { freshId, setValue } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { useWorld } from '../context.tsx';
import { Row, TextInput } from '../controls.tsx';
import { declaredWords } from '../words-step.ts';
import { words } from '../words.ts';
import type { ProcessPartProps } from './process-inspector.tsx';
import type { Shown } from './use-chart.ts';
import { RemoveButton } from './remove-button.tsx';

type ListName = keyof typeof declaredWords.lists;
/** Every list of what events name, with the key by which triggers and throws name its members. */
const lists: readonly { readonly list: ListName; readonly key: string }[] = [
  { list: 'signals', key: 'signal' },
  { list: 'errors', key: 'error' },
  { list: 'escalations', key: 'escalation' },
];

/** How many a chart declares. */
export const declaredCount = (json: JsonObject): number =>
  lists.reduce((sum, { list }) => sum + listOf(json[list]).length, 0);

/** Signals, errors and escalations: named here, chosen on the steps that tell them or wait for them. */
export const ProcessEvents = ({ shown }: ProcessPartProps) => (
  <>
    <p className="d-hint">{declaredWords.hint}</p>
    {lists.map(({ list, key }) => (
      <Declared key={list} list={list} by={key} shown={shown} />
    ))}
  </>
);

const Declared = ({
  list,
  by,
  shown,
}: {
  readonly list: ListName;
  readonly by: string;
  readonly shown: Shown;
}) => {
  const { store, editable } = useWorld();
  const all = listOf(shown.chart.json[list]).map(objectOf);
  const put = (label: string, next: readonly JsonObject[]): void =>
    void store
      .getState()
      .change(label, setValue(shown.entry.file, [list], next.length === 0 ? undefined : next));
  const add = (): void => {
    const id = freshId(
      all.map((one) => textOf(one['id'])),
      by,
    );
    put(declaredWords.add[list], [...all, { id, name: declaredWords.fresh[list] }]);
  };
  return (
    <Row label={declaredWords.lists[list]} field={list} hint={declaredWords.hints[list]}>
      {all.map((one, index) => {
        const users = usersOf(shown, by, textOf(one['id']));
        return (
          <div key={textOf(one['id'])}>
            <div className="d-inline">
              <span className="d-grow">
                <TextInput
                  field={`${list}.name`}
                  label={declaredWords.name}
                  value={textOf(one['name'])}
                  disabled={!editable}
                  onChange={(name) =>
                    name.trim() !== '' &&
                    put(
                      words.deed.rename,
                      all.map((other, at) => (at === index ? { ...other, name: name.trim() } : other)),
                    )
                  }
                />
              </span>
              {editable ? (
                <RemoveButton
                  label={`${words.process.remove}：${textOf(one['name'])}`}
                  kept={users.length > 0 ? words.process.inUse : undefined}
                  onPress={() =>
                    put(
                      words.process.remove,
                      all.filter((_, at) => at !== index),
                    )
                  }
                />
              ) : null}
            </div>
            <small className="d-faint">
              {users.length === 0 ? words.process.messageUnused : words.process.messageUsed(users.join('、'))}
            </small>
          </div>
        );
      })}
      {editable ? <LinkButton onPress={add}>＋ {declaredWords.add[list]}</LinkButton> : null}
    </Row>
  );
};

/** Names of the steps that tell it or wait for it. */
const usersOf = (shown: Shown, by: string, id: string): readonly string[] =>
  shown.chart.steps
    .filter(({ json }) => objectOf(json['trigger'])[by] === id || objectOf(json['throws'])[by] === id)
    .map((step) => step.name || words.kind[step.kind]);

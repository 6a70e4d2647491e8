import type { JsonObject } from '@fiveones/definition';
import { freshId, setValue } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Choice, Row, TextInput, Tick } from '../controls.tsx';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { valuesOf } from './deliver-rows.tsx';
import { FeelChoice } from './feel-choice.tsx';
import type { ProcessPartProps } from './process-inspector.tsx';
import type { Shown } from './use-chart.ts';
import { RemoveButton } from './remove-button.tsx';

/** The messages that may come in or go out, with the form and the row of the list that register one by hand. */
export const ProcessMessages = ({ shown }: ProcessPartProps) => {
  const { store, editable } = useWorld();
  const messages = listOf(shown.chart.json['messages']).map(objectOf);
  const put = (label: string, next: readonly JsonObject[]): void =>
    void store.getState().change(label, setValue(shown.entry.file, ['messages'], next));
  const add = (): void => {
    const id = freshId(
      messages.map((message) => textOf(message['id'])),
      'message',
    );
    put(words.process.addMessage, [...messages, { id, name: words.process.newMessage }]);
  };
  return (
    <>
      <p className="d-hint">
        {messages.length === 0 ? words.process.noMessages : words.process.messagesHint}
      </p>
      {messages.map((message, index) => (
        <MessageCard
          key={textOf(message['id'])}
          message={message}
          shown={shown}
          onChange={(label, next) =>
            put(
              words.deed.set(label),
              messages.map((one, at) => (at === index ? next : one)),
            )
          }
          onRemove={() =>
            put(
              words.process.remove,
              messages.filter((_, at) => at !== index),
            )
          }
        />
      ))}
      {editable ? <LinkButton onPress={add}>＋ {words.process.addMessage}</LinkButton> : null}
    </>
  );
};

/** Names of the steps that wait for a message, send it or begin by it. */
const usedBy = (shown: Shown, id: string): readonly string[] =>
  shown.chart.steps
    .filter(({ json }) =>
      [json, objectOf(json['trigger']), objectOf(json['throws'])].some((holder) => holder['message'] === id),
    )
    .map((step) => step.name || words.kind[step.kind]);

const MessageCard = ({
  message,
  shown,
  onChange,
  onRemove,
}: {
  readonly message: JsonObject;
  readonly shown: Shown;
  readonly onChange: (label: string, message: JsonObject) => void;
  readonly onRemove: () => void;
}) => {
  const pack = usePack();
  const { editable } = useWorld();
  const used = usedBy(shown, textOf(message['id']));
  const set = (label: string, key: string, value: string): void => {
    const { [key]: _, ...rest } = message;
    onChange(label, value === '' ? rest : { ...message, [key]: value });
  };
  const rows = pack.responsibilities.filter((row) => textOf(row['step']).startsWith(`${shown.chart.id}/`));
  return (
    <details className="d-details d-message" open={used.length === 0}>
      <summary>
        <b>{textOf(message['name'])}</b>
        <span className="d-label-more">{used.length === 0 ? words.process.messageUnused : used[0]}</span>
      </summary>
      <div className="d-message-body">
        <MessageName
          name={textOf(message['name'])}
          used={used.length > 0}
          onChange={(name) => set(words.process.messageName, 'name', name)}
          onRemove={onRemove}
        />
        <Row label={words.process.messageBy} field="messages.responsibility">
          <Choice
            small
            label={words.process.messageBy}
            value={textOf(message['responsibility']) || '-'}
            options={[
              { id: '-', name: words.process.messageSystem },
              ...rows.map((row) => ({
                id: textOf(row['id']),
                name: textOf(row['postName']) || textOf(row['unitName']),
                more: textOf(row['matter']),
              })),
            ]}
            onChange={(row) => set(words.process.messageBy, 'responsibility', row === '-' ? '' : row)}
          />
        </Row>
        {(['fromPublic', 'many'] as const).map((mark) => (
          <Tick
            key={mark}
            label={markWords[mark]}
            field={`messages.${mark}`}
            value={message[mark] === true}
            disabled={!editable}
            onChange={(on) => {
              const { [mark]: _, ...rest } = message;
              onChange(markWords[mark], on ? { ...rest, [mark]: true } : rest);
            }}
          />
        ))}
        <Row label={words.process.messageForm} field="messages.form">
          <Choice
            small
            label={words.process.messageForm}
            value={textOf(message['form']) || '-'}
            options={[{ id: '-', name: '—' }, ...pack.forms.map(({ id, name }) => ({ id, name }))]}
            onChange={(form) => set(words.process.messageForm, 'form', form === '-' ? '' : form)}
          />
        </Row>
        <Row label={stepWords.messageKey}>
          <FeelChoice
            label={stepWords.messageKey}
            field="messages.key"
            value={textOf(message['key'])}
            ready={valuesOf(pack)}
            empty={stepWords.messageKeyNone}
            onChange={(key) => set(stepWords.messageKey, 'key', key ?? '')}
          />
        </Row>
        {used.length === 0 ? null : <p className="d-hint">{words.process.messageUsed(used.join('、'))}</p>}
      </div>
    </details>
  );
};

const markWords = { fromPublic: words.process.messageFromPublic, many: words.process.messageMany } as const;

/** What a message is called, and the way to take it out where nothing uses it. */
const MessageName = ({
  name,
  used,
  onChange,
  onRemove,
}: {
  readonly name: string;
  readonly used: boolean;
  readonly onChange: (name: string) => void;
  readonly onRemove: () => void;
}) => {
  const { editable } = useWorld();
  return (
    <Row label={words.process.messageName} field="messages.name">
      <div className="d-inline">
        <span className="d-grow">
          <TextInput
            label={words.process.messageName}
            value={name}
            disabled={!editable}
            onChange={(text) => text.trim() !== '' && onChange(text.trim())}
          />
        </span>
        {editable ? (
          <RemoveButton
            label={words.process.remove}
            kept={used ? words.process.inUse : undefined}
            onPress={onRemove}
          />
        ) : null}
      </div>
    </Row>
  );
};

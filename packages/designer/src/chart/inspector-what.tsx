import { FileText } from 'lucide-react';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { usePack } from '../context.tsx';
import { Choice, Row, TextInput, Tick } from '../controls.tsx';
import { dataFields } from '../form/fields.ts';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { AssignLines } from './data-lines.tsx';
import { DeliverRows } from './deliver-rows.tsx';
import { useSet, type Part } from './inspector-part.ts';
import { options, RemoveButton } from './remove-button.tsx';

const none = <T,>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

/** The field whose choice decides the way out. */
export const DecisionPart: Part = (props) => {
  const pack = usePack();
  const set = useSet(props);
  const value = textOf(props.step.json['decision']);
  const outs = props.shown.chart.flows.filter((flow) => flow.from === props.step.id);
  if (value === '' && outs.length < 2) return null;
  const used = listOf(props.step.json['forms'])
    .map((use) => pack.forms.find((form) => form.id === objectOf(use)['form']))
    .map((form) => textOf(form?.json['key']));
  const fields = dataFields(pack).filter(
    (field) => field.options.length > 0 && used.some((key) => field.path.startsWith(`${key}.`)),
  );
  return (
    <Row label={words.what.decision} field="decision">
      <Choice
        label={words.what.decision}
        value={value}
        placeholder="—"
        options={fields.map((field) => ({ id: field.path, name: field.title }))}
        onChange={(path) => set(words.what.decision, ['decision'], path)}
      />
    </Row>
  );
};

/** The documents a step issues. */
export const DocumentsPart: Part = (props) => {
  const pack = usePack();
  const set = useSet(props);
  const issued = listOf(props.step.json['issue']).map(String);
  const free = pack.documents.filter((document) => !issued.includes(document.id));
  return (
    <Row
      label={words.what.documents}
      field="issue"
      hint={issued.length === 0 && free.length === 0 ? words.what.noDocuments : ''}
    >
      {issued.map((id) => (
        <div key={id} className="d-use">
          <span className="d-use-name">
            <FileText size={13} aria-hidden />
            <span>{pack.documents.find((document) => document.id === id)?.name ?? id}</span>
          </span>
          <RemoveButton
            label={words.what.remove}
            onPress={() => set(words.what.documents, ['issue'], none(issued.filter((one) => one !== id)))}
          />
        </div>
      ))}
      {free.length === 0 ? null : (
        <Choice
          small
          label={words.what.addDocument}
          placeholder={`＋ ${words.what.addDocument}`}
          value=""
          options={options(free)}
          onChange={(id) => set(words.what.documents, ['issue'], [...issued, id])}
        />
      )}
    </Row>
  );
};

/** The message that a step sends or waits for; one that is sent has an addressee and may carry values. */
export const MessagePart: Part = (props) => {
  const set = useSet(props);
  const { json } = props.step;
  const messages = listOf(props.shown.chart.json['messages']).map(objectOf);
  const sends = props.step.kind === 'sendTask';
  const label = sends ? words.what.sends : words.what.message;
  return (
    <>
      <Row label={label} field="message">
        <Choice
          label={label}
          value={textOf(json['message'])}
          options={messages.map((one) => ({ id: textOf(one['id']), name: textOf(one['name']) }))}
          onChange={(message) => set(label, ['message'], message)}
        />
      </Row>
      {sends ? (
        <>
          <Row label={stepWords.sendTo} field="to">
            <TextInput
              label={stepWords.sendTo}
              value={textOf(json['to'])}
              onChange={(to) => set(stepWords.sendTo, ['to'], to.trim() === '' ? undefined : to.trim())}
            />
          </Row>
          <DeliverRows
            field="deliver"
            value={json['deliver']}
            onChange={(deliver) => set(stepWords.deliver, ['deliver'], deliver)}
          />
          <AssignLines
            label={stepWords.payload}
            field="payload"
            value={json['payload']}
            onChange={(lines) => set(stepWords.payload, ['payload'], lines)}
          />
        </>
      ) : null}
    </>
  );
};

/** What an end means. */
export const EndPart: Part = (props) => {
  const set = useSet(props);
  return (
    <>
      <Row label={words.what.outcome} field="outcome">
        <TextInput
          label={words.what.outcome}
          value={textOf(props.step.json['outcome'])}
          onChange={(outcome) => set(words.what.outcome, ['outcome'], outcome === '' ? undefined : outcome)}
        />
      </Row>
      <Tick
        field="terminate"
        label={words.what.terminate}
        value={props.step.json['terminate'] === true}
        onChange={(on) => set(words.what.terminate, ['terminate'], on ? true : undefined)}
      />
    </>
  );
};

/** What is written into the data when the step is done. */
export const SetPart: Part = (props) => {
  const set = useSet(props);
  return (
    <AssignLines
      label={words.what.set}
      field="set"
      value={props.step.json['set']}
      onChange={(lines) => set(words.what.set, ['set'], lines)}
    />
  );
};

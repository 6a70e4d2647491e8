import { FileText, Trash2 } from 'lucide-react';
import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '../chart.ts';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Choice, Row, Segments, TextInput, Tick } from '../controls.tsx';
import { setFile, setStep, together } from '../changes.ts';
import { dataFields } from '../form/fields.ts';
import { newForm } from '../form/new-form.ts';
import { responsibilityOf } from '../kinds.ts';
import type { Entry } from '../pack.ts';
import { words } from '../words.ts';
import { useSet, type Part } from './inspector-part.ts';

const none = <T,>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);
const options = (entries: readonly Entry[]): readonly { readonly id: string; readonly name: string }[] =>
  entries.map((entry) => ({ id: entry.id, name: entry.name }));

const RemoveButton = ({ label, onPress }: { readonly label: string; readonly onPress: () => void }) => (
  <button type="button" className="d-icon-button" aria-label={label} title={label} onClick={onPress}>
    <Trash2 size={13} />
  </button>
);

/** The forms of a task, each to fill or only to read. */
export const FormsPart: Part = (props) => {
  const pack = usePack();
  const { store, editable } = useWorld();
  const set = useSet(props);
  const uses = listOf(props.step.json['forms']).map(objectOf);
  const free = pack.forms.filter((form) => !uses.some((use) => use['form'] === form.id));
  const put = (next: readonly JsonObject[]): void => set(words.what.forms, ['forms'], next);
  const make = (): void => {
    const post = responsibilityOf(props.step, pack)?.['post'];
    const role = textOf(pack.posts.find((one) => one['id'] === post)?.['role']) || 'T';
    const { id, file, value } = newForm(pack, words.form.formOf(props.step.name), role);
    const made = together(
      setFile(file, value),
      setStep(props.shown.chart.id, props.step.id, ['forms'], [...uses, { form: id, mode: 'edit' }]),
    );
    if (store.getState().change(words.form.newForm, made))
      store.getState().look({ tab: 'forms', entry: { ...store.getState().seen.entry, forms: id } });
  };
  return (
    <Row label={words.what.forms} field="forms" hint={uses.length === 0 ? words.what.none : ''}>
      {uses.map((use, index) => {
        const form = pack.forms.find((one) => one.id === use['form']);
        const narrowed = Object.keys(objectOf(use['fields'])).length;
        return (
          <div key={textOf(use['form'])} className="d-use">
            <button
              type="button"
              className="d-use-name"
              title={words.what.open}
              onClick={() =>
                store.getState().look({
                  tab: 'forms',
                  entry: { ...store.getState().seen.entry, forms: textOf(use['form']) },
                })
              }
            >
              <FileText size={13} aria-hidden />
              <span>{form?.name ?? textOf(use['form'])}</span>
            </button>
            <Segments
              label={words.what.mode}
              value={textOf(use['mode']) || 'edit'}
              options={[
                { id: 'edit', name: words.what.edit },
                { id: 'read', name: words.what.read },
              ]}
              onChange={(mode) => put(uses.map((one, at) => (at === index ? { ...one, mode } : one)))}
            />
            <RemoveButton
              label={words.what.remove}
              onPress={() => put(uses.filter((_, at) => at !== index))}
            />
            {narrowed === 0 ? null : (
              <small className="d-faint">
                {words.what.fields}：{narrowed}
              </small>
            )}
          </div>
        );
      })}
      {free.length === 0 ? null : (
        <Choice
          small
          label={words.what.add}
          placeholder={`＋ ${words.what.add}`}
          value=""
          options={options(free)}
          onChange={(form) => put([...uses, { form, mode: 'edit' }])}
        />
      )}
      {editable ? <LinkButton onPress={make}>＋ {words.form.newForm}</LinkButton> : null}
    </Row>
  );
};

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

/** A signed opinion as part of the task. */
export const OpinionPart: Part = (props) => {
  const set = useSet(props);
  const opinion = props.step.json['opinion'];
  return (
    <Row field="opinion" hint={opinion === undefined ? '' : words.what.opinionHint}>
      <Tick
        label={words.what.opinion}
        value={opinion !== undefined}
        onChange={(on) =>
          set(words.what.opinion, ['opinion'], on ? { into: 'opinions', level: props.step.name } : undefined)
        }
      />
    </Row>
  );
};

/** One run for each member of a list. */
export const MultiPart: Part = (props) => {
  const set = useSet(props);
  const multi = objectOf(props.step.json['multi']);
  const on = multi['each'] !== undefined;
  return (
    <Row field="multi" hint={on ? words.who.multiHint : ''}>
      <Tick
        label={words.who.multi}
        value={on}
        onChange={(next) =>
          set(
            words.who.multi,
            ['multi'],
            next ? { each: 'participants', as: 'participant', mode: 'parallel' } : undefined,
          )
        }
      />
      {on ? (
        <>
          <TextInput
            label={words.what.each}
            value={textOf(multi['each'])}
            onChange={(each) => set(words.what.each, ['multi', 'each'], each)}
          />
          <Segments
            label={words.what.mode}
            value={textOf(multi['mode']) || 'parallel'}
            options={[
              { id: 'parallel', name: '同时办' },
              { id: 'sequential', name: '依次办' },
            ]}
            onChange={(mode) => set(words.who.multi, ['multi', 'mode'], mode)}
          />
        </>
      ) : null}
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
      hint={issued.length === 0 && free.length === 0 ? words.documents.none : ''}
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

/** The lines of a calculation: each a decision table or a formula, and where the result goes. */
export const CalculatePart: Part = (props) => {
  const pack = usePack();
  const { store } = useWorld();
  const set = useSet(props);
  const lines = listOf(props.step.json['calculate']).map(objectOf);
  const put = (index: number, change: JsonObject): void =>
    set(words.what.calculate, ['calculate', index], { ...lines[index], ...change });
  return (
    <Row label={words.what.calculate} field="calculate">
      {lines.map((line, index) => (
        <div key={index} className="d-way-card">
          {line['decision'] === undefined ? (
            <TextInput
              label={words.what.byFormula}
              lines={2}
              value={textOf(line['value'])}
              onChange={(value) => put(index, { value })}
            />
          ) : (
            <div className="d-inline">
              <Choice
                label={words.what.byDecision}
                value={textOf(line['decision'])}
                options={options(pack.decisions)}
                onChange={(decision) => put(index, { decision })}
              />
              <LinkButton
                onPress={() =>
                  store.getState().look({
                    tab: 'rules',
                    entry: { ...store.getState().seen.entry, rules: textOf(line['decision']) },
                  })
                }
              >
                {words.a11y.open}
              </LinkButton>
            </div>
          )}
          <div className="d-inline">
            <span className="d-faint">{words.what.into}</span>
            <TextInput
              label={words.what.into}
              value={textOf(line['into'])}
              onChange={(into) => put(index, { into })}
            />
            <RemoveButton
              label={words.what.remove}
              onPress={() => set(words.what.calculate, ['calculate', index], undefined)}
            />
          </div>
        </div>
      ))}
      <Choice
        small
        label={words.what.addLine}
        placeholder={`＋ ${words.what.addLine}`}
        value=""
        options={options(pack.decisions)}
        onChange={(decision) =>
          set(words.what.calculate, ['calculate'], [...lines, { into: `calc.${decision}`, decision }])
        }
      />
    </Row>
  );
};

/** The message that a step sends or waits for. */
export const MessagePart: Part = (props) => {
  const set = useSet(props);
  const messages = listOf(props.shown.chart.json['messages']).map(objectOf);
  const label = props.step.kind === 'sendTask' ? words.what.sends : words.what.message;
  return (
    <Row label={label} field="message">
      <Choice
        label={label}
        value={textOf(props.step.json['message'])}
        options={messages.map((one) => ({ id: textOf(one['id']), name: textOf(one['name']) }))}
        onChange={(message) => set(label, ['message'], message)}
      />
    </Row>
  );
};

/** The process that is called. */
export const CallPart: Part = (props) => {
  const pack = usePack();
  const set = useSet(props);
  return (
    <>
      <Row label={words.what.process} field="process">
        <Choice
          label={words.what.process}
          value={textOf(props.step.json['process'])}
          options={pack.charts
            .filter((chart) => chart.id !== props.shown.chart.id)
            .map((chart) => ({ id: chart.id, name: chart.name }))}
          onChange={(process) => set(words.what.process, ['process'], process)}
        />
      </Row>
      <Tick
        label={words.what.wait}
        value={props.step.json['wait'] !== false}
        onChange={(on) => set(words.what.wait, ['wait'], on)}
      />
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
  const lines = listOf(props.step.json['set']).map(objectOf);
  return lines.length === 0 ? null : (
    <Row label={words.what.set} field="set">
      {lines.map((line, index) => (
        <div key={index} className="d-inline">
          <TextInput
            label={words.what.into}
            value={textOf(line['into'])}
            onChange={(into) => set(words.what.set, ['set', index, 'into'], into)}
          />
          <TextInput
            label={words.form.value}
            value={typeof line['value'] === 'string' ? line['value'] : JSON.stringify(line['value'])}
            onChange={(value) => set(words.what.set, ['set', index, 'value'], plainValue(value))}
          />
          <RemoveButton
            label={words.what.remove}
            onPress={() => set(words.what.set, ['set', index], undefined)}
          />
        </div>
      ))}
    </Row>
  );
};

const plainValue = (text: string): Json =>
  /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text === 'true' ? true : text === 'false' ? false : text;

/** A remark for those who read the handbook. */
export const NotePart: Part = (props) => {
  const set = useSet(props);
  return (
    <Row label={words.what.note} field="note">
      <TextInput
        label={words.what.note}
        lines={3}
        value={textOf(props.step.json['note'])}
        onChange={(note) => set(words.what.note, ['note'], note === '' ? undefined : note)}
      />
    </Row>
  );
};

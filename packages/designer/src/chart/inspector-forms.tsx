import { FileText } from 'lucide-react';
import type { JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { setFile, setStep, together } from '../changes.ts';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Choice, Row, Segments, optionsOf } from '../controls.tsx';
import { fieldsOf } from '../form/fields.ts';
import { newForm } from '../form/new-form.ts';
import { responsibilityOf } from '../kinds.ts';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { useSet, type Part } from './inspector-part.ts';
import { options, RemoveButton } from './remove-button.tsx';

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
              field="forms.mode"
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
            <Narrowed
              use={use}
              onChange={(next) => put(uses.map((one, at) => (at === index ? next : one)))}
            />
          </div>
        );
      })}
      {free.length === 0 ? null : (
        <Choice
          small
          field="forms.form"
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

const modes: readonly string[] = ['edit', 'read', 'hide'];

/** Single fields of a form that this step sees less of than the form allows. */
const Narrowed = ({
  use,
  onChange,
}: {
  readonly use: JsonObject;
  readonly onChange: (use: JsonObject) => void;
}) => {
  const pack = usePack();
  const { editable } = useWorld();
  const form = pack.forms.find((one) => one.id === use['form']);
  const fields = form === undefined ? [] : fieldsOf(pack, form.json).filter(({ inList }) => !inList);
  const narrowed = objectOf(use['fields']);
  const put = (next: JsonObject): void => {
    const { fields: _, ...rest } = use;
    onChange(Object.keys(next).length === 0 ? rest : { ...rest, fields: next });
  };
  const nameOf = (path: string): string => fields.find((field) => field.path === path)?.title ?? path;
  const count = Object.keys(narrowed).length;
  return (
    <details className="d-details d-narrowed" data-field="forms.fields">
      <summary>
        {stepWords.narrowed}
        <span className="d-label-more">{count === 0 ? stepWords.noLines : count}</span>
      </summary>
      {Object.entries(narrowed).map(([path, mode]) => (
        <div key={path} className="d-inline">
          <span className="d-grow">{nameOf(path)}</span>
          <Segments
            label={nameOf(path)}
            value={textOf(mode)}
            options={optionsOf(stepWords.narrowModes)}
            onChange={(id) => modes.includes(id) && put({ ...narrowed, [path]: id })}
          />
          <RemoveButton
            label={words.what.remove}
            onPress={() => put(Object.fromEntries(Object.entries(narrowed).filter(([key]) => key !== path)))}
          />
        </div>
      ))}
      {editable ? (
        <Choice
          small
          label={stepWords.narrow}
          placeholder={`＋ ${stepWords.narrow}`}
          value=""
          options={fields
            .filter(({ path }) => narrowed[path] === undefined)
            .map(({ path, title }) => ({ id: path, name: title }))}
          onChange={(path) => put({ ...narrowed, [path]: use['mode'] === 'read' ? 'hide' : 'read' })}
        />
      ) : null}
    </details>
  );
};

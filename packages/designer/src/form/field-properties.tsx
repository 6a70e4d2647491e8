import { Check, EyeOff, Plus } from 'lucide-react';
import { handbookUses, type Json, type JsonObject } from '@fiveones/definition';
import { fieldKinds, type Column } from '@fiveones/forms';
import { feelWords } from '@fiveones/handbook';
import { useMemo } from 'react';
import { setValue } from '../changes.ts';
import { objectOf, textOf } from '@fiveones/chart';
import { ConditionBuilder, LinkButton } from '../condition-builder.tsx';
import { readCondition } from '../condition.ts';
import { usePack, useWorld } from '../context.tsx';
import { namingIn } from '../naming.ts';
import { Choice, NumberInput, Row, TextInput, Toggle, optionsOf } from '../controls.tsx';
import type { Entry } from '../pack.ts';
import { handbookWords } from '../words-handbook.ts';
import { words } from '../words.ts';
import { setKeyword, setRequired } from './field-deeds.ts';
import { Above, Members } from './field-members.tsx';
import { FieldIcon } from './field-palette.tsx';
import { fieldsOf, type FieldEntry } from './fields.ts';
import { shownIn, type Sample } from './sample.ts';
import { Rights } from './field-rights.tsx';
import { FormSettings } from './form-settings.tsx';
import { RemoveButton } from '../chart/remove-button.tsx';

interface Props {
  readonly form: Entry;
  readonly selected: string | undefined;
  readonly role: string;
  /** The form filled in, and what that is called. */
  readonly sample: Sample | undefined;
  readonly who: string;
  readonly onSelect: (field: string | undefined) => void;
}

/** What can be set on the selected field; without one, on the form as a whole. */
export const FieldProperties = ({ form, selected, role, sample, who, onSelect }: Props) => {
  const pack = usePack();
  const fields = fieldsOf(pack, form.json);
  const field = fields.find((one) => one.path === selected);
  return (
    <aside className="d-inspector" aria-label={words.aria.inspector}>
      {field === undefined ? (
        <FormSettings form={form} role={role} onSelect={onSelect} />
      ) : (
        <FieldSettings
          key={field.path}
          form={form}
          field={field}
          fields={fields}
          role={role}
          sample={sample}
          who={who}
          onSelect={onSelect}
        />
      )}
    </aside>
  );
};

const FieldSettings = ({
  form,
  field,
  fields,
  role,
  sample,
  who,
  onSelect,
}: Pick<Props, 'form' | 'role' | 'sample' | 'who' | 'onSelect'> & {
  readonly field: FieldEntry;
  readonly fields: readonly FieldEntry[];
}) => {
  const { store } = useWorld();
  const shared = field.at === undefined;
  const set = (what: string, key: string, value: Json | undefined): void =>
    void setKeyword(store, form, field.path, what, [key], value);
  return (
    <>
      <header className="d-inspector-head">
        <div className="d-head-line">
          <span className="d-chip-icon d-big">
            <FieldIcon kind={field.kind} size={16} />
          </span>
          <h2>{field.title}</h2>
          <span className="d-badge">{fieldKinds[field.kind].label}</span>
        </div>
        {shared ? <p className="d-hint">{words.fieldKind['shared']}</p> : null}
        <Above field={field} fields={fields} onSelect={onSelect} />
      </header>
      <div className="d-inspector-body" inert={shared}>
        <Row label={words.form.name} field="title">
          <TextInput
            label={words.form.name}
            value={field.title}
            onChange={(title) => set(words.form.name, 'title', title)}
          />
        </Row>
        <Row label={words.form.tip} field="x-hint">
          <TextInput
            label={words.form.tip}
            {...(textOf(field.schema['x-hint']).length > 18 ? { lines: 2 } : {})}
            value={textOf(field.schema['x-hint'])}
            onChange={(hint) => set(words.form.tip, 'x-hint', hint === '' ? undefined : hint)}
          />
        </Row>
        <KindRow form={form} field={field} />
        <Members form={form} field={field} fields={fields} onSelect={onSelect} />
        <KindColumns field={field} onChange={set} />
        <Toggle
          field="required"
          label={words.form.required}
          value={field.required || field.schema['x-required'] === true}
          onChange={(on) => void setRequired(store, form, field.path, on)}
        />
        <RequiredWhen
          value={textOf(field.schema['x-required'])}
          fields={conditionFields(field, fields)}
          onChange={(feel) => set(words.form.requiredWhen, 'x-required', feel)}
        />
        {field.kind === 'choice' || field.kind === 'choices' ? <Options form={form} field={field} /> : null}
        <Row label={words.form.when} field="x-visible">
          <ConditionBuilder
            label={words.form.when}
            value={textOf(field.schema['x-visible'])}
            fields={conditionFields(field, fields)}
            emptyText={words.form.always}
            onChange={(feel) => set(words.form.when, 'x-visible', feel)}
          >
            <ConditionNow feel={textOf(field.schema['x-visible'])} field={field} sample={sample} who={who} />
          </ConditionBuilder>
        </Row>
        {shared || field.at === undefined ? null : (
          <Rights
            file={form.file}
            at={[...field.at, 'x-rights']}
            rights={objectOf(field.schema['x-rights'])}
            inherited={objectOf(form.json['rights'])}
            role={role}
          />
        )}
        <Row label={handbookWords.listed} field="x-handbook">
          <Choice
            label={handbookWords.listed}
            value={textOf(field.schema['x-handbook']) || 'none'}
            options={['none', ...handbookUses].map((id) => ({ id, name: handbookWords.uses[id] ?? id }))}
            onChange={(id) => set(handbookWords.listed, 'x-handbook', id === 'none' ? undefined : id)}
          />
        </Row>
        <Row label={words.form.sensitivity} field="x-sensitivity">
          <Choice
            label={words.form.sensitivity}
            value={textOf(field.schema['x-sensitivity']) || 'none'}
            options={[{ id: 'none', name: words.form.plain }, ...optionsOf(words.sensitivity)]}
            onChange={(id) => set(words.form.sensitivity, 'x-sensitivity', id === 'none' ? undefined : id)}
          />
        </Row>
      </div>
    </>
  );
};

/** Keywords that every kind has; they stand in places of their own. */
const everyKind = ['title', 'x-hint', 'x-required', 'x-visible', 'x-sensitivity', 'oneOf'];

/** What only fields of this kind can be told: short answers two in a line, formulas below. */
const KindColumns = ({
  field,
  onChange,
}: {
  readonly field: FieldEntry;
  readonly onChange: (what: string, key: string, value: Json | undefined) => void;
}) => {
  const columns = fieldKinds[field.kind].columns.filter(({ keyword }) => !everyKind.includes(keyword));
  const rowOf = (column: Column) => (
    <ColumnRow
      key={column.keyword}
      column={column}
      schema={field.schema}
      onChange={(value) => onChange(column.label, column.keyword, value)}
    />
  );
  return (
    <>
      <div className="d-two">
        {columns.filter(({ as }) => as === 'number' || as === 'text' || as === 'choice').map(rowOf)}
      </div>
      {columns.filter(({ as }) => as === 'feel').map(rowOf)}
    </>
  );
};

/** When a field must be filled in, where that hangs on something. */
const RequiredWhen = ({
  value,
  fields,
  onChange,
}: {
  readonly value: string;
  readonly fields: readonly FieldEntry[];
  readonly onChange: (feel: string | undefined) => void;
}) =>
  value === '' ? null : (
    <Row label={words.form.requiredWhen} field="x-required">
      <ConditionBuilder
        label={words.form.requiredWhen}
        value={value}
        fields={fields}
        emptyText={words.form.neverRequired}
        onChange={onChange}
      >
        {readCondition(value) === undefined ? <Told feel={value} /> : null}
      </ConditionBuilder>
    </Row>
  );

/** What a condition means, and what it does for the sample household now. */
const ConditionNow = ({
  feel,
  field,
  sample,
  who,
}: Pick<Props, 'sample' | 'who'> & { readonly feel: string; readonly field: FieldEntry }) => {
  const { all, seen } = useMemo(
    () => (sample === undefined || feel === '' ? { all: 0, seen: 0 } : shownIn(sample, field.path)),
    [sample, feel, field.path],
  );
  if (feel === '') return null;
  return (
    <>
      {readCondition(feel) === undefined ? <Told feel={feel} /> : null}
      {all === 0 ? null : (
        <p className="d-now-seen" data-seen={seen > 0}>
          {seen > 0 ? <Check size={13} aria-hidden /> : <EyeOff size={13} aria-hidden />}
          {field.inList ? words.form.appearsIn(who, seen, all) : words.form.appears(who, seen > 0)}
        </p>
      )}
    </>
  );
};

/** What a condition of a field may speak of: the fields beside it, by their own names, then the rest of the form. */
const conditionFields = (field: FieldEntry, fields: readonly FieldEntry[]): readonly FieldEntry[] => {
  const prefix = field.path.slice(0, field.path.length - (field.path.split('.').at(-1)?.length ?? 0));
  const beside = fields
    .filter(
      (one) =>
        one.path !== field.path &&
        one.path.startsWith(prefix) &&
        !one.path.slice(prefix.length).includes('.'),
    )
    .map((one) => ({ ...one, path: one.path.slice(prefix.length) }));
  return [...beside, ...fields.filter((one) => prefix !== '' && !one.inList && !one.path.includes('.'))];
};

const KindRow = ({ form, field }: { readonly form: Entry; readonly field: FieldEntry }) => {
  const { store } = useWorld();
  const change = (name: string): void => {
    const kind = Object.values(fieldKinds).find((one) => one.kind === name);
    if (kind === undefined) return;
    const kept = Object.fromEntries(
      Object.entries(field.schema).filter(
        ([key]) => key === 'title' || key === 'description' || (key.startsWith('x-') && key !== 'x-kind'),
      ),
    );
    const schema: JsonObject = JSON.parse(JSON.stringify({ ...kind.jsonSchema, ...kept })) as JsonObject;
    if (field.at !== undefined)
      store.getState().change(words.deed.set(words.form.kind), setValue(form.file, field.at, schema));
  };
  return (
    <Row label={words.form.kind} field="type">
      <Choice
        label={words.form.kind}
        value={field.kind}
        options={Object.values(fieldKinds).map((kind) => ({ id: kind.kind, name: kind.label }))}
        onChange={change}
      />
    </Row>
  );
};

const ColumnRow = ({
  column,
  schema,
  onChange,
}: {
  readonly column: Column;
  readonly schema: JsonObject;
  readonly onChange: (value: Json | undefined) => void;
}) => {
  const value = schema[column.keyword];
  const text = value === undefined || value === null ? '' : String(value);
  return (
    <Row label={column.label} field={column.keyword}>
      {column.as === 'number' ? (
        <NumberInput
          label={column.label}
          value={typeof value === 'number' ? value : undefined}
          onChange={onChange}
        />
      ) : column.as === 'choice' ? (
        <Choice
          label={column.label}
          value={text}
          options={(column.choices ?? []).map((choice) => ({ id: String(choice.value), name: choice.label }))}
          onChange={onChange}
        />
      ) : (
        <TextInput
          label={column.label}
          value={text}
          {...(column.as === 'feel' ? { lines: 2 } : {})}
          onChange={(next) => onChange(next === '' ? undefined : next)}
        />
      )}
      {column.as === 'feel' ? <Told feel={text} /> : null}
    </Row>
  );
};

/** What a formula means, in words. */
const Told = ({ feel }: { readonly feel: string }) => {
  const naming = namingIn(usePack());
  return feel === '' || naming === undefined ? null : (
    <p className="d-hint">{words.form.told(feelWords(feel, naming))}</p>
  );
};

const Options = ({ form, field }: { readonly form: Entry; readonly field: FieldEntry }) => {
  const { store } = useWorld();
  const list = field.kind === 'choices';
  const put = (options: readonly { readonly value: Json; readonly name: string }[]): void => {
    const oneOf = options.map((option) => ({ const: option.value, title: option.name }));
    const holder = objectOf(field.schema['items']);
    void setKeyword(
      store,
      form,
      field.path,
      words.form.options,
      [list ? 'items' : 'oneOf'],
      list ? { ...holder, oneOf } : oneOf,
    );
  };
  return (
    <Row label={words.form.options} field="oneOf">
      {field.options.map((option, index) => (
        <div key={index} className="d-inline">
          <TextInput
            label={words.form.options}
            value={option.name}
            onChange={(name) => put(field.options.map((one, at) => (at === index ? { ...one, name } : one)))}
          />
          <RemoveButton
            label={words.a11y.delete}
            onPress={() => put(field.options.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <LinkButton
        onPress={() =>
          put([
            ...field.options,
            {
              value: `option${field.options.length + 1}`,
              name: `${words.form.options}${field.options.length + 1}`,
            },
          ])
        }
      >
        <Plus size={12} aria-hidden /> {words.form.addOption}
      </LinkButton>
    </Row>
  );
};

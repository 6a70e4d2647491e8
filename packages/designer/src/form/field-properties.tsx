import { Check, Eye, EyeOff, Pencil, Plus, Trash2 } from 'lucide-react';
import { handbookUses, type Json, type JsonObject } from '@fiveones/definition';
import { fieldKinds, type Column } from '@fiveones/forms';
import { feelWords } from '@fiveones/handbook';
import { useMemo } from 'react';
import { setValue } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { ConditionBuilder, LinkButton } from '../condition-builder.tsx';
import { readCondition } from '../condition.ts';
import { usePack, useWorld } from '../context.tsx';
import { namingIn } from '../naming.ts';
import { Choice, NumberInput, Row, TextInput, Toggle } from '../controls.tsx';
import type { Entry } from '../pack.ts';
import { letterName, lettersOf } from '../letters.ts';
import { handbookWords } from '../words-handbook.ts';
import { words } from '../words.ts';
import { setKeyword, setRequired } from './field-deeds.ts';
import { FieldIcon } from './field-palette.tsx';
import { fieldsOf, type FieldEntry } from './fields.ts';
import { shownIn, type Sample } from './sample.ts';

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
        <FormSettings form={form} role={role} fields={fields} onSelect={onSelect} />
      ) : (
        <FieldSettings
          key={field.path}
          form={form}
          field={field}
          fields={fields}
          role={role}
          sample={sample}
          who={who}
        />
      )}
    </aside>
  );
};

const FormSettings = ({
  form,
  role,
  fields,
  onSelect,
}: {
  readonly form: Entry;
  readonly role: string;
  readonly fields: readonly FieldEntry[];
  readonly onSelect: Props['onSelect'];
}) => {
  const { store } = useWorld();
  const set = (what: string, key: string, value: Json | undefined): void =>
    void store.getState().change(words.deed.set(what), setValue(form.file, [key], value));
  const sections = listOf(form.json['sections']).map(objectOf);
  return (
    <>
      <header className="d-inspector-head">
        <div className="d-head-line">
          <h2>{form.name}</h2>
        </div>
        <p className="d-hint">{words.form.selectHint}</p>
      </header>
      <div className="d-inspector-body">
        <Row label={words.form.name} field="name">
          <TextInput
            label={words.form.name}
            value={form.name}
            onChange={(name) => set(words.form.name, 'name', name)}
          />
        </Row>
        <Row label={words.form.title} field="title">
          <TextInput
            label={words.form.title}
            value={textOf(form.json['title'])}
            onChange={(title) => set(words.form.title, 'title', title)}
          />
        </Row>
        <Row label={words.form.member} field="member" hint={words.form.memberHint}>
          <TextInput
            label={words.form.member}
            value={textOf(form.json['member'])}
            onChange={(text) => {
              const member = text.trim();
              if (member === '' || /^[A-Za-z][\w-]*$/.test(member))
                set(words.form.member, 'member', member === '' ? undefined : member);
            }}
          />
        </Row>
        <Row label={words.form.section}>
          {sections.map((section, index) => (
            <div key={textOf(section['id'])} className="d-inline">
              <TextInput
                label={words.form.section}
                value={textOf(section['title'])}
                onChange={(title) =>
                  void store
                    .getState()
                    .change(
                      words.deed.set(words.form.section),
                      setValue(form.file, ['sections', { id: textOf(section['id']) }, 'title'], title),
                    )
                }
              />
              <button
                type="button"
                className="d-icon-button"
                aria-label={words.a11y.delete}
                disabled={listOf(section['rows']).length > 0}
                onClick={() =>
                  void store
                    .getState()
                    .change(
                      words.deed.set(words.form.section),
                      setValue(form.file, ['sections', index], undefined),
                    )
                }
              >
                <Trash2 size={13} />
              </button>
            </div>
          ))}
          <LinkButton
            onPress={() =>
              void store
                .getState()
                .change(
                  words.form.addSection,
                  setValue(
                    form.file,
                    ['sections'],
                    [
                      ...sections,
                      { id: `section${sections.length + 1}`, title: words.form.section, rows: [] },
                    ],
                  ),
                )
            }
          >
            ＋ {words.form.addSection}
          </LinkButton>
        </Row>
        <Rights
          file={form.file}
          at={['rights']}
          rights={objectOf(form.json['rights'])}
          inherited={undefined}
          role={role}
        />
        <Row label={words.form.fieldKey}>
          <ul className="d-outline">
            {fields.map((field) => (
              <li key={field.path}>
                <button
                  type="button"
                  className="d-item"
                  onClick={() => onSelect(field.path)}
                  data-depth={field.path.split('.').length}
                >
                  <FieldIcon kind={field.kind} />
                  <span className="d-item-name">{field.title}</span>
                </button>
              </li>
            ))}
          </ul>
        </Row>
      </div>
    </>
  );
};

const FieldSettings = ({
  form,
  field,
  fields,
  role,
  sample,
  who,
}: Pick<Props, 'form' | 'role' | 'sample' | 'who'> & {
  readonly field: FieldEntry;
  readonly fields: readonly FieldEntry[];
}) => {
  const { store } = useWorld();
  const shared = field.at === undefined;
  const set = (what: string, key: string, value: Json | undefined): void =>
    void setKeyword(store, form, field.path, what, [key], value);
  const columns = fieldKinds[field.kind].columns.filter(
    (column) =>
      !['title', 'x-hint', 'x-required', 'x-visible', 'x-sensitivity', 'oneOf'].includes(column.keyword),
  );
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
        <div className="d-two">
          {columns
            .filter((column) => column.as === 'number' || column.as === 'text' || column.as === 'choice')
            .map((column) => (
              <ColumnRow
                key={column.keyword}
                column={column}
                schema={field.schema}
                onChange={(value) => set(column.label, column.keyword, value)}
              />
            ))}
        </div>
        {columns
          .filter((column) => column.as === 'feel')
          .map((column) => (
            <ColumnRow
              key={column.keyword}
              column={column}
              schema={field.schema}
              onChange={(value) => set(column.label, column.keyword, value)}
            />
          ))}
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
            options={[
              { id: 'none', name: words.form.plain },
              ...Object.entries(words.sensitivity).map(([id, name]) => ({ id, name })),
            ]}
            onChange={(id) => set(words.form.sensitivity, 'x-sensitivity', id === 'none' ? undefined : id)}
          />
        </Row>
      </div>
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
          <button
            type="button"
            className="d-icon-button"
            aria-label={words.a11y.delete}
            onClick={() => put(field.options.filter((_, at) => at !== index))}
          >
            <Trash2 size={13} />
          </button>
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

type Right = 'edit' | 'view' | 'hide';
const nextRight: Readonly<Record<Right, Right>> = { edit: 'view', view: 'hide', hide: 'edit' };

interface RightsProps {
  readonly file: string;
  readonly at: readonly (string | number | { readonly id: string })[];
  readonly rights: JsonObject;
  readonly inherited: JsonObject | undefined;
  readonly role: string;
}

/** Who may fill and who may see, role by role in three states; a click goes to the next state. */
const Rights = ({ file, at, rights, inherited, role }: RightsProps) => {
  const { store } = useWorld();
  const pack = usePack();
  const own = rights['edit'] !== undefined || rights['view'] !== undefined;
  const from = own ? rights : (inherited ?? rights);
  const stateOf = (letter: string): Right =>
    textOf(from['edit']).includes(letter) ? 'edit' : textOf(from['view']).includes(letter) ? 'view' : 'hide';
  const cycle = (letter: string): void => {
    const next = nextRight[stateOf(letter)];
    const without = (text: unknown): string => textOf(text).replaceAll(letter, '');
    const value = {
      edit: `${without(from['edit'])}${next === 'edit' ? letter : ''}`,
      view: `${without(from['view'])}${next === 'view' ? letter : ''}`,
    };
    store.getState().change(words.deed.set(words.form.rights), setValue(file, at, value));
  };
  return (
    <Row
      label={
        <>
          {words.form.rights}
          {inherited !== undefined && own ? (
            <LinkButton
              onPress={() =>
                void store.getState().change(words.deed.set(words.form.rights), setValue(file, at, undefined))
              }
            >
              {words.form.inherit}
            </LinkButton>
          ) : null}
        </>
      }
      field="x-rights"
    >
      <table className="d-rights">
        <tbody>
          {lettersOf(pack).map((letter) => {
            const name = letterName(pack, letter);
            const state = stateOf(letter);
            return (
              <tr key={letter} data-current={letter === role}>
                <th scope="row">{name}</th>
                <td>
                  <button
                    type="button"
                    data-right={state}
                    onClick={() => cycle(letter)}
                    aria-label={`${name}：${words.form[state]}`}
                  >
                    {state === 'edit' ? (
                      <Pencil size={12} aria-hidden />
                    ) : state === 'view' ? (
                      <Eye size={12} aria-hidden />
                    ) : (
                      <EyeOff size={12} aria-hidden />
                    )}
                    {words.form[state]}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Row>
  );
};

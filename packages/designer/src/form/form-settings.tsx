import { Trash2 } from 'lucide-react';
import type { Json } from '@fiveones/definition';
import { setValue, type PathStep } from '../changes.ts';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Row, TextInput } from '../controls.tsx';
import type { Entry } from '../pack.ts';
import { words } from '../words.ts';
import { FieldIcon } from './field-palette.tsx';
import { designedFields } from './fields.ts';
import { Rights } from './field-rights.tsx';

/** What can be set on a form as a whole: its names, its sections, who fills it; and its fields to go to. */
export const FormSettings = ({
  form,
  role,
  onSelect,
}: {
  readonly form: Entry;
  readonly role: string;
  readonly onSelect: (field: string) => void;
}) => (
  <>
    <header className="d-inspector-head">
      <div className="d-head-line">
        <h2>{form.name}</h2>
      </div>
      <p className="d-hint">{words.form.selectHint}</p>
    </header>
    <div className="d-inspector-body">
      <Names form={form} />
      <Sections form={form} />
      <Rights
        file={form.file}
        at={['rights']}
        rights={objectOf(form.json['rights'])}
        inherited={undefined}
        role={role}
      />
      <Outline form={form} onSelect={onSelect} />
    </div>
  </>
);

/** What the form is called: on the shelf, on paper, and under which name it lies in the data. */
const Names = ({ form }: { readonly form: Entry }) => {
  const { store } = useWorld();
  const set = (what: string, key: string, value: Json | undefined): void =>
    void store.getState().change(words.deed.set(what), setValue(form.file, [key], value));
  return (
    <>
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
    </>
  );
};

/** The sections of the form by their titles; one that has no fields can go. */
const Sections = ({ form }: { readonly form: Entry }) => {
  const { store } = useWorld();
  const sections = listOf(form.json['sections']).map(objectOf);
  const change = (what: string, path: readonly PathStep[], value: Json | undefined): void =>
    void store.getState().change(what, setValue(form.file, ['sections', ...path], value));
  const changed = words.deed.set(words.form.section);
  const fresh = { id: `section${sections.length + 1}`, title: words.form.section, rows: [] };
  return (
    <Row label={words.form.section}>
      {sections.map((section, index) => (
        <div key={textOf(section['id'])} className="d-inline">
          <TextInput
            label={words.form.section}
            value={textOf(section['title'])}
            onChange={(title) => change(changed, [{ id: textOf(section['id']) }, 'title'], title)}
          />
          <button
            type="button"
            className="d-icon-button"
            aria-label={words.a11y.delete}
            disabled={listOf(section['rows']).length > 0}
            onClick={() => change(changed, [index], undefined)}
          >
            <Trash2 size={13} />
          </button>
        </div>
      ))}
      <LinkButton onPress={() => change(words.form.addSection, [], [...sections, fresh])}>
        ＋ {words.form.addSection}
      </LinkButton>
    </Row>
  );
};

const Outline = ({
  form,
  onSelect,
}: {
  readonly form: Entry;
  readonly onSelect: (field: string) => void;
}) => (
  <Row label={words.form.fieldKey}>
    <ul className="d-outline">
      {designedFields(usePack(), form.json).map((field) => (
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
);

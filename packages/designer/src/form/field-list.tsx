import { ChevronDown, ChevronRight, ChevronUp, Plus, Settings2 } from 'lucide-react';
import { fieldKinds } from '@fiveones/forms';
import { usePack, useWorld } from '../context.tsx';
import type { Entry } from '../pack.ts';
import { words } from '../words.ts';
import { phoneWords } from '../words-phone.ts';
import { sectionsOf, shiftField } from './field-deeds.ts';
import { FieldIcon } from './field-palette.tsx';
import { designedFields, type FieldEntry } from './fields.ts';

interface Props {
  readonly form: Entry;
  /** Opens a field; absent: the form as a whole. */
  readonly onOpen: (field: string | undefined) => void;
  readonly onAdd: () => void;
}

/** A form as the list of its fields, section by section: how a phone changes it. */
export const FieldList = ({ form, onOpen, onAdd }: Props) => {
  const { editable } = useWorld();
  const fields = designedFields(usePack(), form.json);
  const groups = groupsOf(form, fields);
  return (
    <div className="d-field-list">
      <div className="d-field-list-head">
        <button type="button" className="d-button" onClick={() => onOpen(undefined)}>
          <Settings2 size={16} aria-hidden />
          {phoneWords.form}
        </button>
        {editable ? (
          <button type="button" className="d-button" onClick={onAdd}>
            <Plus size={16} aria-hidden />
            {phoneWords.addField}
          </button>
        ) : null}
      </div>
      {groups.map((group) => (
        <section key={group.id}>
          <h3>{group.title}</h3>
          <ul>
            {group.fields.map((field) => (
              <li key={field.path} data-depth={field.path.split('.').length}>
                <button type="button" className="d-field-line" onClick={() => onOpen(field.path)}>
                  <span className="d-chip-icon">
                    <FieldIcon kind={field.kind} />
                  </span>
                  <span className="d-field-words">
                    <b>{field.title}</b>
                    <small>
                      {fieldKinds[field.kind].label}
                      {field.required || field.schema['x-required'] === true
                        ? ` · ${phoneWords.required}`
                        : ''}
                    </small>
                  </span>
                  {editable && !field.path.includes('.') ? null : <ChevronRight size={16} aria-hidden />}
                </button>
                {editable && !field.path.includes('.') && group.id !== '' ? (
                  <Shift form={form} field={field} />
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};

const Shift = ({ form, field }: { readonly form: Entry; readonly field: FieldEntry }) => {
  const { store } = useWorld();
  return (
    <>
      <button
        type="button"
        className="d-icon-button"
        aria-label={`${field.title}：${words.form.up}`}
        onClick={() => shiftField(store, form, field.path, -1)}
      >
        <ChevronUp size={18} aria-hidden />
      </button>
      <button
        type="button"
        className="d-icon-button"
        aria-label={`${field.title}：${words.form.down}`}
        onClick={() => shiftField(store, form, field.path, 1)}
      >
        <ChevronDown size={18} aria-hidden />
      </button>
    </>
  );
};

interface Group {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FieldEntry[];
}

/** The fields in the order in which the form asks them, each group before its members; last those in no section. */
const groupsOf = (form: Entry, fields: readonly FieldEntry[]): readonly Group[] => {
  const standing = (name: string): readonly FieldEntry[] =>
    fields.filter(({ path }) => path === name || path.startsWith(`${name}.`));
  const placed = sectionsOf(form).map(({ id, title, rows }): Group => ({
    id,
    title,
    fields: rows.flat().flatMap(standing),
  }));
  const known = new Set(placed.flatMap((group) => group.fields.map(({ path }) => path)));
  const left = fields.filter(({ path }) => !known.has(path));
  return left.length === 0 ? placed : [...placed, { id: '', title: phoneWords.noSection, fields: left }];
};

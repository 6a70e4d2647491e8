import { fieldKinds } from '@fiveones/forms';
import { RemoveButton } from '../chart/remove-button.tsx';
import { useWorld } from '../context.tsx';
import { Choice, Row } from '../controls.tsx';
import type { Entry } from '../pack.ts';
import { words } from '../words.ts';
import { addMember, dropMember, membersAt } from './field-deeds.ts';
import { commonKinds } from './field-palette.tsx';
import type { FieldEntry } from './fields.ts';

interface Props {
  readonly field: FieldEntry;
  readonly fields: readonly FieldEntry[];
  readonly onSelect: (field: string) => void;
}

/** The columns of a detail table, or what a group is made of: opened, added, taken away. */
export const Members = ({ form, field, fields, onSelect }: Props & { readonly form: Entry }) => {
  const { store, editable } = useWorld();
  if (membersAt(form, field) === undefined) return null;
  const members = fields.filter(
    ({ path }) => path.startsWith(`${field.path}.`) && !path.slice(field.path.length + 1).includes('.'),
  );
  const say = field.kind === 'rows' ? words.form.rowColumns : words.form.members;
  return (
    <Row label={say.label} hint={members.length === 0 ? say.none : ''}>
      {members.map((member) => (
        <div key={member.path} className="d-inline">
          <button type="button" className="d-link d-block" onClick={() => onSelect(member.path)}>
            {member.title} · {fieldKinds[member.kind].label}
          </button>
          {editable ? (
            <RemoveButton
              label={words.deed.removeField(member.title)}
              onPress={() => void dropMember(store, form, member)}
            />
          ) : null}
        </div>
      ))}
      {editable ? (
        <Choice
          label={say.add}
          value=""
          small
          placeholder={say.add}
          options={commonKinds
            .filter((kind) => kind !== 'rows')
            .map((kind) => ({ id: kind, name: fieldKinds[kind].label }))}
          onChange={(chosen) => {
            const kind = commonKinds.find((one) => one === chosen);
            const path = kind === undefined ? undefined : addMember(store, form, field, fieldKinds[kind]);
            if (path !== undefined) onSelect(path);
          }}
        />
      ) : null}
    </Row>
  );
};

/** What a column or a member belongs to; a click leads back there. */
export const Above = ({ field, fields, onSelect }: Props) => {
  const above = fields.find(({ path }) => path === field.path.split('.').slice(0, -1).join('.'));
  return above === undefined ? null : (
    <p className="d-hint">
      <button type="button" className="d-link" onClick={() => onSelect(above.path)}>
        {words.form.partOf(above.title)}
      </button>
    </p>
  );
};

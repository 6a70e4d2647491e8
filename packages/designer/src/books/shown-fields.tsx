import type { JsonObject } from '@fiveones/definition';
import { textOf } from '@fiveones/chart';
import { Choice, TextInput } from '../controls.tsx';
import type { FieldEntry } from '../form/fields.ts';
import { words } from '../words.ts';
import { Cards } from './parts.tsx';

/** Fields of a case that are shown elsewhere, each with what it is called there. */
export const ShownFields = ({
  label,
  field,
  hint = '',
  fields,
  members,
  most,
  editable,
  onChange,
}: {
  readonly label: string;
  readonly field: string;
  readonly hint?: string;
  readonly fields: readonly FieldEntry[];
  readonly members: readonly JsonObject[];
  readonly most: number;
  readonly editable: boolean;
  readonly onChange: (shows: readonly JsonObject[]) => void;
}) => {
  const [first] = fields;
  if (first === undefined) return null;
  const member = (entry: FieldEntry): JsonObject => ({ label: entry.title, field: entry.path });
  return (
    <Cards
      label={label}
      field={field}
      hint={hint}
      members={members}
      fresh={() => member(fields.find(({ path }) => !members.some((one) => one['field'] === path)) ?? first)}
      addWords={words.figures.addShow}
      editable={editable && members.length < most}
      onChange={onChange}
    >
      {(one, change) => (
        <div className="d-inline">
          <Choice
            label={words.figures.showField}
            field={`${field}.field`}
            value={textOf(one['field'])}
            options={fields.map(({ path, title }) => ({ id: path, name: title, more: path }))}
            disabled={!editable}
            onChange={(path) => {
              const entry = fields.find((known) => known.path === path);
              if (entry) change({ ...one, ...member(entry) });
            }}
          />
          <TextInput
            label={words.figures.showLabel}
            field={`${field}.label`}
            value={textOf(one['label'])}
            disabled={!editable}
            onChange={(text) => text.trim() !== '' && change({ ...one, label: text.trim() })}
          />
        </div>
      )}
    </Cards>
  );
};

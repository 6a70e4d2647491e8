import {
  AlignLeft,
  Banknote,
  CalendarDays,
  Camera,
  CircleDot,
  FileUp,
  GripVertical,
  Hash,
  IdCard,
  ListChecks,
  MapPin,
  PenLine,
  Phone,
  Sigma,
  Table2,
  ToggleLeft,
  Type,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import { useMemo, useState } from 'react';
import type { JsonObject } from '@fiveones/definition';
import { fieldKinds, type FieldKindName } from '@fiveones/forms';
import { objectOf, textOf } from '@fiveones/chart';
import { usePack, useWorld } from '../context.tsx';
import type { Entry, Pack } from '../pack.ts';
import { SearchBox } from '../search-box.tsx';
import { words } from '../words.ts';
import { putField, putKind } from './field-deeds.ts';
import { fieldsOf, resolved } from './fields.ts';

const icons: Readonly<Partial<Record<FieldKindName, LucideIcon>>> = {
  text: Type,
  textarea: AlignLeft,
  number: Hash,
  integer: Hash,
  percent: Hash,
  share: Hash,
  money: Banknote,
  boolean: ToggleLeft,
  choice: CircleDot,
  choices: ListChecks,
  date: CalendarDays,
  dateTime: CalendarDays,
  month: CalendarDays,
  idCard: IdCard,
  phone: Phone,
  region: MapPin,
  rows: Table2,
  photos: Camera,
  files: FileUp,
  signature: PenLine,
  person: UserRound,
  computed: Sigma,
};

/** The icon of a kind of field. */
export const FieldIcon = ({ kind, size = 14 }: { readonly kind: FieldKindName; readonly size?: number }) => {
  const Drawing = icons[kind] ?? Type;
  return <Drawing size={size} aria-hidden />;
};

/** The kind of data a dragged field carries: `kind:money` or `type:person`. */
export const fieldDrag = 'application/x-fiveones-field';

/** The kinds that are offered for a new field, in the order of the palette. */
export const commonKinds: readonly FieldKindName[] = [
  'text',
  'textarea',
  'integer',
  'money',
  'date',
  'choice',
  'choices',
  'boolean',
  'rows',
  'photos',
  'files',
  'signature',
  'idCard',
  'phone',
  'region',
  'computed',
];

interface DictionaryEntry {
  readonly id: string;
  readonly name: string;
  readonly schema: JsonObject;
  readonly key: string;
  readonly used: boolean;
  readonly kind: FieldKindName;
}

/** Fields that the package has once for all forms: its shared types, and the members of the types that are groups. */
const dictionary = (pack: Pack, form: Entry): readonly DictionaryEntry[] => {
  const present = new Set(fieldsOf(pack, form.json).map((field) => field.path.split('.').at(-1)));
  return pack.types.flatMap((type) => {
    const schema = resolved(pack, objectOf(type.json['schema']));
    const members = fieldsOf(pack, { schema }).filter((field) => !field.path.includes('.'));
    const whole: DictionaryEntry = {
      id: type.id,
      name: type.name,
      schema: { $ref: `../types/${type.id}.json`, title: type.name },
      key: type.id,
      used: present.has(type.id),
      kind: schema['type'] === 'array' ? 'rows' : 'object',
    };
    return [
      whole,
      ...members.map((field) => ({
        id: `${type.id}.${field.path}`,
        name: field.title,
        schema: field.schema,
        key: field.path,
        used: present.has(field.path),
        kind: field.kind,
      })),
    ];
  });
};

interface Props {
  readonly form: Entry;
  readonly selected: string | undefined;
  readonly onSelect: (field: string | undefined) => void;
}

/** What can be put on a form: kinds of fields, and the fields all forms share. A click or Enter puts it after the selected field. */
export const FieldPalette = ({ form, selected, onSelect }: Props) => {
  const { store, editable } = useWorld();
  const pack = usePack();
  const [query, setQuery] = useState('');
  const shared = useMemo(() => dictionary(pack, form), [pack, form]);
  const wanted = query.trim();
  const kinds = commonKinds.filter((kind) => fieldKinds[kind].label.includes(wanted));
  const found = shared.filter((entry) => entry.name.includes(wanted));
  const put = (path: string | undefined): void => {
    if (path !== undefined) onSelect(path);
  };
  return (
    <aside className="d-palette d-field-palette" aria-label={words.form.common}>
      <SearchBox name={words.form.search} query={query} onQuery={setQuery} />
      <h3 className="d-group-head">{words.form.common}</h3>
      <ul>
        {kinds.map((kind) => (
          <Item
            key={kind}
            kind={kind}
            name={fieldKinds[kind].label}
            drag={`kind:${kind}`}
            used={false}
            disabled={!editable}
            onPress={() => put(putKind(store, form, fieldKinds[kind], selected))}
          />
        ))}
      </ul>
      {shared.length === 0 ? null : (
        <>
          <h3 className="d-group-head">
            {words.form.dictionary}
            <span>{shared.length}</span>
          </h3>
          <ul>
            {found.map((entry) => (
              <Item
                key={entry.id}
                kind={entry.kind}
                name={entry.name}
                drag={`type:${entry.id}`}
                used={entry.used}
                disabled={!editable}
                onPress={() =>
                  put(
                    putField(store, form, {
                      schema: entry.schema,
                      key: entry.key,
                      name: entry.name,
                      after: selected,
                    }),
                  )
                }
              />
            ))}
          </ul>
          <p className="d-palette-note">{words.form.hint}</p>
        </>
      )}
      {kinds.length + found.length === 0 ? <p className="d-faint">{words.form.noField}</p> : null}
    </aside>
  );
};

/** Puts what was dragged onto the form after a field. */
export const dropDragged = (
  data: string,
  pack: Pack,
  form: Entry,
  store: ReturnType<typeof useWorld>['store'],
  after: string | undefined,
): string | undefined => {
  const [what, id = ''] = data.split(':');
  const kind = commonKinds.find((one) => one === id);
  if (what === 'kind' && kind !== undefined) return putKind(store, form, fieldKinds[kind], after);
  const entry = dictionary(pack, form).find((one) => one.id === id);
  return entry === undefined
    ? undefined
    : putField(store, form, { schema: entry.schema, key: entry.key, name: entry.name, after });
};

interface ItemProps {
  readonly kind: FieldKindName;
  readonly name: string;
  readonly drag: string;
  readonly used: boolean;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

const Item = ({ kind, name, drag, used, disabled, onPress }: ItemProps) => (
  <li>
    <button
      type="button"
      className="d-item"
      disabled={disabled}
      draggable={!disabled}
      onDragStart={(event) => event.dataTransfer.setData(fieldDrag, drag)}
      onClick={onPress}
    >
      <FieldIcon kind={kind} />
      <span className="d-item-name">{name}</span>
      {used ? <small className="d-faint">{words.form.used}</small> : null}
      <GripVertical size={12} className="d-grip" aria-hidden />
    </button>
  </li>
);

/** The name of a field for people. */
export const titleOf = (schema: JsonObject, path: string): string => textOf(schema['title']) || path;

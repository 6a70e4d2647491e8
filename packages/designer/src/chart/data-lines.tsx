import { useId, useState } from 'react';
import type { Json, JsonObject } from '@fiveones/definition';
import { listOf, objectOf, textOf } from '@fiveones/chart';
import { LinkButton } from '../condition-builder.tsx';
import { usePack, useWorld } from '../context.tsx';
import { Choice, Row, Segments, TextInput } from '../controls.tsx';
import { nameData } from '../changes.ts';
import { conditionFields, dataFields, isAsked } from '../form/fields.ts';
import { stepWords } from '../words-step.ts';
import { words } from '../words.ts';
import { RemoveButton } from './remove-button.tsx';

/**
 * A place in the data of the case. The fields of the forms are offered; where it is one of them, its name is told, else it
 * is given one here.
 */
export const DataPlace = ({
  label,
  value,
  onChange,
  field,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (place: string) => void;
  readonly field?: string | undefined;
}) => {
  const pack = usePack();
  const { store, editable } = useWorld();
  const list = useId();
  const known = dataFields(pack);
  const title = known.find(({ path }) => path === value)?.title;
  const named = textOf(pack.dataItems.find(({ id }) => id === value)?.['name']);
  return (
    <>
      <TextInput
        label={label}
        field={field}
        placeholder={label}
        value={value}
        list={list}
        disabled={!editable}
        onChange={(text) => {
          const place = text.trim();
          if (/^[A-Za-z][A-Za-z0-9_.]*$/.test(place)) onChange(place);
        }}
      />
      <datalist id={list}>
        {known.map(({ path, title: name }) => (
          <option key={path} value={path}>
            {name}
          </option>
        ))}
      </datalist>
      {value === '' ? null : isAsked(pack, value) ? (
        <small className="d-faint">{title}</small>
      ) : (
        <TextInput
          label={stepWords.dataName}
          placeholder={stepWords.dataName}
          value={named}
          onChange={(name) =>
            store.getState().change(words.deed.set(stepWords.dataName), nameData(value, name.trim()))
          }
        />
      )}
    </>
  );
};

type ValueKind = keyof typeof stepWords.valueKinds;
const kinds: readonly ValueKind[] = ['fixed', 'field', 'formula'];
const path = /^=\s*([A-Za-z][\w.]*)\s*$/;

/** A value: written down, taken from a form, or worked out. */
export const ValueField = ({
  label,
  value,
  onChange,
  field,
}: {
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  readonly field?: string | undefined;
}) => {
  const pack = usePack();
  const fields = conditionFields(pack);
  const text = textOf(value);
  const named = path.exec(text)?.[1];
  const known = fields.some((one) => one.path === named);
  const [chosen, setChosen] = useState<ValueKind>();
  const kind: ValueKind = chosen ?? (known ? 'field' : text.startsWith('=') ? 'formula' : 'fixed');
  return (
    <div className="d-value" data-field={field}>
      <Segments
        label={label}
        value={kind}
        options={kinds.map((id) => ({ id, name: stepWords.valueKinds[id] }))}
        onChange={(id) => setChosen(kinds.find((one) => one === id))}
      />
      {kind === 'field' ? (
        <Choice
          small
          label={label}
          value={known ? (named ?? '') : ''}
          placeholder={words.form.chooseField}
          options={fields.map((one) => ({ id: one.path, name: one.title }))}
          onChange={(id) => onChange(`=${id}`)}
        />
      ) : (
        <TextInput
          label={label}
          value={kind === 'formula' ? text.replace(/^=\s*/, '') : writtenText(value)}
          {...(kind === 'formula' ? { lines: 2 } : {})}
          onChange={(typed) =>
            onChange(kind === 'formula' ? `=${typed.replace(/^=\s*/, '')}` : plainValue(typed))
          }
        />
      )}
    </div>
  );
};

const writtenText = (value: Json | undefined): string =>
  value === undefined
    ? ''
    : typeof value === 'string'
      ? value.startsWith('=')
        ? ''
        : value
      : JSON.stringify(value);

/** What a person wrote as a value: numbers, 是 and 否 as such, lists and groups in brackets, everything else as text. */
const plainValue = (text: string): Json => {
  const bare = text.trim();
  if (/^-?\d+(\.\d+)?$/.test(bare)) return Number(bare);
  if (bare === 'true' || bare === words.form.yes) return true;
  if (bare === 'false' || bare === words.form.no) return false;
  if (bare === 'null') return null;
  if (!/^[[{]/.test(bare)) return text;
  try {
    return JSON.parse(bare) as Json;
  } catch {
    return text;
  }
};

/** Lines that each write a value to a place. `onChange(undefined)`: no line is left. */
export const AssignLines = ({
  label,
  hint = '',
  field,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  /** The property it edits. */
  readonly field: string;
  readonly value: Json | undefined;
  readonly onChange: (lines: readonly JsonObject[] | undefined) => void;
}) => {
  const { editable } = useWorld();
  const lines = listOf(value).map(objectOf);
  const put = (next: readonly JsonObject[]): void => onChange(next.length === 0 ? undefined : next);
  const change = (index: number, part: JsonObject): void =>
    put(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  return (
    <Row label={label} field={field} hint={lines.length === 0 ? '' : hint}>
      {lines.map((line, index) => (
        <div key={index} className="d-way-card d-assign">
          <div className="d-inline">
            <span className="d-grow">
              <DataPlace
                label={stepWords.place}
                field={`${field}.into`}
                value={textOf(line['into'])}
                onChange={(into) => change(index, { into })}
              />
            </span>
            {editable ? (
              <RemoveButton
                label={words.what.remove}
                onPress={() => put(lines.filter((_, at) => at !== index))}
              />
            ) : null}
          </div>
          <ValueField
            label={stepWords.value}
            field={`${field}.value`}
            value={line['value']}
            onChange={(next) => change(index, { value: next })}
          />
        </div>
      ))}
      {editable ? (
        <LinkButton onPress={() => put([...lines, { into: `note${lines.length + 1}`, value: '' }])}>
          ＋ {stepWords.addLine}
        </LinkButton>
      ) : null}
    </Row>
  );
};
